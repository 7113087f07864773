package trainyard.app.provision;

import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Times;
import trainyard.core.provision.Run;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunProgress;

/** One line on the shown run: how it stands, how far it is, what came of it so far. */
final class RunHead extends HBox {
    private final ProvisionModel model;
    private final StateChip state = new StateChip();
    private final Label what = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label progress = new Label();
    private final Label totals = new Label();
    final Button cancel = new Button("Cancel the run", new FontIcon("mdi2s-stop"));

    RunHead(ProvisionModel model) {
        this.model = model;
        getStyleClass().add("run-head");
        what.getStyleClass().add("strong");
        progress.getStyleClass().add("muted");
        progress.setId("run-progress");
        totals.setId("run-totals");
        totals.setMinWidth(0);
        cancel.setId("run-cancel");
        cancel.setTooltip(new Tooltip("Ends the run as Ctrl+C would. A further run mends what is half done."));
        bar.setPrefWidth(140);
        bar.setMinWidth(60);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        state.setMinWidth(USE_PREF_SIZE);
        what.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(state, what, bar, progress, space, totals, cancel);
    }

    void show(Instant now) {
        Optional<Run> shown = model.run().get();
        setVisible(shown.isPresent());
        setManaged(shown.isPresent());
        shown.ifPresent(run -> show(run, now));
    }

    private void show(Run run, Instant now) {
        RunBoard board = model.board().get();
        boolean ended = run.end().isPresent();
        RunProgress told = model.progress(now);
        state.show(RunWords.look(run.end()));
        what.setText(RunWords.what(run) + (ended ? ", " + RunWords.took(run, now) : ""));
        what.setTooltip(new Tooltip("Began " + Times.absolute(run.started())));
        bar.setVisible(!ended);
        bar.setManaged(!ended);
        // An indeterminate bar is an animation without end.
        bar.setProgress(Math.max(0, told.share()));
        progress.setText(run.end()
                .flatMap(Run.End::why)
                .orElseGet(() -> ExampleRun.isIt(run) && ended
                        ? "made to show the screen; nothing here touches your machines"
                        : RunWords.progress(told, ended)));
        totals.setText(RunWords.totals(board));
        totals.setTooltip(totals.getText().isEmpty() ? null : new Tooltip(totals.getText()));
        cancel.setVisible(!ended && !ExampleRun.isIt(run));
        cancel.setManaged(cancel.isVisible());
    }
}
