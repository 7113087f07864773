package trainyard.core.truth;

import java.util.function.Function;

/** What a command on a node printed, or why it could not be asked. */
sealed interface Output {
    /** @param errors what it printed on its standard error */
    record Text(int status, String text, String errors) implements Output {
        boolean ok() {
            return status == 0;
        }

        /** slurmd writes what it tells to either. */
        String both() {
            return text + "\n" + errors;
        }
    }

    record Nothing(String sentence) implements Output {}

    default Answer read(Function<Text, Answer> parser) {
        return switch (this) {
            case Text text -> parser.apply(text);
            case Nothing(var sentence) -> new Answer.Missing(sentence);
        };
    }

    /** The text of a command that succeeded; empty for all else. */
    default String textOrEmpty() {
        return this instanceof Text text && text.ok() ? text.text() : "";
    }
}
