package trainyard.app.jobs;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Look;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Why;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb;
import trainyard.core.slurm.JobState;

/** The head of a job's page: back, id, name, state, what can be done, and what is being asked. */
final class JobHeader extends VBox {
    private final Label title = new Label();
    private final Label name = new Label();
    private final StateChip state = new StateChip();
    private final Label said = PageParts.muted("");
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final Button cancel = new Button("Cancel");
    private final Button again = iconButton("Ask again", "mdi2r-refresh");
    private final Button why = new Button("Why did it fail?", new FontIcon(Why.ICON));
    private final Desk desk;
    private List<String> job = List.of();
    private Optional<Why.Asked> ended = Optional.empty();

    JobHeader(Desk desk, Runnable onBack, Runnable onCancel, Runnable onAgain) {
        super(4);
        this.desk = desk;
        getStyleClass().add("page-header");
        var back = iconButton("Back to the jobs  Esc", "mdi2a-arrow-left");
        back.setId("job-back");
        back.setOnAction(event -> onBack.run());
        title.setId("job-title");
        title.getStyleClass().addAll("title-4", "code");
        var copy = iconButton("Copy the id", "mdi2c-content-copy");
        copy.setOnAction(event -> RowCopy.toClipboard(String.join(" ", job)));
        name.getStyleClass().add("muted");
        name.setMinWidth(0);
        spinner.setPrefSize(16, 16);
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(event -> onCancel.run());
        again.setOnAction(event -> onAgain.run());
        var actions = new MenuButton("Actions", new FontIcon("mdi2l-lightning-bolt-outline"));
        actions.setId("job-actions");
        actions.getItems().setAll(new Operations(desk).items(Verb.Target.JOB, () -> job, this));
        var compose = iconButton("Compose again", "mdi2p-playlist-edit");
        compose.setId("job-compose");
        compose.setOnAction(event ->
                job.stream().findFirst().ifPresent(id -> desk.go().accept(new Place.Composer(Long.parseLong(id)))));
        why.setId("job-why");
        why.getStyleClass().add("small");
        why.setTooltip(new Tooltip("Gathers what the job left behind, and says what was the cause   W"));
        why.setOnAction(event -> why());
        why.managedProperty().bind(why.visibleProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, back, title, copy, name, state, space, spinner, cancel, why, again, compose, actions);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, said);
        say("");
        done();
    }

    private static Button iconButton(String name, String icon) {
        var button = new Button(name, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(name));
        return button;
    }

    void show(JobStory story) {
        job = List.of(Long.toString(story.number()));
        title.setText("Job " + story.number());
        name.setText(story.name());
        ended = story.state().map(now -> new Why.Asked(story.number(), now));
        why.setVisible(ended.filter(now -> now.state().phase() == JobState.Phase.FAILED)
                .isPresent());
        story.state().ifPresentOrElse(now -> state.show(Look.of(now)), state::clear);
        boolean unknown = !story.isKnown() && !story.detail().missing().isEmpty();
        say(
                unknown
                        ? story.detail().missing() + " " + story.past().missing()
                        : story.detail().value().isEmpty() && story.isKnown()
                                ? "The controller no longer lists this job; this is what accounting remembers."
                                : "");
    }

    /** Leads to why it failed. */
    void why() {
        ended.ifPresent(now -> Why.open(desk, now));
    }

    void say(String sentence) {
        said.setText(sentence);
        said.setVisible(!sentence.isEmpty());
        said.setManaged(!sentence.isEmpty());
    }

    void loading() {
        busy(true);
    }

    void done() {
        busy(false);
    }

    private void busy(boolean now) {
        spinner.setVisible(now);
        // A hidden indicator that still spins keeps JavaFX drawing.
        spinner.setProgress(now ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        cancel.setVisible(now);
        again.setDisable(now);
    }
}
