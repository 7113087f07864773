package trainyard.app.diagnosis;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** Asks the user for files. */
public interface Choosing {
    /** Where to write; empty where the user thinks better of it. */
    Optional<Path> save(Node anchor, String title, String name);

    /** What to read; empty likewise. */
    List<Path> open(Node anchor, String title);

    /** By the system's own dialogs. */
    static Choosing byDialog() {
        return new Choosing() {
            @Override
            public Optional<Path> save(Node anchor, String title, String name) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                return Optional.ofNullable(
                                chooser.showSaveDialog(anchor.getScene().getWindow()))
                        .map(File::toPath);
            }

            @Override
            public List<Path> open(Node anchor, String title) {
                var chooser = new FileChooser();
                chooser.setTitle(title);
                List<File> chosen =
                        chooser.showOpenMultipleDialog(anchor.getScene().getWindow());
                return chosen == null
                        ? List.of()
                        : chosen.stream().map(File::toPath).toList();
            }
        };
    }
}
