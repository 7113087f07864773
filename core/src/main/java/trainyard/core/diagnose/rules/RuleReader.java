package trainyard.core.diagnose.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Retry;
import trainyard.core.diagnose.Role;
import trainyard.core.diagnose.SourceKind;

/** Reads files with {@code causes:}, {@code rules:} and {@code combinations:}. */
final class RuleReader {
    private static final int MOST_BYTES = 4 << 20;

    private final Map<String, Cause> causes = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Combination> combinations = new LinkedHashMap<>();
    private final List<String> problems;

    RuleReader(List<String> problems) {
        this.problems = problems;
    }

    Map<String, Cause> causes() {
        return causes;
    }

    Map<String, Rule> rules() {
        return rules;
    }

    List<Combination> combinations() {
        return List.copyOf(combinations.values());
    }

    void causes(String file, String text) {
        each(file, text, "causes", "slug", entry -> {
            Cause cause = cause(entry);
            causes.put(cause.slug(), cause);
        });
    }

    void rules(String file, String text) {
        each(file, text, "rules", "id", entry -> {
            Rule rule = rule(entry);
            rules.put(rule.id(), rule);
        });
        each(file, text, "combinations", "id", entry -> {
            Entry when = entry.entry("when").orElseThrow(() -> new IllegalArgumentException("it has no when"));
            var all = new LinkedHashSet<>(when.texts("all"));
            var any = new LinkedHashSet<>(when.texts("any"));
            var none = new LinkedHashSet<>(when.texts("none"));
            when.nothingElse();
            if (all.isEmpty() && any.isEmpty()) {
                throw new IllegalArgumentException("when needs all or any");
            }
            Rule rule = rule(entry);
            combinations.put(rule.id(), new Combination(rule, all, any, none));
        });
    }

    private void each(String file, String text, String list, String name, Consumer<Entry> take) {
        Map<?, ?> root;
        try {
            var options = new LoaderOptions();
            options.setCodePointLimit(MOST_BYTES);
            root = new Yaml(new SafeConstructor(options)).load(text) instanceof Map<?, ?> map ? map : Map.of();
        } catch (YAMLException broken) {
            tell(file + " is no YAML: " + String.valueOf(broken.getMessage()).replaceAll("\\s+", " "));
            return;
        }
        if (!(root.get(list) instanceof List<?> entries)) {
            return;
        }
        for (Object one : entries) {
            if (!(one instanceof Map<?, ?> map)) {
                tell(file + ": an entry of " + list + " has no keys");
                continue;
            }
            try {
                take.accept(new Entry(map));
            } catch (IllegalArgumentException slip) {
                tell(file + ": " + list + " " + map.get(name) + ": " + slip.getMessage());
            }
        }
    }

    private void tell(String problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private static Cause cause(Entry entry) {
        var cause = new Cause(
                entry.text("slug"),
                entry.text("title"),
                entry.word("layer", Layer.class),
                entry.word("tier", Tier.class),
                Integer.parseInt(entry.text("order", String.valueOf(Cause.MIDDLE))),
                entry.word("owner", Owner.class),
                entry.word("retry", Retry.class),
                entry.text("summary"),
                entry.text("explanation"),
                entry.words("blames", Blamed.Kind.class),
                new LinkedHashSet<>(entry.texts("masks")),
                entry.entries("remedies").stream().map(RuleReader::remedy).toList(),
                confirms(entry, "confirm"));
        entry.nothingElse();
        return cause;
    }

    private static Cause.RemedyRule remedy(Entry entry) {
        String action = entry.text("action", "");
        var remedy = new Cause.RemedyRule(
                entry.text("text"),
                entry.word("owner", Owner.class),
                entry.texts("command"),
                action.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Entry(Map.of("action", action)).word("action", Remedy.Action.class)),
                entry.text("since", ""),
                entry.text("until", ""));
        entry.nothingElse();
        return remedy;
    }

    private static List<Cause.Confirm> confirms(Entry entry, String key) {
        return entry.entries(key).stream()
                .map(one -> {
                    var confirm = new Cause.Confirm(one.text("what"), one.text("how", ""));
                    one.nothingElse();
                    return confirm;
                })
                .toList();
    }

    private Rule rule(Entry entry) {
        String slug = entry.text("cause", "");
        Optional<Cause> cause = Optional.ofNullable(causes.get(slug));
        if (!slug.isEmpty() && cause.isEmpty()) {
            throw new IllegalArgumentException("there is no cause " + slug);
        }
        List<String> find = entry.texts("find");
        var rule = new Rule(
                entry.text("id"),
                cause,
                entry.word("role", Role.class),
                entry.word("weight", Weight.class, Weight.MEDIUM),
                entry.word("tier", Tier.class, cause.map(Cause::tier).orElse(Tier.SYMPTOM)),
                find,
                pattern(entry.text("pattern", ""), find),
                new LinkedHashSet<>(entry.words("on", SourceKind.class)),
                entry.isTrue("elsewhere"),
                entry.text("says"),
                entry.text("source", ""),
                confirms(entry, "wants"),
                entry.entries("matches").stream().map(RuleReader::example).toList(),
                entry.texts("misses"));
        entry.nothingElse();
        return rule;
    }

    private static Pattern pattern(String given, List<String> find) {
        String literal = "(?i)" + find.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        try {
            return Pattern.compile(given.isEmpty() ? literal : given);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("its pattern is wrong: " + broken.getDescription(), broken);
        }
    }

    private static Rule.Example example(Entry entry) {
        String line = entry.text("line");
        Map<String, String> with = entry.entry("with").map(Entry::all).orElse(Map.of());
        entry.nothingElse();
        return new Rule.Example(line, with);
    }
}
