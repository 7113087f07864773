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
    private static final Pattern NAMED = Pattern.compile("([a-z]+)([:=])(.*)");
    /** Commas outside brackets. */
    private static final Pattern COMMA = Pattern.compile(",(?![^\\[]*\\])");

    private static final String STATE = "state";

    /**
     * One of the values behind a field's name.
     *
     * @param hosts the hosts of a hostlist with brackets, such as {@code gpu-[001-016]}; empty for any other word
     * @param whole whether it must be the whole text, as in {@code user=ada}
     */
    public record Value(String text, Set<String> hosts, boolean whole) {
        static Value of(String text, boolean whole) {
            return new Value(text, hostsOf(text), whole);
        }

        /** Whether the text holds the value, in any case, or is the value where it must be whole. */
        boolean isPartOf(String field) {
            return whole ? field.equalsIgnoreCase(text) : contains(field, text);
        }

        /** Whether the text is the value; a hyphen stands for a blank. */
        boolean is(String field) {
            return field.equalsIgnoreCase(text) || field.equalsIgnoreCase(text.replace('-', ' '));
        }
    }

    /**
     * One word.
     *
     * @param text as it was written
     * @param field the field's name in {@code state:down}; empty for a plain word
     * @param values of which one must be found there: what stands behind the colon, with commas between; none for a
     *     plain word
     * @param hosts the hosts of a plain word that is a hostlist with brackets; empty for any other
     */
    public record Term(String text, String field, List<Value> values, Set<String> hosts) {
        static Term of(String text) {
            Matcher named = NAMED.matcher(text);
            if (!named.matches()) {
                return new Term(text, "", List.of(), hostsOf(text));
            }
            boolean whole = named.group(2).equals("=");
            List<Value> values = COMMA.splitAsStream(named.group(3))
                    .filter(value -> !value.isEmpty())
                    .map(value -> Value.of(value, whole))
                    .toList();
            return new Term(text, named.group(1), values, Set.of());
        }

        boolean isTextIn(String field) {
            return contains(field, text);
        }
    }

    private static Set<String> hostsOf(String value) {
        if (value.indexOf('[') < 0) {
            return Set.of();
        }
        try {
            return Set.copyOf(Hostlist.expand(value));
        } catch (IllegalArgumentException stillBeingWritten) {
            return Set.of();
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

    /** Names that stand before a colon and are none of these, in the order written. */
    List<String> unknownFields(List<String> known) {
        return terms.stream()
                .map(Term::field)
                .filter(field -> !field.isEmpty() && !known.contains(field))
                .distinct()
                .toList();
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
