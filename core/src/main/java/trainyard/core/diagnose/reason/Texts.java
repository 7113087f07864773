package trainyard.core.diagnose.reason;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into the texts of causes: {@code {node}}, and {@code [ on {node}]} where the node may be unknown. */
final class Texts {
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*\\{[a-z]+}[^\\[\\]]*)]");
    private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> values;

    Texts(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The text with what is known; a value that is not known stands there by its name, in capitals. */
    String filled(String text) {
        String whole = OPTIONAL.matcher(text).replaceAll(match -> {
            String inside = match.group(1);
            return Matcher.quoteReplacement(isKnown(inside) ? inside : "");
        });
        return VALUE.matcher(whole)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.getOrDefault(match.group(1), match.group(1).toUpperCase(Locale.ROOT))));
    }

    /** The words, where all their values are known. */
    Optional<List<String>> words(List<String> words) {
        return words.stream().allMatch(this::isKnown)
                ? Optional.of(words.stream().map(this::filled).toList())
                : Optional.empty();
    }

    private boolean isKnown(String text) {
        return VALUE.matcher(text).results().allMatch(match -> values.containsKey(match.group(1)));
    }
}
