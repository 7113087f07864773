package trainyard.core.conf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the texts of a configuration come from. */
@FunctionalInterface
public interface ConfSource {
    /**
     * The text of a file by its name within the folder, or by an absolute path; empty where there is none.
     *
     * @throws IOException where there is one that cannot be read
     */
    Optional<String> text(String name) throws IOException;

    /** Files of a folder. A file elsewhere that an absolute path names is looked for here by its last name. */
    static ConfSource folder(Path folder) {
        return name -> {
            Path file = file(folder, name);
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        };
    }

    /** Where {@link #folder} reads a file of this name. */
    static Path file(Path folder, String name) {
        Path home = folder.toAbsolutePath().normalize();
        Path inside = home.resolve(name).normalize();
        if (inside.startsWith(home)) {
            return folder.resolve(home.relativize(inside));
        }
        return Optional.ofNullable(inside.getFileName()).map(folder::resolve).orElse(inside);
    }

    static ConfSource texts(Map<String, String> texts) {
        return name -> Optional.ofNullable(texts.get(name.substring(name.lastIndexOf('/') + 1)));
    }
}
