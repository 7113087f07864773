package trainyard.app.config;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import trainyard.app.config.edit.OnDisk;
import trainyard.app.config.edit.OnDisk.Choice;
import trainyard.app.config.edit.PlanEditing;
import trainyard.app.kit.Desk;

/** What the user hears and is asked where somebody else writes the file of the plan that is open here. */
final class DiskChange {
    private static final ButtonType MINE = new ButtonType("Keep mine", ButtonData.OTHER);
    private static final ButtonType THEIRS = new ButtonType("Take the file's", ButtonData.OTHER);
    private static final ButtonType MERGED =
            new ButtonType("Merge, the file's where they conflict", ButtonData.OK_DONE);

    private final PlanEditing editing;
    private final Desk desk;
    private final Node screen;
    private boolean asking;

    DiskChange(PlanEditing editing, Desk desk, Node screen) {
        this.editing = editing;
        this.desk = desk;
        this.screen = screen;
    }

    /** Looks at the file; not while the user is being asked about the last look. */
    void look() {
        if (!asking) {
            editing.look(this::found);
        }
    }

    private void found(OnDisk disk) {
        String name = editing.state().get().orElseThrow().name();
        switch (disk) {
            case OnDisk.Same() -> {}
            case OnDisk.Gone() ->
                desk.tell().accept("The file of this plan, " + name + ", is gone. Save writes it again.");
            case OnDisk.ReadAgain() -> desk.tell().accept(name + " was changed by somebody else, and was read again.");
            case OnDisk.Merged() ->
                desk.tell()
                        .accept(name
                                + " was changed by somebody else: your changes were merged into it, not saved yet.");
            case OnDisk.Conflict conflict -> ask(name, conflict);
        }
    }

    private void ask(String name, OnDisk.Conflict conflict) {
        var question = new Alert(Alert.AlertType.CONFIRMATION, conflict.sentences(), MINE, THEIRS);
        if (conflict.canMerge()) {
            question.getButtonTypes().add(MERGED);
        }
        question.setTitle("Changed in two places");
        question.setHeaderText(name + " was changed by somebody else while it has unsaved changes here");
        question.initOwner(screen.getScene().getWindow());
        question.getDialogPane().getStylesheets().setAll(screen.getScene().getStylesheets());
        asking = true;
        try {
            ButtonType answer = question.showAndWait().orElse(MINE);
            editing.resolve(answer == MERGED ? Choice.MERGED : answer == THEIRS ? Choice.THEIRS : Choice.MINE);
        } finally {
            asking = false;
        }
    }
}
