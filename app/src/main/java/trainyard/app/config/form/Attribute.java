package trainyard.app.config.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.app.kit.Cut;
import trainyard.core.plan.edit.Data;

/**
 * A value of the plan as a form shows it.
 *
 * @param key in the mapping that the form is of
 * @param meaning what it does, in one sentence
 * @param usual what holds where the plan says nothing, as the user would read it; empty where nothing does
 * @param slurm the name that Slurm's own files have for it; empty where they have none
 */
public record Attribute(String key, String title, String meaning, String usual, Input input, String slurm) {
    /** What holds where several things are shown that do not have the same. */
    public static final String SEVERAL = "several values";

    private static final int LONGEST_VALUE = 40;

    /** How the value is entered. */
    public sealed interface Input {
        /** @param example of what is written; empty where the title says it */
        record Line(String example) implements Input {}

        /** @param unit of the number; empty for a plain count */
        record Number(String unit) implements Input {}

        /** Words with commas between them: a list in the plan. */
        record Words(String example) implements Input {}

        /** Numbers with commas between them: a list in the plan. */
        record Numbers(String example) implements Input {}

        record Choice(List<String> words) implements Input {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /** @param usually what holds where the plan says nothing */
        record Switch(boolean usually) implements Input {}

        /** Raw lines: a list of texts in the plan. */
        record Lines() implements Input {}

        /** A line of {@code name: value} for each: a mapping in the plan whose keys the user chooses. */
        record Pairs(String example) implements Input {}

        /** What is written in the plan's text alone; the form says what is there and leads to it. */
        record InText() implements Input {}
    }

    public Attribute(String key, String title, String meaning, String usual, Input input) {
        this(key, title, meaning, usual, input, "");
    }

    /** With the name that slurm.conf or its like has for it. */
    public Attribute named(String name) {
        return new Attribute(key, title, meaning, usual, input, name);
    }

    /** What setting it is called where it is undone; empty for a value that is cleared. */
    public String setting(Optional<Data> value) {
        return value.map(set -> "Set " + title + " to " + Cut.middle(set.shown(), LONGEST_VALUE))
                .orElse("Clear " + title);
    }

    /** Whether each of the words is part of its key, title, meaning or Slurm's name; none is part of all. */
    public boolean matches(String words) {
        String all = String.join("\n", key, title, meaning, slurm).toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
