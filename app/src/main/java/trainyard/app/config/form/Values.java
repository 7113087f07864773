package trainyard.app.config.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.Data;

/** Values of a plan as the user types them, and back. */
final class Values {
    /** Not those inside a hostlist's brackets. */
    private static final String COMMAS = "\\s*,\\s*(?![^\\[]*])";

    private Values() {}

    /** Empty where the value is not of a form that this input can show. */
    static Optional<String> shown(Data value, Input input) {
        return switch (input) {
            case Input.InText _ -> Optional.of(value.isNothing() ? "" : value.shown());
            case Input.Words _ when value instanceof Data.Items(var items) -> joined(items, ", ");
            case Input.Numbers _ when value instanceof Data.Items(var items) -> joined(items, ", ");
            case Input.Lines _ when value instanceof Data.Items(var items) -> joined(items, "\n");
            case Input.Pairs _ when value instanceof Data.Mapping(var entries) -> pairs(entries);
            case Input.Switch _ -> value.isNothing() ? Optional.of("") : truth(value);
            default -> value.isNothing() ? Optional.of("") : value.asText();
        };
    }

    private static Optional<String> joined(List<Data> items, String between) {
        return items.stream().allMatch(item -> item.asText().isPresent())
                ? Optional.of(items.stream().map(Data::shown).collect(Collectors.joining(between)))
                : Optional.empty();
    }

    private static Optional<String> pairs(Map<String, Data> entries) {
        return entries.values().stream().allMatch(value -> value.asText().isPresent())
                ? Optional.of(entries.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue().shown())
                        .collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    private static Optional<String> truth(Data value) {
        return value.asText()
                .filter(text -> text.matches("(?i)true|false|yes|no|on|off|y|n"))
                .map(text -> Boolean.toString(text.matches("(?i)true|yes|on|y")));
    }

    /**
     * What was typed as a value; empty where the field was emptied, so that the usual holds.
     *
     * @param before what the plan has: a single word that is no list there stays none
     */
    static Optional<Data> typed(String text, Input input, Optional<Data> before) {
        String clean = text.strip();
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (input) {
                    case Input.Number _ -> number(clean);
                    case Input.Words _ -> words(split(clean, COMMAS), before);
                    case Input.Numbers _ ->
                        new Data.Items(split(clean, COMMAS).stream()
                                .map(Values::number)
                                .toList());
                    case Input.Lines _ -> Data.texts(split(text, "\\R"));
                    case Input.Pairs _ -> pairs(split(text, "\\R"));
                    case Input.Switch _ -> Data.truth(Boolean.parseBoolean(clean));
                    default -> Data.text(clean);
                });
    }

    /** What is no number is kept as it was typed: lint says so beside the field. */
    private static Data number(String text) {
        return text.matches("0|[1-9]\\d{0,17}") ? Data.number(Long.parseLong(text)) : Data.text(text);
    }

    private static Data words(List<String> words, Optional<Data> before) {
        boolean isOneWord = words.size() == 1 && before.flatMap(Data::asText).isPresent();
        return isOneWord ? Data.text(words.getFirst()) : Data.texts(words);
    }

    /** A line without a value keeps its name, so that nothing typed is lost. */
    private static Data pairs(List<String> lines) {
        var entries = new LinkedHashMap<String, Data>();
        for (String line : lines) {
            String[] parts = line.strip().split("\\s*[:\\s]\\s*", 2);
            entries.put(parts[0], Data.text(parts.length > 1 ? parts[1] : ""));
        }
        return new Data.Mapping(entries);
    }

    private static List<String> split(String text, String between) {
        return Stream.of(text.split(between)).filter(part -> !part.isBlank()).toList();
    }
}
