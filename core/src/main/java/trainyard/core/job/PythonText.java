package trainyard.core.job;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The one place where texts become Python. */
final class PythonText {
    private PythonText() {}

    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (letter < ' ' || letter == 0x7f) {
                        quoted.append("\\x%02x".formatted(letter));
                    } else {
                        quoted.appendCodePoint(letter);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    static String list(List<String> texts) {
        return texts.stream().map(PythonText::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    static String mapping(Map<String, String> texts) {
        return texts.entrySet().stream()
                .map(entry -> quote(entry.getKey()) + ": " + quote(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
