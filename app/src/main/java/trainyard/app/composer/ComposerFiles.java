package trainyard.app.composer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Desk;
import trainyard.core.settings.PrivateFiles;

/** Recipes and scripts in files that the user chooses. */
final class ComposerFiles {
    private final Desk desk;
    private final Node anchor;

    ComposerFiles(Desk desk, Node anchor) {
        this.desk = desk;
        this.anchor = anchor;
    }

    /** @param onText gets the file's name and its text */
    void open(BiConsumer<String, String> onText) {
        var chooser = chooser("Open a recipe or a script");
        chosen(chooser.showOpenDialog(anchor.getScene().getWindow()))
                .ifPresent(file -> desk.background()
                        .run(
                                () -> Files.readString(file),
                                text -> onText.accept(String.valueOf(file.getFileName()), text)));
    }

    /** @param onSaved runs once it is written */
    void save(String name, Supplier<String> text, Runnable onSaved) {
        var chooser = chooser("Save");
        chooser.setInitialFileName(name);
        String content = text.get();
        chosen(chooser.showSaveDialog(anchor.getScene().getWindow()))
                .ifPresent(file -> desk.background().run(() -> written(file, content), done -> {
                    desk.tell().accept(file + " is written.");
                    onSaved.run();
                }));
    }

    /** Beside the old one, then in its place: what was there is never lost half way. */
    private static Path written(Path file, String content) throws IOException {
        PrivateFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                "Recipes, jobs and scripts", "*.yaml", "*.yml", "*.sh", "*.sbatch", "*.slurm", "*.job"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return chooser;
    }

    private static Optional<Path> chosen(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
