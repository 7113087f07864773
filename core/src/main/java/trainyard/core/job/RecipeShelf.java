package trainyard.core.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.SettingsFolder;

/** A user's own recipes, and those of a folder that several people share: files of YAML. */
public final class RecipeShelf {
    private final Path own;
    private final Path shared;

    private RecipeShelf(SettingsFolder settings) {
        own = settings.path().resolve("recipes");
        shared = settings.path().resolve("shared-recipes");
    }

    public static RecipeShelf in(SettingsFolder settings) {
        return new RecipeShelf(settings);
    }

    /** A recipe's file, by its name without the ending. */
    public record Kept(String name, Path file) {}

    /** The user's own, by name. */
    public List<Kept> own() throws IOException {
        return kept(own);
    }

    /** Those of the shared folder: {@code shared-recipes} in the settings, which is a link to it, or a folder itself. */
    public List<Kept> shared() throws IOException {
        return kept(shared);
    }

    private static List<Kept> kept(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> new Kept(file.getFileName().toString().replaceFirst("\\.yaml$", ""), file))
                    .toList();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /** Keeps a recipe under a name, in the place of one that had it. */
    public void keep(String name, Recipe recipe) throws IOException {
        PrivateFiles.createFolder(own);
        PrivateFiles.write(own.resolve(fileName(name)), RecipeFile.write(recipe).getBytes(StandardCharsets.UTF_8));
    }

    /** A name that is no path. */
    private static String fileName(String name) {
        String plain = name.strip().replaceAll("[^A-Za-z0-9_. -]", "_").replaceFirst("^\\.+", "");
        return (plain.isEmpty() ? "recipe" : plain) + ".yaml";
    }
}
