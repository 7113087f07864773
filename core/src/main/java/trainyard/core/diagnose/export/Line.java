package trainyard.core.diagnose.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a stream of bytes, one after the other and of bounded length. A carriage return ends one too, since
 * progress bars are made of them.
 */
final class Line {
    private static final String CUT = " [cut: the line goes on]";

    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private boolean isCut;

    Line(InputStream in) {
        this.in = in;
    }

    /** @return false at the end of the stream */
    boolean next() throws IOException {
        start = end < filled ? end + 1 : end;
        isCut = false;
        boolean found = find();
        isCut |= end - start > Redaction.LONGEST_LINE;
        return found;
    }

    private boolean find() throws IOException {
        int from = start;
        while (true) {
            end = lineEnd(from);
            if (end < filled) {
                return true;
            }
            if (filled - start > Redaction.LONGEST_LINE) {
                isCut = true;
                return skipped();
            }
            from = filled - start;
            if (!fill()) {
                end = filled;
                return start < filled;
            }
        }
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < filled && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Moves what is there of the line to the front, and reads on behind it. */
    private boolean fill() throws IOException {
        System.arraycopy(bytes, start, bytes, 0, filled - start);
        filled -= start;
        start = 0;
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(0, count);
        return count >= 0;
    }

    /** Keeps the beginning of a line without an end, and reads over the rest of it. */
    private boolean skipped() throws IOException {
        int kept = start + Redaction.LONGEST_LINE;
        while (true) {
            filled = kept;
            int count = in.read(bytes, kept, bytes.length - kept);
            if (count < 0) {
                end = filled;
                return true;
            }
            filled += count;
            int found = lineEnd(kept);
            if (found < filled) {
                System.arraycopy(bytes, found, bytes, kept, filled - found);
                filled -= found - kept;
                end = kept;
                return true;
            }
        }
    }

    String text() {
        String text =
                new String(bytes, start, Math.min(end - start, Redaction.LONGEST_LINE), StandardCharsets.ISO_8859_1);
        return isCut ? text.substring(0, Math.max(0, text.lastIndexOf(' '))) + CUT : text;
    }

    boolean mayHaveSecrets() {
        return isCut || Anchors.areIn(bytes, start, end);
    }

    int length() {
        return end - start;
    }

    /** How many bytes ended it: none at the end of the stream. */
    int endLength() {
        return end < filled ? 1 : 0;
    }

    void copyTo(OutputStream out) throws IOException {
        out.write(bytes, start, end - start);
    }

    void copyEndTo(OutputStream out) throws IOException {
        out.write(bytes, end, endLength());
    }
}
