package trainyard.app.operate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import trainyard.app.kit.CommandPreview;
import trainyard.app.kit.Cut;
import trainyard.app.kit.Times;
import trainyard.core.live.Snapshot;
import trainyard.core.operate.Action;
import trainyard.core.operate.Impact;
import trainyard.core.operate.Operator;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.Hostlist;

/**
 * Asks for what an action needs, and shows its exact commands and what it touches before the button that does it. On a
 * read-only cluster it shows as much, and the button stays off.
 */
final class ActionDialog extends Dialog<Action> {
    private static final int MOST_LETTERS = 160;
    private static final int MOST_JOBS = 12;

    private final Request request;
    private final Connection connection;
    private final Optional<Snapshot> snapshot;
    private final ButtonType doIt;
    private final ButtonType leave;
    private final Label problem = new Label();
    private final Label reminder = new Label();
    private final ImpactView impact = new ImpactView();
    private final CommandPreview commands = new CommandPreview();

    ActionDialog(Request request, Connection connection, Optional<Snapshot> snapshot, Window owner) {
        this.request = request;
        this.connection = connection;
        this.snapshot = snapshot;
        String title = request.verb().on(request.targets());
        doIt = new ButtonType(title, ButtonData.OK_DONE);
        // Beside a button that cancels jobs, one that says "Cancel" would promise the same.
        leave = new ButtonType(title.startsWith("Cancel") ? "Back" : "Cancel", ButtonData.CANCEL_CLOSE);
        setTitle(title);
        setHeaderText(title + " on " + connection.name());
        initOwner(owner);
        problem.setId("problem");
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        problem.setMinHeight(Label.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        reminder.setId("reminder");
        reminder.setWrapText(true);
        reminder.setMinHeight(Label.USE_PREF_SIZE);
        reminder.managedProperty().bind(reminder.visibleProperty());
        var form = new RequestForm(request);
        var content = new VBox(12, reminder, impact, commands, problem);
        if (!request.fields().isEmpty()) {
            content.getChildren().addFirst(form);
        }
        if (request.targets().size() > 1) {
            content.getChildren().addFirst(targets());
        }
        commands.managedProperty().bind(commands.visibleProperty());
        var pane = getDialogPane();
        pane.setId("action-dialog");
        pane.setContent(content);
        pane.setPrefWidth(600);
        pane.getButtonTypes().setAll(doIt, leave);
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        request.fields().forEach(field -> request.value(field).subscribe(text -> tell()));
        tell();
        setResultConverter(button -> button == doIt ? request.read().action().orElse(null) : null);
        setOnShown(event -> Platform.runLater(() -> {
            boolean lost = request.read().action().map(Action::isDestructive).orElse(false);
            if (request.fields().isEmpty()) {
                // Enter does what costs nothing; what costs work wants its button chosen.
                pane.lookupButton(lost ? leave : doIt).requestFocus();
            } else {
                form.focusFirst();
            }
        }));
    }

    private Label targets() {
        List<String> all = request.targets();
        var label = new Label(
                request.verb().target() == Verb.Target.NODE
                        ? Cut.middle(Hostlist.fold(all), MOST_LETTERS)
                        : ImpactView.list(all, MOST_JOBS, Function.identity()));
        label.getStyleClass().add("code");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private String reminded(Duration after) {
        return "Slurm" + snapshot.map(now -> " " + now.version()).orElse("")
                + " resumes no node by itself. The console keeps the time as a reminder only: in "
                + Times.rough(after) + " it asks you whether to resume, and does nothing on its own.";
    }

    private void tell() {
        var reading = request.read();
        String sentence = connection.readOnly()
                ? "This cluster is read-only. The lock at the foot of the window allows actions."
                : request.isUntouched() ? "" : reading.problem();
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        commands.show(reading.action()
                .map(action -> Operator.commands(action, connection.sudo()))
                .orElse(List.of()));
        commands.setVisible(reading.action().isPresent());
        reminder.setText(reading.reminder().map(this::reminded).orElse(""));
        reminder.setVisible(reading.reminder().isPresent());
        boolean known = reading.action().isPresent() && snapshot.isPresent();
        impact.setVisible(known);
        impact.setManaged(known);
        if (known) {
            impact.show(Impact.of(reading.action().orElseThrow(), snapshot.orElseThrow()));
        }
        var button = (Button) getDialogPane().lookupButton(doIt);
        button.setDisable(connection.readOnly() || reading.action().isEmpty());
        boolean lost = reading.action().map(Action::isDestructive).orElse(false);
        button.setDefaultButton(!lost);
        button.getStyleClass().removeAll("danger", "accent");
        button.getStyleClass().add(lost ? "danger" : "accent");
        if (getDialogPane().getScene() != null && getDialogPane().getScene().getWindow() != null) {
            getDialogPane().getScene().getWindow().sizeToScene();
        }
    }
}
