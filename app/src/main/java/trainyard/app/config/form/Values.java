package trainyard.app.config.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.Data;

/** Values of a plan as the user types them, and back. */
final class Values {
    private Values() {}

    /** Empty where the value is not of a form that this input can show. */
    static Optional<String> shown(Data value, Input input) {
        return switch (input) {
            case Input.Words _ when value instanceof Data.Items(var items) -> joined(items, ", ");
            case Input.Lines _ when value instanceof Data.Items(var items) -> joined(items, "\n");
            default -> value.isNothing() ? Optional.of("") : value.asText();
        };
    }

    private static Optional<String> joined(List<Data> items, String between) {
        return items.stream().allMatch(item -> item.asText().isPresent())
                ? Optional.of(items.stream().map(Data::shown).collect(Collectors.joining(between)))
                : Optional.empty();
    }

    /** What was typed as a value; empty where the field was emptied, so that the usual holds. */
    static Optional<Data> typed(String text, Input input) {
        String clean = text.strip();
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (input) {
                    case Input.Number _ when clean.matches("\\d{1,18}") -> Data.number(Long.parseLong(clean));
                    case Input.Words _ -> Data.texts(split(clean, "\\s*,\\s*"));
                    case Input.Lines _ -> Data.texts(split(text, "\\R"));
                    case Input.Switch _ -> Data.truth(Boolean.parseBoolean(clean));
                    default -> Data.text(clean);
                });
    }

    private static List<String> split(String text, String between) {
        return Stream.of(text.split(between)).filter(part -> !part.isBlank()).toList();
    }
}
