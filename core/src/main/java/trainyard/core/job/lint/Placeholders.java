package trainyard.core.job.lint;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a template that still has its placeholders: one with a default is read as that, any other becomes one word
 * that nobody knows the value of. Lines stay where they are.
 *
 * @param count how many there are
 * @param firstLine where the first one stands, from 1
 */
record Placeholders(String text, int count, int firstLine) {
    /** What begins a word of unknown value. */
    static final String OPEN = "{{";

    private static final Pattern ANY = Pattern.compile("(?<!\\$)(?:\\{\\{-?\\s*(\\w.*?)-?}}|\\{%.*?%}|\\{#.*?#})"
            // <YOUR_ACCOUNT>, but not the redirections of cat <in >out.
            + "|(?<=[=\\s/\"'])<((?:[A-Z][A-Z0-9_-]+|(?i:your)[ _-][\\w -]*))>(?=[\\s/\"':.,]|$)");
    private static final Pattern DEFAULT =
            Pattern.compile("\\|\\s*default\\(\\s*(?:'([^']*)'|\"([^\"]*)\"|([^'\",)]*))");
    private static final Pattern FIRST_NAME = Pattern.compile("[A-Za-z_][\\w.-]*");

    static Placeholders read(String text) {
        Matcher found = ANY.matcher(text);
        int first = 0;
        int count = 0;
        while (found.find()) {
            first = count == 0 ? lineOf(text, found.start()) : first;
            count++;
        }
        return new Placeholders(ANY.matcher(text).replaceAll(Placeholders::instead), count, first);
    }

    private static String instead(MatchResult found) {
        if (found.group(1) == null && found.group(2) == null) {
            return "";
        }
        String inner = found.group(1) == null ? found.group(2) : found.group(1);
        Matcher fallback = DEFAULT.matcher(inner);
        if (fallback.find()) {
            for (int group = 1; group <= 3; group++) {
                if (fallback.group(group) != null) {
                    return Matcher.quoteReplacement(fallback.group(group).strip());
                }
            }
        }
        Matcher name = FIRST_NAME.matcher(inner);
        return Matcher.quoteReplacement(OPEN + (name.find() ? name.group() : "") + "}}");
    }

    private static int lineOf(String text, int index) {
        return 1
                + (int) text.substring(0, index)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
    }
}
