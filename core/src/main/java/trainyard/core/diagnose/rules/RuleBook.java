package trainyard.core.diagnose.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All causes and rules.
 *
 * @param problems sentences about files of a site's own that could not be taken
 */
public record RuleBook(
        Map<String, Cause> causes, Map<String, Rule> rules, List<Combination> combinations, List<String> problems) {
    private static final String HOME = "/trainyard/diagnose/";
    private static final List<String> LAYERS =
            List.of("slurm", "host", "gpu", "fabric", "container", "storage", "framework", "user", "noise", "reading");

    public RuleBook {
        causes = Map.copyOf(causes);
        rules = Map.copyOf(rules);
        combinations = List.copyOf(combinations);
        problems = List.copyOf(problems);
    }

    /** The rules that ship with the program. */
    public static RuleBook shipped() {
        RuleBook book = draftOfShipped().book();
        if (!book.problems().isEmpty()) {
            throw new IllegalStateException(String.join("\n", book.problems()));
        }
        return book;
    }

    /**
     * The rules that ship, and those of a folder behind them: a cause or rule of the same name replaces the shipped
     * one. A broken file or entry is left out and told of.
     */
    public static RuleBook with(Path folder) {
        Draft draft = draftOfShipped();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(draft::add);
            } catch (IOException | UncheckedIOException unreadable) {
                draft.problems.add(folder + " cannot be read: " + unreadable.getMessage());
            }
        }
        return draft.book();
    }

    private static Draft draftOfShipped() {
        var draft = new Draft();
        LAYERS.forEach(layer -> draft.add(layer + ".yaml", resource(layer + ".yaml")));
        return draft;
    }

    /** The rules of texts alone, by their files' names. */
    public static RuleBook of(Map<String, String> files) {
        var draft = new Draft();
        files.forEach(draft::add);
        return draft.book();
    }

    public Optional<Cause> cause(String slug) {
        return Optional.ofNullable(causes.get(slug));
    }

    /** A rule that a reader of its own needs. */
    public Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("there is no rule " + id);
        }
        return rule;
    }

    private static String resource(String name) {
        try (var in = RuleBook.class.getResourceAsStream(HOME + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + HOME + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Causes are read from all files before rules, which may point at those of any file. */
    private static final class Draft {
        private final Map<String, String> files = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        void add(String name, String text) {
            files.put(name, text);
        }

        void add(Path file) {
            try {
                add(file.toString(), Files.readString(file));
            } catch (IOException unreadable) {
                problems.add(file + " cannot be read: " + unreadable.getMessage());
            }
        }

        RuleBook book() {
            var reader = new RuleReader(problems);
            files.forEach(reader::causes);
            files.forEach(reader::rules);
            return new RuleBook(reader.causes(), reader.rules(), reader.combinations(), problems);
        }
    }
}
