package trainyard.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A settings file: one JSON object, read leniently and written whole. What a newer or older console wrote into it stays,
 * since callers change only the keys that they know. The version before the last stays beside it.
 */
final class JsonFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    JsonFile(Path file) {
        this.file = file;
    }

    /**
     * @param warning what the user should hear: the file could not be read
     */
    record Content(ObjectNode root, Optional<String> warning) {}

    /** The file's object; an empty one where there is no file. An unreadable file is kept aside, never overwritten. */
    Content read() {
        try {
            if (!Files.exists(file)) {
                return new Content(JSON.createObjectNode(), Optional.empty());
            }
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode root) {
                return new Content(root, Optional.empty());
            }
            return new Content(JSON.createObjectNode(), Optional.of(keepAside("it is not a JSON object")));
        } catch (JacksonException broken) {
            return new Content(JSON.createObjectNode(), Optional.of(keepAside(broken.getOriginalMessage())));
        } catch (IOException unreadable) {
            return new Content(
                    JSON.createObjectNode(), Optional.of(keepAside(String.valueOf(unreadable.getMessage()))));
        }
    }

    void write(ObjectNode root) throws IOException {
        if (Files.exists(file)) {
            Path previous = file.resolveSibling(file.getFileName() + ".previous");
            Files.copy(file, previous, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        PrivateFiles.write(file, JSON.writeValueAsBytes(root));
    }

    private String keepAside(String why) {
        // No colons: Windows knows none in file names.
        String stamp = Instant.now().toString().replace(":", "");
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable-" + stamp);
        try {
            PrivateFiles.replace(file, aside);
            return file + " could not be read (" + why + ") and was kept as " + aside.getFileName()
                    + ". The console starts with empty settings; mend that file and move it back to have the old ones.";
        } catch (IOException stuck) {
            return file + " could not be read (" + why + "), nor moved aside. Changes will replace it.";
        }
    }
}
