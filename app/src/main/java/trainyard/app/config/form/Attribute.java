package trainyard.app.config.form;

import java.util.List;

/**
 * A value of the plan as a form shows it.
 *
 * @param key in the mapping that the form is of
 * @param meaning what it does, in one sentence
 * @param usual what holds where the plan says nothing, as the user would read it; empty where nothing does
 */
public record Attribute(String key, String title, String meaning, String usual, Input input) {
    /** How the value is entered. */
    public sealed interface Input {
        /** @param example of what is written; empty where the title says it */
        record Line(String example) implements Input {}

        /** @param unit of the number; empty for a plain count */
        record Number(String unit) implements Input {}

        /** Words with commas between them: a list in the plan. */
        record Words(String example) implements Input {}

        record Choice(List<String> words) implements Input {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /** @param usually what holds where the plan says nothing */
        record Switch(boolean usually) implements Input {}

        /** Raw lines: a list of texts in the plan. */
        record Lines() implements Input {}
    }
}
