package trainyard.app.provision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.LogView;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subscriptions;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunReport;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.RunComparison;
import trainyard.core.provision.preflight.Check;
import trainyard.core.remote.Secret;

/** A cluster is built from its plan, and watched while it is. */
public final class ProvisionScreen implements Screen {
    private static final double REPLAY_SPEED = 1;

    private final Desk desk;
    private final Subscriptions open = new Subscriptions();
    private final ProvisionModel model = new ProvisionModel();
    private final Runner runner;
    private final ExampleRun example;
    private final OptionsPane options = new OptionsPane(model);
    private final StartBar start;
    private final RunHead head = new RunHead(model);
    private final MatrixView matrix;
    private final CellPane cell;
    private final LogView log;
    private final RunWatch watch;
    private final FailuresPane failures;
    private final PastPane past;
    private final ComparePane compare;
    private final PreflightPane preflight;
    private final Tab before = tab("Pre-flight", new Region());
    private final Tab failed = tab("Failed hosts", new Region());
    private final Tab compared = tab("Comparison", new Region());
    private final Tab earlier = tab("Past runs", new Region());
    private final TabPane tabs;
    private final Button replay = new Button("Replay the example", new FontIcon("mdi2r-replay"));
    private final BorderPane root = new BorderPane();
    /** Whether what the pre-flight kept from beginning was a check. */
    private boolean failedCheck;

