package trainyard.core.job.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;

/** What a script's own variables hold, as far as that can be told without running it. */
final class Variables {
    private static final Pattern USE = Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?:\\[[@*]])?})");

    private final Map<String, String> values = new HashMap<>();

    Variables(List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            String before = assignment.added() ? values.getOrDefault(assignment.name(), "") + " " : "";
            values.put(assignment.name(), before + expand(assignment.value()));
        }
    }

    /** The text with the known variables in their places; others stay as they are written. */
    String expand(String text) {
        return USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(instead(use)));
    }

    private String instead(MatchResult use) {
        return values.getOrDefault(use.group(1) == null ? use.group(2) : use.group(1), use.group());
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The words that a shell makes of a word: one, or those in the variable that the word wholly is. */
    List<Word> split(Word word) {
        Matcher use = USE.matcher(word.text());
        boolean list = !word.raw().startsWith("\"") || word.raw().contains("[@]");
        if (!use.matches() || !list || !word.live().contains(use.group(1) == null ? use.group(2) : use.group(1))) {
            return List.of(word);
        }
        String value = instead(use.toMatchResult());
        return value.equals(word.text()) ? List.of(word) : words(value, word.at());
    }

    private static List<Word> words(String value, Place at) {
        var lines = new Lines(at.file(), at.line(), value.replace('\n', ' '));
        return ShellLexer.tokens(lines).stream()
                .flatMap(token -> token.word().stream())
                .map(word -> new Word(word.raw(), word.text(), at, word.live(), word.substitutions()))
                .toList();
    }
}
