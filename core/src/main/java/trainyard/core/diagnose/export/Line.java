package trainyard.core.diagnose.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The next line of a stream of bytes, of bounded length; a carriage return ends one too, since progress bars are made of them. */
final class Line {
    private static final String CUT = " [cut: the line goes on]";

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private boolean isCut;
    private int end = -1;

    /** @return false at the end of the stream */
    boolean read(InputStream in) throws IOException {
        length = 0;
        isCut = false;
        for (end = in.read(); end >= 0 && end != '\n' && end != '\r'; end = in.read()) {
            if (length == Redaction.LONGEST_LINE) {
                isCut = true;
                continue;
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) end;
        }
        return end >= 0 || length > 0;
    }

    String text() {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return isCut ? text.substring(0, Math.max(0, text.lastIndexOf(' '))) + CUT : text;
    }

    /** The byte that ended it; none at the end of the stream. */
    byte[] end() {
        return end < 0 ? new byte[0] : new byte[] {(byte) end};
    }
}