    public ProvisionScreen(Desk desk) {
        this.desk = desk;
        runner = new DeskRunner(desk);
        example = new ExampleRun(desk.settings().path());
        start = new StartBar(desk, model, runner);
        start.options(options);
        matrix = new MatrixView(desk.clock());
        cell = new CellPane(model, desk.background());
        log = new LogView(desk.background(), "Older lines are in the run's log.txt.");
        log.placeholder(new EmptyState("mdi2t-text-box-outline")
                .say("Nothing printed yet", "What Ansible prints comes here as it prints it."));
        watch = new RunWatch(desk, runner, model, log);
        failures = new FailuresPane(desk.background(), this::retry, this::goTo);
        past = new PastPane(desk, this::open, this::compare);
        compare = new ComparePane(desk.background());
        failed.setContent(failures);
        compared.setContent(compare);
        earlier.setContent(past);
        preflight = new PreflightPane(desk.background());
        before.setContent(preflight);
        tabs = new TabPane(tab("Matrix", matrixTab()), tab("Log", log), failed, earlier, compared, before);
        tabs.setId("provision-tabs");
        start.preflight.setOnAction(event -> look());
        start.check.setOnAction(event -> begin(true, false));
        start.provision.setOnAction(event -> begin(false, false));
        preflight.anyway.setOnAction(event -> begin(failedCheck, true));
        head.cancel.setOnAction(event -> cancel());
        replay.setId("provision-replay");
        replay.setOnAction(event -> replay());
        root.setTop(new VBox(start, head));
        root.setCenter(tabs);
        matrix.selected().subscribe(place -> refreshCell());
        model.board().subscribe(board -> refreshBoard());
        model.run().subscribe(run -> refreshRun());
        model.past().subscribe(past::show);
        // A run that goes on while another is shown ends unseen.
        earlier.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                desk.background().run(this::known, model.past()::set);
            }
        });
        model.earlier().subscribe(board -> head.show(desk.clock().instant()));
    }

    private Node matrixTab() {
        var shown = new ChoiceBox<MatrixRows.Shown>();
        shown.setId("matrix-shown");
        shown.getItems().setAll(MatrixRows.Shown.values());
        shown.setValue(MatrixRows.Shown.ALL);
        shown.valueProperty().subscribe(which -> matrix.show(which));
        var next = new Button("Next failure", new FontIcon("mdi2a-arrow-down"));
        next.setId("matrix-next");
        next.setTooltip(new Tooltip("N in the matrix; Shift+N goes back"));
        next.setOnAction(event -> {
            matrix.selectBad(false);
            matrix.requestFocus();
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(shown, next, space, replay);
        tools.getStyleClass().add("run-tools");
        var left = new BorderPane(matrix);
        left.setTop(tools);
        left.setBottom(new Legend());
        left.setMinWidth(320);
        var split = new SplitPane(left, cell);
        SplitPane.setResizableWithParent(cell, false);
        split.setDividerPositions(0.74);
        matrix.onOpen(place -> cell.requestFocus());
        return split;
    }

    private static Tab tab(String title, Node node) {
        var tab = new Tab(title, node);
        tab.setClosable(false);
        return tab;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public Node focus() {
        return matrix;
    }

    @Override
    public void shown(Place place) {
        start.shown();
        failures.table().shown(desk, open);
        past.table().shown(desk, open);
        compare.table().shown(desk, open);
        preflight.table().shown(desk, open);
        open.add(watch::stop);
        open.add(desk.background().everySecond(this::tick));
        desk.background().run(this::known, this::known);
    }

    @Override
    public void hidden() {
        open.close();
    }

    /** The user's runs, and behind them the example. */
    private List<Run> known() throws java.io.IOException {
        var runs = new ArrayList<>(runner.past());
        runs.add(example.recorded());
        return runs;
    }

    private void known(List<Run> runs) {
        model.past().set(runs);
        Optional<Run> now = model.run().get();
        if (now.isEmpty()) {
            // A run that still goes on is what the user comes for; else the newest.
            open(runs.stream().filter(run -> run.end().isEmpty()).findFirst().orElse(runs.getFirst()));
        } else {
            watch.start(now.get());
        }
    }

    private void open(Run run) {
        matrix.reset();
        cell.clear();
        model.open(run);
        watch.start(run);
        if (run.end().isEmpty()) {
            start.fold(true);
        }
        tabs.getSelectionModel().select(0);
    }

    /** What the machines are like, and nothing else. */
    private void look() {
        whatIsWanted(false)
                .ifPresent(order -> desk.background()
                        .task("Looking at the machines", () -> order.with(runner::preflight), checks -> {
                            preflight.show(checks, false);
                            tabs.getSelectionModel().select(before);
                        }));
    }

    private Optional<Order> whatIsWanted(boolean check) {
        return model.plan()
                .get()
                .flatMap(plan -> model.options(check).map(wanted -> new Order(plan, wanted, start.where(), options)));
    }

    /** What is to run. The password is asked of its field each time, and wiped after. */
    private record Order(Path plan, ProvisionOptions options, Optional<String> where, Optional<Secret> password) {
        Order(Path plan, ProvisionOptions wanted, Optional<String> where, OptionsPane pane) {
            this(plan, wanted, where, wanted.askBecomePassword() ? Optional.of(pane.password()) : Optional.empty());
        }

        private interface Work<T> {
            T on(Path plan, ProvisionOptions options, Optional<String> where, Optional<Secret> password)
                    throws Exception;
        }

        <T> T with(Work<T> work) throws Exception {
            try {
                return work.on(plan, options, where, password);
            } finally {
                password.ifPresent(Secret::close);
            }
        }
    }

    private record Begun(Optional<Run> run, List<Check> checks) {}

    /** @param anyway whether the machines are not looked at before; before a command that makes them they cannot be */
    private void begin(boolean check, boolean anyway) {
        failedCheck = check;
        if (options.lacksPassword()) {
            start.fold(false);
            desk.tell().accept("sudo is to get a password, and none is typed: type it under Options.");
            return;
        }
        whatIsWanted(check)
                .ifPresent(order -> desk.background()
                        .task(
                                check ? "Beginning the check" : "Beginning to provision",
                                () -> order.with((plan, wanted, where, password) -> {
                                    List<Check> checks =
                                            anyway || !wanted.before().isEmpty()
                                                    ? List.of()
                                                    : runner.preflight(plan, wanted, where, password);
                                    return PreflightPane.isGood(checks)
                                            ? new Begun(
                                                    Optional.of(runner.start(plan, wanted, where, password)), checks)
                                            : new Begun(Optional.empty(), checks);
                                }),
                                this::begun));
    }

    private void begun(Begun begun) {
        if (begun.run().isPresent()) {
            options.forgetPassword();
            begun(begun.run().get());
        } else {
            preflight.show(begun.checks(), true);
            tabs.getSelectionModel().select(before);
        }
    }

    private void begun(Run run) {
        var runs = new ArrayList<>(model.past().get());
        runs.addFirst(run);
        model.past().set(runs);
        open(run);
    }

    /** As the run was begun, and where it was. */
    private void retry() {
        model.run().get().ifPresent(run -> {
            model.retryLost();
            if (start.choose(run.where().connection())) {
                begin(run.options().check(), false);
            } else {
                desk.tell()
                        .accept("This run was on the deploy host of the connection "
                                + run.where().connection().orElse("") + ". Open that cluster, then retry.");
            }
        });
    }

    private void cancel() {
        model.run()
                .get()
                .ifPresent(run -> desk.background()
                        .task(
                                "Cancelling the run",
                                () -> {
                                    runner.cancel(run);
                                    return run;
                                },
                                done -> desk.tell()
                                        .accept("Ansible ends what it is doing; the run ends in a moment.")));
    }

    private void replay() {
        watch.stop();
        desk.background().run(example::begun, run -> {
            open(run);
            open.add(desk.background().untilStopped(() -> example.play(run, REPLAY_SPEED), desk.background()::report));
        });
    }

    private void compare(Run before, Run after) {
        desk.background()
                .run(
                        () -> RunComparison.of(
                                RunReport.of(before).board(),
                                RunReport.of(after).board()),
                        comparison -> {
                            compare.show(before, after, comparison);
                            tabs.getSelectionModel().select(compared);
                        });
    }

    private void goTo(MatrixPlace place) {
        matrix.select(place);
    }

    private void tick() {
        head.show(desk.clock().instant());
        if (model.isRunning()) {
            matrix.requestLayout();
        }
    }

    private void refreshRun() {
        head.show(desk.clock().instant());
        boolean isExample = model.run().get().map(ExampleRun::isIt).orElse(false);
        replay.setVisible(isExample);
        replay.setDisable(model.isRunning());
        refreshFailures();
    }

    private void refreshBoard() {
        matrix.show(model.board().get());
        head.show(desk.clock().instant());
        refreshFailures();
        refreshCell();
    }

    private void refreshFailures() {
        RunBoard board = model.board().get();
        failures.show(board, model.mayRetry());
        int count = board.failures().size();
        failed.setText(count == 0 ? "Failed hosts" : "Failed hosts (%,d)".formatted(count));
    }

    private void refreshCell() {
        RunBoard board = model.board().get();
        Optional<MatrixPlace> place = matrix.selected().get().filter(at -> at.isOn(board));
        if (place.isPresent() && model.run().get().isPresent()) {
            cell.show(model.run().get().get(), board, place.get());
        } else {
            cell.clear();
        }
    }
}
