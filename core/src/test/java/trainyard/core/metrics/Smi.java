package trainyard.core.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts under {@code nvidia-smi}; their README says where they come from. */
final class Smi {
    private Smi() {}

    static String text(String name) {
        try (var file = Smi.class.getResourceAsStream("/nvidia-smi/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
