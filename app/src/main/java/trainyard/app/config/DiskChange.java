package trainyard.app.config;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.config.edit.PlanSitting.OnDisk;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Desk;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.Merge;
import trainyard.core.plan.edit.PlanDocument;

/** What happens where somebody else writes the file of the plan that is open here. */
final class DiskChange {
    private final PlanEditing editing;
    private final Desk desk;
    private final Node screen;
    private boolean looking;

    DiskChange(PlanEditing editing, Desk desk, Node screen) {
        this.editing = editing;
        this.desk = desk;
        this.screen = screen;
    }

    /** Looks at the file, one look at a time. */
    void look() {
        Optional<PlanState> now = editing.state().get();
        if (!looking && now.flatMap(PlanState::path).isPresent()) {
            editing.lookAtFile(this::found);
        }
    }

    /** A file that others change while nothing is unsaved here is read again; else the two are made one. */
    private void found(OnDisk disk) {
        PlanState now = editing.state().get().orElseThrow();
        if (disk.document().isEmpty()) {
            editing.take(disk, "Keep the plan", now.document().text().text());
            desk.tell().accept("The file of this plan is gone: " + now.name() + ". Save writes it again.");
            return;
        }
        PlanDocument theirs = disk.document().get();
        if (!now.unsaved()) {
            editing.take(disk, "Read the file again", theirs.text().text());
            desk.tell().accept(now.name() + " was changed by somebody else, and was read again.");
            return;
        }
        try {
            Merge merge = Merge.of(now.saved(), now.document(), theirs);
            if (merge.conflicts().isEmpty()) {
                editing.take(disk, "Merge with the file", merge.merged().text().text());
                desk.tell().accept(now.name() + " was changed by somebody else: your changes were merged into it.");
            } else {
                ask(disk, now, merge);
            }
        } catch (EditRefused apart) {
            ask(disk, now, Optional.empty(), String.valueOf(apart.getMessage()));
        }
    }

    private void ask(OnDisk disk, PlanState now, Merge merge) {
        var sentences = new StringBuilder();
        merge.conflicts()
                .forEach(conflict -> sentences.append(conflict.sentence()).append(".\n"));
        ask(disk, now, Optional.of(merge), sentences.toString().strip());
    }

    private void ask(OnDisk disk, PlanState now, Optional<Merge> merge, String sentences) {
        var mine = new ButtonType("Keep mine", ButtonData.OTHER);
        var theirs = new ButtonType("Take the file's", ButtonData.OTHER);
        var both = new ButtonType("Merge, the file's where they conflict", ButtonData.OK_DONE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, sentences, mine, theirs);
        if (merge.isPresent()) {
            question.getButtonTypes().add(both);
        }
        question.setTitle("Changed in two places");
        question.setHeaderText(now.name() + " was changed by somebody else while it has unsaved changes here");
        question.initOwner(screen.getScene().getWindow());
        question.getDialogPane().getStylesheets().setAll(screen.getScene().getStylesheets());
        looking = true;
        Optional<ButtonType> answer = question.showAndWait();
        looking = false;
        String text = now.document().text().text();
        if (answer.filter(both::equals).isPresent() && merge.isPresent()) {
            editing.take(
                    disk, "Merge with the file", merge.get().merged().text().text());
        } else if (answer.filter(theirs::equals).isPresent()) {
            editing.take(
                    disk,
                    "Take the file's plan",
                    disk.document().orElseThrow().text().text());
        } else {
            editing.take(disk, "Keep the plan", text);
        }
    }
}
