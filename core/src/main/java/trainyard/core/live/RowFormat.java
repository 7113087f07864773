package trainyard.core.live;

import org.jspecify.annotations.Nullable;

/**
 * How the rows of one command's answer are told apart and read. An instance reads one answer at a time.
 *
 * @param <R> the record that a row becomes
 */
interface RowFormat<R> {
    /** Whether a row can begin at this place, which is the beginning of a line. */
    boolean startsAt(byte[] text, int start);

    /** Where the row that begins here ends: behind its line end, or at the end of the text. */
    int rowEnd(byte[] text, int start);

    /** The end of the part at the row's beginning that no other row has. */
    int keyEnd(byte[] text, int start, int end);

    /** The record of a row; null where this is not a row of the expected form. */
    @Nullable
    R read(byte[] text, int start, int end);

    /** The place behind the next line end. */
    static int lineEnd(byte[] text, int start) {
        int end = start;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, text.length);
    }

    /** {@code end} without the line ends and blanks before it. */
    static int trimmed(byte[] text, int start, int end) {
        int trimmed = end;
        while (trimmed > start
                && (text[trimmed - 1] == '\n' || text[trimmed - 1] == '\r' || text[trimmed - 1] == ' ')) {
            trimmed--;
        }
        return trimmed;
    }
}
