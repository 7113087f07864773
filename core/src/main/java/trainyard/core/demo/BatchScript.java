package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch script as sbatch reads it before it asks slurmctld: whether it is one, and its options. */
record BatchScript(String text) {
    private static final String MARK = "#SBATCH";

    /** Why sbatch does not take it for a script, line by line; empty where it does. */
    Optional<List<String>> complaint() {
        if (text.isEmpty()) {
            return Optional.of(List.of("Batch script is empty!"));
        }
        if (text.isBlank()) {
            return Optional.of(List.of("Batch script contains only whitespace!"));
        }
        if (!text.startsWith("#!")) {
            return Optional.of(List.of(
                    "This does not look like a batch script.  The first",
                    "line must start with #! followed by the path to an interpreter.",
                    "For instance: #!/bin/sh"));
        }
        return text.contains("\r\n")
                ? Optional.of(List.of(
                        "Batch script contains DOS line breaks (\\r\\n)",
                        "instead of expected UNIX line breaks (\\n)."))
                : Optional.empty();
    }

    /** The options of its #SBATCH lines before its first command. */
    List<String> words() {
        var words = new ArrayList<String>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                words.addAll(split(line.substring(MARK.length())));
            } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                break;
            }
        }
        return words;
    }

    /** Quotes and backslashes as in a shell; a hash outside of quotes begins a comment, also within a word. */
    private static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == '#') {
                break;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else {
                boolean escaped = c == '\\' && quote != '\'' && i + 1 < line.length();
                word.append(escaped ? line.charAt(++i) : c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
