package trainyard.app.kit;

import java.util.List;
import java.util.regex.Pattern;

/** The plain words of a filter field: a row matches when each word stands in one of its fields, in any case. */
public record Words(List<String> words) {
    public static final Words NONE = new Words(List.of());
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public static Words of(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? NONE : new Words(List.of(SPACE.split(stripped)));
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    public boolean match(String... fields) {
        for (String word : words) {
            if (!isInOne(word, fields)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInOne(String word, String... fields) {
        for (String field : fields) {
            if (contains(field, word)) {
                return true;
            }
        }
        return false;
    }

    /** Without the copies that lower-casing both would make of 100,000 rows at each keystroke. */
    private static boolean contains(String text, String word) {
        int last = text.length() - word.length();
        for (int start = 0; start <= last; start++) {
            if (text.regionMatches(true, start, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
