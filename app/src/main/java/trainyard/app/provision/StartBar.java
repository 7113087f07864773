package trainyard.app.provision;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Cut;
import trainyard.app.kit.Desk;
import trainyard.app.kit.RecentPlans;
import trainyard.app.kit.RowCopy;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.remote.Quoting;
import trainyard.core.slurm.SlurmVersion;

/** The plan, the exact command and the buttons that begin a run. */
final class StartBar extends VBox {
    private static final int MOST_LETTERS = 60;
    private static final double WHERE_WIDTH = 160;
    private static final String HERE = "on this machine";

    private final Desk desk;
    private final ProvisionModel model;
    private final Runner runner;
    private final MenuButton plan = new MenuButton("Choose a plan", new FontIcon("mdi2f-file-document-outline"));
    private final Label command = new Label();
    private final Label problem = new Label();
    private final Label about = new Label();
    private final ChoiceBox<String> where = new ChoiceBox<>();
    private final Button more = new Button("Options");
    private final VBox fold = new VBox();
    private final Background.Latest<String> plans;
    final Button preflight = new Button("Pre-flight", new FontIcon("mdi2c-clipboard-check-outline"));
    final Button check = new Button("Check first", new FontIcon("mdi2m-magnify"));
    final Button provision = new Button("Provision", new FontIcon("mdi2r-rocket-launch-outline"));

    StartBar(Desk desk, ProvisionModel model, Runner runner) {
        super(0);
        this.desk = desk;
        this.model = model;
        this.runner = runner;
        plans = desk.background().latest(about::setText);
        about.getStyleClass().add("muted");
        about.setId("provision-about");
        about.setMinWidth(0);
        where.setId("provision-where");
        where.setPrefWidth(WHERE_WIDTH);
        where.setTooltip(new Tooltip("Where Ansible runs. On a deploy host the run survives a closed laptop."));
        where.getItems().setAll(HERE);
        where.setValue(HERE);
        more.setId("provision-options");
        more.getStyleClass().add("flat");
        more.setOnAction(event -> fold(fold.isVisible()));
        more.setTooltip(new Tooltip("Show what the next run is to do, or fold it away"));
        fold(false);
        plan.setId("provision-plan");
        preflight.setId("provision-preflight");
        preflight.setTooltip(new Tooltip("Look at each machine: login, sudo, Python, disk, clock; nothing is touched"));
        check.setId("provision-check");
        check.setTooltip(new Tooltip("Run with --check: tells what would change, and changes nothing"));
        provision.setId("provision-start");
        provision.getStyleClass().add("accent");
        problem.getStyleClass().add("field-message");
        problem.setId("provision-problem");
        problem.setMinWidth(0);
        command.getStyleClass().add("code");
        command.setMinWidth(0);
        command.setId("provision-command");
        var copy = new Button("Copy", new FontIcon("mdi2c-content-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> RowCopy.toClipboard(command.getText()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Region whole : List.of(plan, where, more, preflight, check, provision)) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        var buttons = new HBox(plan, about, where, problem, space, more, preflight, check, provision);
        buttons.getStyleClass().add("plan-bar");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(command, room, copy);
        line.getStyleClass().add("run-command");
        HBox.setHgrow(line, Priority.ALWAYS);
        var foot = new HBox(line);
        foot.getStyleClass().add("run-foot");
        getChildren().setAll(buttons, fold);
        fold.getChildren().setAll(foot);
        model.wanted().subscribe(wanted -> refresh());
        model.plan().subscribe(file -> {
            refresh();
            about(file);
        });
        model.run().subscribe(run -> refresh());
    }

    /**
     * Chooses where the next run is.
     *
     * @param connection a deploy host's; empty for this machine
     * @return whether it can be chosen: a deploy host whose cluster is not open cannot
     */
    boolean choose(Optional<String> connection) {
        String wanted = connection.map(StartBar::on).orElse(HERE);
        boolean known = where.getItems().contains(wanted);
        if (known) {
            where.setValue(wanted);
        }
        return known;
    }

    private static String on(String connection) {
        return "on " + connection;
    }

    void options(OptionsPane options) {
        fold.getChildren().addFirst(options);
    }

    /** The deploy host that is chosen; empty for this machine. */
    Optional<String> where() {
        return HERE.equals(where.getValue()) ? Optional.empty() : runner.deployHost();
    }

    /** The matrix needs the room while a run goes on. */
    void fold(boolean away) {
        fold.setVisible(!away);
        fold.setManaged(!away);
        more.setGraphic(new FontIcon(away ? "mdi2c-chevron-down" : "mdi2c-chevron-up"));
    }

    /** The plans of late, the newest as the one in use. */
    void shown() {
        List<Path> recent = RecentPlans.of(desk);
        if (model.plan().get().isEmpty()) {
            model.plan().set(recent.stream().findFirst());
        }
        String chosen = where.getValue();
        where.getItems().setAll(HERE);
        runner.deployHost().map(StartBar::on).ifPresent(where.getItems()::add);
        where.setValue(where.getItems().contains(chosen) ? chosen : HERE);
        plan.getItems().clear();
        for (Path file : recent) {
            var item = new MenuItem(file.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.plan().set(Optional.of(file)));
            plan.getItems().add(item);
        }
        var other = new MenuItem("Another plan…", new FontIcon("mdi2f-folder-open-outline"));
        other.setOnAction(event -> choose());
        plan.getItems().add(other);
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter("Plans (*.yaml, *.yml)", "*.yaml", "*.yml"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            RecentPlans.remember(desk, chosen.toPath());
            model.plan().set(Optional.of(chosen.toPath()));
            shown();
        }
    }

    private void refresh() {
        Optional<Path> file = model.plan().get();
        plan.setText(file.map(path -> Cut.middle(String.valueOf(path.getFileName()), MOST_LETTERS))
                .orElse("Choose a plan"));
        plan.setTooltip(file.map(path -> new Tooltip(path.toString())).orElse(null));
        Optional<ProvisionOptions> options = model.options(false);
        command.setText(options.map(now -> Quoting.join(runner.command(now))).orElse(""));
        command.setTooltip(command.getText().isEmpty() ? null : new Tooltip(command.getText()));
        problem.setText(model.problem());
        boolean may = file.isPresent() && options.isPresent() && !model.isRunning();
        preflight.setDisable(!may);
        check.setDisable(!may);
        provision.setDisable(!may);
    }

    private void about(Optional<Path> file) {
        about.setText("");
        if (file.isEmpty()) {
            plans.forget();
            about.setText("A plan says what is built. Choose one, or make one on the Plan screen.");
        } else {
            plans.ask(() -> about(PlanFile.load(file.get())));
        }
    }

    /** What the plan is for, or why nothing can be made of it. */
    static String about(PlanFile read) {
        if (read.plan().isEmpty() || read.hasErrors()) {
            return "It has errors. Mend them on the Plan screen.";
        }
        Plan plan = read.plan().get();
        int machines = plan.nodes().size() + 1;
        return "%s, %,d machines, Slurm %s"
                .formatted(
                        plan.name(),
                        machines,
                        plan.slurm().version().orElse(SlurmVersion.V24_11).release());
    }
}
