package trainyard.app.composer;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.job.RecipeProblem;
import trainyard.core.job.submit.SubmitAnswer;

/** Whether the job can run, when, and what it costs. */
final class VerdictPane extends ScrollPane {
    private final AskedView asked = new AskedView();
    private final Label fits = line("composer-fits");
    private final Label cost = line("composer-cost");
    private final Label said = line("composer-said");
    final Button ask = new Button("Ask Slurm when it would start", new FontIcon("mdi2c-calendar-clock"));

    VerdictPane() {
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        ask.setId("composer-test");
        var content = new VBox(12, asked, fits, cost, said, ask);
        content.getStyleClass().add("composer-verdict");
        setContent(content);
    }

    private static Label line(String id) {
        var label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** @param isConnected whether a cluster is open that could be asked */
    void show(ComposerModel model, boolean isConnected) {
        asked.show(model.spec());
        Optional<RecipeProblem> first = model.now().read().problems().stream()
                .filter(RecipeProblem::isError)
                .findFirst();
        boolean isKnown = !model.site().partitions().isEmpty();
        say(
                fits,
                first.map(problem -> problem.field().title() + ": " + problem.sentence() + ".")
                        .orElse(
                                isKnown
                                        ? "This cluster can run it."
                                        : "No cluster is known: whether it fits is not told."));
        fits.setGraphic(new FontIcon(
                first.isPresent()
                        ? "mdi2c-close-circle"
                        : isKnown ? "mdi2c-check-circle" : "mdi2h-help-circle-outline"));
        fits.getStyleClass().removeAll("bad", "good");
        fits.getStyleClass().add(first.isPresent() ? "bad" : isKnown ? "good" : "muted");
        say(cost, model.cost().map(charge -> charge.sentence() + ".").orElse(""));
        said.getStyleClass().removeAll("bad", "good");
        model.answer()
                .ifPresent(answer -> said.getStyleClass().add(answer instanceof SubmitAnswer.Refused ? "bad" : "good"));
        say(said, model.answer().map(SubmitAnswer::sentence).orElse(""));
        ask.setDisable(!isConnected || !model.isReady());
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }
}
