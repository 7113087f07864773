package trainyard.core.job.scalarlm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The data of a training: JSON lines, each an object with the texts {@code input} and {@code output}. */
final class TrainingData {
    private static final List<String> KEYS = List.of("input", "output");

    private TrainingData() {}

    /** What is wrong with the file, in a sentence: the first line that ScalarLM would fail on. */
    static Optional<String> problem(Path data) {
        if (!Files.isRegularFile(data)) {
            return Optional.of("There is no file " + data + ".");
        }
        int number = 0;
        int filled = 0;
        try (BufferedReader lines = Files.newBufferedReader(data)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                filled++;
                var wrong = wrong(line);
                if (wrong.isPresent()) {
                    return Optional.of("Line " + number + " of " + data + " " + wrong.get() + ".");
                }
            }
        } catch (CharacterCodingException binary) {
            return Optional.of(data + " is no text in UTF-8, at or after line " + (number + 1) + ".");
        } catch (IOException unreadable) {
            return Optional.of(data + " cannot be read.");
        }
        return filled == 0 ? Optional.of(data + " is empty.") : Optional.empty();
    }

    private static Optional<String> wrong(String line) {
        JsonNode row = ScalarLmJson.read(line).orElse(null);
        if (row == null || !row.isObject()) {
            return Optional.of("is no JSON object");
        }
        return KEYS.stream()
                .filter(key -> !row.path(key).isString())
                .findFirst()
                .map(key -> "has no text \"" + key + "\"");
    }
}
