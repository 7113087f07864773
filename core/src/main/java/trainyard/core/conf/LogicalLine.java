package trainyard.core.conf;

import java.util.Arrays;

/**
 * Physical lines joined as Slurm joins them, comments and escapes gone, with the place of each character that is left.
 *
 * <p>The order is Slurm's (parse_config.c): a comment ends at the line's end even in quotes, and a line goes on where
 * an odd number of backslashes stands last on what the comment left. Nothing is put between the joined parts.
 */
final class LogicalLine {
    private final StringBuilder raw = new StringBuilder();
    private int[] places = new int[128];

    /** Adds a physical line without its end; {@code false} where the next one belongs to it. */
    boolean add(String line, int number) {
        int end = uncommented(line);
        int backslash = continuation(line, end);
        append(line, backslash < 0 ? end : backslash, number);
        return backslash < 0;
    }

    private static int uncommented(String line) {
        int backslashes = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '#' && backslashes % 2 == 0) {
                return i;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return line.length();
    }

    /** Where the backslash stands that continues the line, or -1. */
    private static int continuation(String line, int end) {
        int last = end - 1;
        while (last >= 0 && Character.isWhitespace(line.charAt(last))) {
            last--;
        }
        int first = last;
        while (first >= 0 && line.charAt(first) == '\\') {
            first--;
        }
        return (last - first) % 2 == 1 ? last : -1;
    }

    private void append(String line, int end, int number) {
        while (places.length < 2 * (raw.length() + end)) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        for (int i = 0; i < end; i++) {
            if (line.charAt(i) == '\\' && i + 1 < end) {
                i++;
            } else if (line.charAt(i) == '\\') {
                break;
            }
            places[2 * raw.length()] = number;
            places[2 * raw.length() + 1] = i + 1;
            raw.append(line.charAt(i));
        }
    }

    String text() {
        return raw.toString();
    }

    Place place(String file, int offset) {
        int at = Math.min(offset, raw.length() - 1);
        return at < 0 ? Place.startOf(file) : new Place(file, places[2 * at], places[2 * at + 1]);
    }
}
