package trainyard.app.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.slurm.Hostlist;

/** What stands in a filter field: words, of which each must be found. */
public record Words(List<Term> terms) {
    public static final Words NONE = new Words(List.of());
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAMED = Pattern.compile("([a-z]+):(.+)");
    private static final String STATE = "state";

    /**
     * One word.
     *
     * @param text as it was written
     * @param field the field's name in {@code state:down}; empty for a plain word
     * @param value what must be found: the text, or what stands behind the colon
     * @param hosts the hosts of a hostlist with brackets, such as {@code gpu-[001-016]}; empty for any other word
     */
    public record Term(String text, String field, String value, Set<String> hosts) {
        static Term of(String text) {
            Matcher named = NAMED.matcher(text);
            return named.matches()
                    ? new Term(text, named.group(1), named.group(2), hosts(named.group(2)))
                    : new Term(text, "", text, hosts(text));
        }

        private static Set<String> hosts(String value) {
            if (value.indexOf('[') < 0) {
                return Set.of();
            }
            try {
                return Set.copyOf(Hostlist.expand(value));
            } catch (IllegalArgumentException stillBeingWritten) {
                return Set.of();
            }
        }

        /** Whether the text holds the value, in any case. */
        boolean isIn(String field) {
            return contains(field, value);
        }

        boolean isTextIn(String field) {
            return contains(field, text);
        }

        /** Whether the text is the value; a hyphen stands for a blank. */
        boolean is(String field) {
            return field.equalsIgnoreCase(value) || field.equalsIgnoreCase(value.replace('-', ' '));
        }
    }

    public static Words of(String text) {
        var terms = Arrays.stream(SPACE.split(text.strip()))
                .filter(word -> !word.isEmpty())
                .map(Term::of)
                .toList();
        return terms.isEmpty() ? NONE : new Words(terms);
    }

    /** The text that finds rows in this state and no others. */
    public static String inState(String state) {
        return STATE + ":" + state.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether each word stands in one of the texts, in any case. */
    public boolean areIn(String... texts) {
        for (Term term : terms) {
            boolean found = false;
            for (String text : texts) {
                found |= term.isTextIn(text);
            }
            if (!found) {
                return false;
            }
        }
        return true;
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
