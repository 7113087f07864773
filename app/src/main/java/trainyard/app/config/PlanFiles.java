package trainyard.app.config;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Desk;
import trainyard.app.kit.RecentPlans;

/** Opening, saving and leaving a plan's file, with the questions that go with it. */
final class PlanFiles {
    private final PlanEditing editing;
    private final Desk desk;
    private final Node screen;
    private final DiskChange disk;

    PlanFiles(PlanEditing editing, Desk desk, Node screen) {
        this.editing = editing;
        this.desk = desk;
        this.screen = screen;
        disk = new DiskChange(editing, desk, screen);
    }

    private Window window() {
        return screen.getScene().getWindow();
    }

    void choose() {
        chosen(chooser -> chooser.showOpenDialog(window())).ifPresent(this::open);
    }

    void open(Path file) {
        leaving(() -> {
            editing.open(file);
            RecentPlans.remember(desk, file);
        });
    }

    void create(String text) {
        leaving(() -> editing.create(text));
    }

    void close() {
        leaving(editing::close);
    }

    void save() {
        editing.state().get().ifPresent(now -> {
            if (now.path().isPresent()) {
                editing.save(written -> {
                    if (written) {
                        desk.tell().accept("Saved " + now.path().get() + ".");
                    } else {
                        look();
                    }
                });
            } else {
                saveAs();
            }
        });
    }

    void saveAs() {
        chosen(chooser -> {
                    chooser.setInitialFileName("cluster.yaml");
                    return chooser.showSaveDialog(window());
                })
                .ifPresent(file -> {
                    editing.saveAs(file);
                    RecentPlans.remember(desk, file);
                });
    }

    /** Whether somebody else has changed the file; then the user is asked, once for each change. */
    void look() {
        disk.look();
    }

    private Optional<Path> chosen(Function<FileChooser, @Nullable File> ask) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter("Plans (*.yaml, *.yml)", "*.yaml", "*.yml"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return Optional.ofNullable(ask.apply(chooser)).map(File::toPath);
    }

    /** Does what leaves the plan, unless something of it is unsaved and the user wants it kept. */
    private void leaving(Runnable leave) {
        editing.settled(() -> settled(leave));
    }

    private void settled(Runnable leave) {
        Optional<PlanState> unsaved = editing.state().get().filter(PlanState::unsaved);
        if (unsaved.isEmpty()) {
            leave.run();
            return;
        }
        var discard = new ButtonType("Discard the changes", ButtonData.OK_DONE);
        var question = new Alert(
                Alert.AlertType.CONFIRMATION,
                "What was changed since it was saved last is lost.",
                discard,
                ButtonType.CANCEL);
        question.setTitle("Unsaved changes");
        question.setHeaderText(unsaved.get().name() + " has unsaved changes");
        question.initOwner(window());
        question.getDialogPane().getStylesheets().setAll(screen.getScene().getStylesheets());
        if (question.showAndWait().filter(discard::equals).isPresent()) {
            leave.run();
        }
    }
}
