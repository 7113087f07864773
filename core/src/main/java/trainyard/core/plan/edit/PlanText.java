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

    PlanText with(String other) {
        return new PlanText(other, hasMark);
    }
}
