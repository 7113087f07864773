package trainyard.app.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Look;
import trainyard.app.kit.Place;
import trainyard.app.kit.StateChip;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.slurm.JobState;

/** The head of a report's page: back, what it is about, and what can be done with it. */
final class ReportHeader extends HBox {
    private static final int MOST_NAMES = 3;

    private final Label title = new Label();
    private final Label name = new Label();
    private final StateChip state = new StateChip();
    private final ProgressIndicator spinner = new ProgressIndicator(0);
    private final Button cancel = new Button("Cancel");
    private final Button again = icon("Diagnose again", "mdi2r-refresh");
    private final Button job = icon("The job's page", "mdi2p-playlist-play");
    private final ExportMenu export;

    ReportHeader(DiagnosisDesk diagnosis, Runnable onBack, Runnable onCancel, Runnable onAgain, Runnable onJob) {
        super(8);
        getStyleClass().add("page-header");
        setAlignment(Pos.CENTER_LEFT);
        export = new ExportMenu(diagnosis);
        var back = icon("Back to the failures  Esc", "mdi2a-arrow-left");
        back.setId("report-back");
        back.setOnAction(event -> onBack.run());
        title.setId("report-title");
        title.getStyleClass().add("title-4");
        title.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("muted");
        name.setMinWidth(0);
        state.setMinWidth(Region.USE_PREF_SIZE);
        spinner.setPrefSize(16, 16);
        spinner.setMinSize(16, 16);
        cancel.setId("report-cancel");
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> onCancel.run());
        again.setId("report-again");
        again.setOnAction(event -> onAgain.run());
        job.setOnAction(event -> onJob.run());
        export.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(back, title, name, state, space, spinner, cancel, again, job, export);
        done();
    }

    private static Button icon(String name, String icon) {
        var button = new Button(name, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(name));
        return button;
    }

    /** Something else, of which nothing is known yet. */
    void title(Place place) {
        export.none();
        state.clear();
        boolean isJob = place instanceof Place.JobDiagnosis;
        job.setVisible(isJob);
        job.setManaged(isJob);
        switch (place) {
            case Place.JobDiagnosis(long number) -> {
                title.setText("Why job " + number + " failed");
                name.setText("");
            }
            case Place.FilesDiagnosis(List<Path> files) -> {
                title.setText("What the files tell");
                name.setText(files.stream()
                                .limit(MOST_NAMES)
                                .map(file -> String.valueOf(file.getFileName()))
                                .collect(Collectors.joining(", "))
                        + (files.size() > MOST_NAMES ? " and %,d more".formatted(files.size() - MOST_NAMES) : ""));
            }
            default -> {}
        }
    }

    void show(Diagnosed diagnosed) {
        done();
        export.show(diagnosed);
        JobFacts facts = diagnosed.report().job();
        if (!facts.name().isEmpty()) {
            name.setText(facts.name());
        }
        if (facts.state().isEmpty()) {
            state.clear();
        } else {
            state.show(Look.of(JobState.parse(facts.state())));
        }
    }

    void loading() {
        busy(true);
    }

    void done() {
        busy(false);
    }

    private void busy(boolean now) {
        spinner.setVisible(now);
        spinner.setManaged(now);
        // A hidden indicator that still spins keeps JavaFX drawing.
        spinner.setProgress(now ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        cancel.setVisible(now);
        cancel.setManaged(now);
        again.setDisable(now);
    }
}
