package trainyard.app.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of a filter field: a row matches when each word stands in one of its fields, in any case.
 *
 * @param state from a word such as {@code state:not-responding}: the row's state must be just this
 */
public record Words(List<String> words, Optional<String> state) {
    public static final Words NONE = new Words(List.of(), Optional.empty());
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String STATE = "state:";

    public static Words of(String text) {
        var all = Arrays.stream(SPACE.split(text.strip()))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Words(
                all.stream().filter(word -> !word.startsWith(STATE)).toList(),
                all.stream()
                        .filter(word -> word.startsWith(STATE) && word.length() > STATE.length())
                        .map(word -> word.substring(STATE.length()).replace('-', ' '))
                        .findFirst());
    }

    /** The text that finds rows in this state and no others. */
    public static String inState(String state) {
        return STATE + state.replace(' ', '-');
    }

    public boolean isEmpty() {
        return words.isEmpty() && state.isEmpty();
    }

    public boolean match(String rowState, String... fields) {
        if (state.isPresent() && !state.get().equalsIgnoreCase(rowState)) {
            return false;
        }
        for (String word : words) {
            if (!contains(rowState, word) && !isInOne(word, fields)) {
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
