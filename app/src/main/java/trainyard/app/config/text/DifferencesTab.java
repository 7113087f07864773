package trainyard.app.config.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.text.Comparison.Other;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.OpenCluster;
import trainyard.core.render.Bundle;
import trainyard.core.truth.ControllerFiles;

/** What the plan would change: against what was saved, what was deployed last, and what a cluster has. */
public final class DifferencesTab implements PlanTab {
    private enum With {
        SAVED("Saved plan"),
        FOLDER("Last deployed files"),
        CONTROLLER("Controller of the open cluster");

        private final String words;

        With(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private record Read(OpenCluster cluster, ControllerFiles files) {}

    private final PlanDesk plan;
    private final ChoiceBox<With> with = new ChoiceBox<>();
    private final Button choose = new Button("Choose a folder…", new FontIcon("mdi2f-folder-open-outline"));
    private final Button again = new Button("Read again", new FontIcon("mdi2r-refresh"));
    private final Label where = new Label();
    private final ListView<Comparison.Said> sentences = new ListView<>();
    private final DiffList lines = new DiffList();
    private final SplitPane found = new SplitPane(sentences, lines);
    private final EmptyState nothing = new EmptyState("mdi2e-equal");
    private final BorderPane view = new BorderPane();
    private final Background.Latest<Comparison> comparing;
    private Optional<PlanState> shown = Optional.empty();
    private Optional<Read> read = Optional.empty();
    private Optional<Future<?>> reading = Optional.empty();

    public DifferencesTab(PlanDesk plan) {
        this.plan = plan;
        comparing = plan.desk().background().latest(this::found);
        with.setId("plan-differ-with");
        with.getItems().setAll(With.values());
        with.setValue(With.SAVED);
        with.valueProperty().subscribe((before, now) -> compare());
        choose.setOnAction(event -> choose());
        again.setOnAction(event -> {
            read = Optional.empty();
            compare();
        });
        again.setTooltip(new Tooltip("Reads what the files are compared with once more"));
        for (Button button : List.of(choose, again)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        where.getStyleClass().add("muted");
        var label = new Label("Against");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var tools = new HBox(label, with, choose, again, where);
        tools.getStyleClass().add("code-tools");
        sentences.setId("plan-differences");
        sentences.getStyleClass().add("sentence-list");
        sentences.setFixedCellSize(24);
        sentences.setCellFactory(list -> new SentenceCell());
        found.setOrientation(Orientation.VERTICAL);
        found.setDividerPositions(0.3);
        view.setTop(tools);
        view.setCenter(new StackPane(found, nothing));
    }

    @Override
    public String title() {
        return "Differences";
    }

    @Override
    public String icon() {
        return "mdi2c-compare";
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(PlanState state) {
        shown = Optional.of(state);
        compare();
    }

    @Override
    public void hidden() {
        reading.ifPresent(running -> running.cancel(true));
    }

    private void compare() {
        choose.setVisible(with.getValue() == With.FOLDER);
        again.setVisible(with.getValue() != With.SAVED);
        where.setText("");
        shown.ifPresent(state -> {
            switch (with.getValue()) {
                case SAVED -> saved(state);
                case FOLDER -> folder(state);
                case CONTROLLER -> controller(state);
            }
        });
    }

    private void saved(PlanState state) {
        if (!state.unsaved()) {
            say(
                    "Nothing changed",
                    "The plan is as it was saved. What you change is shown here, in the plan and in its files.");
            return;
        }
        ask(() -> Comparison.of(
                state,
                plan.editing()
                        .render(state.saved(), state.version())
                        .map(Others::of)
                        .orElseGet(() -> new Other(
                                new java.util.TreeMap<>(),
                                state.bundle().map(now -> now.files().keySet()).orElse(java.util.Set.of()),
                                List.of("The saved plan has errors, so that it has no files to compare with."))),
                true));
    }

    private void folder(PlanState state) {
        Optional<Path> folder = DeployedFolder.of(plan.desk(), state);
        if (folder.isEmpty()) {
            say(
                    "No folder yet",
                    "Choose the folder that this plan's files were written to last. It is remembered for this plan.");
            return;
        }
        where.setText(folder.get().toString());
        with(state, bundle -> Others.folder(folder.get(), bundle));
    }

    private void controller(PlanState state) {
        Optional<OpenCluster> cluster = plan.desk().cluster().getValue();
        if (cluster.isEmpty()) {
            say("No cluster is open", "Open a cluster, and the files on its controller are compared with the plan's.");
            return;
        }
        Optional<Read> known = read.filter(before -> before.cluster() == cluster.get());
        if (known.isPresent()) {
            where.setText(
                    known.get().files().controller() + ":" + known.get().files().folder());
            ControllerFiles files = known.get().files();
            if (files.texts().isEmpty() && !files.notes().isEmpty()) {
                warn("The controller's files were not read", String.join(" ", files.notes()));
            } else {
                with(state, bundle -> Others.controller(files, bundle));
            }
            return;
        }
        if (reading.filter(running -> !running.isDone()).isPresent()) {
            return;
        }
        say("Reading the controller's files…", "The status line shows how it goes; it can be cancelled there.");
        reading = Optional.of(plan.desk()
                .background()
                .task(
                        "Reading the controller's files",
                        () -> new Read(
                                cluster.get(),
                                ControllerFiles.read(cluster.get().shell())),
                        files -> {
                            read = Optional.of(files);
                            compare();
                        },
                        problem -> warn("The controller's files were not read", String.valueOf(problem.getMessage()))));
    }

    private interface OtherOf {
        Other of(Bundle bundle) throws Exception;
    }

    private void with(PlanState state, OtherOf other) {
        if (state.bundle().isEmpty()) {
            say("The plan has errors", "Until they are mended it has no files to compare.");
            return;
        }
        Bundle bundle = state.bundle().get();
        ask(() -> Comparison.of(state, other.of(bundle), false));
    }

    private void ask(Callable<Comparison> question) {
        comparing.ask(question);
    }

    private void found(Comparison comparison) {
        if (comparison.isEmpty()) {
            say("No difference", "The files are the same, line by line.");
            return;
        }
        found.setVisible(true);
        nothing.setVisible(false);
        if (!comparison.sentences().equals(sentences.getItems())) {
            sentences.getItems().setAll(comparison.sentences());
        }
        lines.show(comparison.rows());
    }

    private void say(String what, String next) {
        comparing.forget();
        found.setVisible(false);
        nothing.setVisible(true);
        nothing.say(what, next);
    }

    private void warn(String what, String why) {
        if (with.getValue() == With.CONTROLLER) {
            say(what, why);
            nothing.warn(what, why);
        }
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("The folder that the plan's files were written to");
        Optional.ofNullable(chooser.showDialog(view.getScene().getWindow()))
                .ifPresent(folder -> choose(folder.toPath()));
    }

    void choose(Path folder) {
        shown.ifPresent(state -> {
            DeployedFolder.remember(plan.desk(), state, folder);
            with.setValue(With.FOLDER);
            compare();
        });
    }
}
