package trainyard.core.plan.edit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A plan's text, as it stands in its file.
 *
 * @param text without the byte order mark
 * @param hasMark whether the file starts with a byte order mark, as some editors on Windows write it
 */
public record PlanText(String text, boolean hasMark) {
    private static final String MARK = "\ufeff";

    public static PlanText of(String text) {
        boolean hasMark = text.startsWith(MARK);
        return new PlanText(hasMark ? text.substring(1) : text, hasMark);
    }

    /** @throws CharacterCodingException where the bytes are no UTF-8 */
    public static PlanText read(byte[] bytes) throws CharacterCodingException {
        return of(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString());
    }

    /** The very bytes of the file. */
    public byte[] bytes() {
        return ((hasMark ? MARK : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * This text after somebody typed in it.
     *
     * @param shown the text as a text field has it, with {@code \n} alone at every line's end: lines that nobody touched
     *     keep the ends that they have here, new ones get those of the lines around them
     */
    PlanText typed(String shown) {
        if (!text.contains("\r\n") || shown.contains("\r")) {
            return with(shown);
        }
        Patch change = Patch.between(text.replace("\r\n", "\n"), shown);
        int start = written(change.start());
        int end = written(change.end());
        String lineEnd = new Lines(text).breakNear(start);
        return with(new Patch(start, end, change.text().replace("\n", lineEnd)).on(text));
    }

    /** The offset here of an offset in the text whose line ends have one character. */
    private int written(int shown) {
        int at = 0;
        for (int i = 0; i < shown; i++) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
        }
        return at;
    }

    PlanText with(String other) {
        return new PlanText(other, hasMark);
    }
}
