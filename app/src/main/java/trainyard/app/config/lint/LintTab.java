package trainyard.app.config.lint;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.core.lint.Outcome;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.truth.ControllerFiles;

/** All that lint says of the plan and its files, with the mends that can be made at once, and what came of each rule. */
public final class LintTab implements PlanTab {
    private static final double DIVIDER = 0.56;

    private final PlanDesk plan;
    private final Background.Latest<LintList> answers;
    private final LintTools tools;
    private final ListView<LintItem> list = new ListView<>();
    private final ListView<Outcome> rules = new ListView<>();
    private final FindingPane detail;
    private final EmptyState empty = new EmptyState("mdi2c-check-circle-outline");
    private final ToggleButton findings = new ToggleButton("Findings");
    private final ToggleButton ruleList = new ToggleButton("Rules");
    private final Button mendAll = new Button("", new FontIcon("mdi2a-auto-fix"));
    private final MenuButton others = new MenuButton("Other files", new FontIcon("mdi2f-folder-search-outline"));
    private final Label verdicts = new Label();
    private final SplitPane split;
    private final VBox root;
    private LintList shown = LintList.NOTHING;
    private Optional<PlanState> state = Optional.empty();
    /** What was said is of this state; of an older one no mend can be made. */
    private Optional<PlanState> lintedState = Optional.empty();

    private boolean refreshing;

    public LintTab(PlanDesk plan) {
        this.plan = plan;
        answers = plan.desk().background().latest(this::take);
        detail = new FindingPane(plan.go(), this::mend);
        list.setId("lint-list");
        list.setFixedCellSize(LintCell.HEIGHT);
        list.setCellFactory(view -> new LintCell());
        list.setPlaceholder(empty);
        list.getStyleClass().addAll("edge-to-edge", "lint-list");
        list.getSelectionModel().selectedItemProperty().subscribe((before, now) -> select());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                lead();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                lead();
            }
        });
        rules.setId("lint-rules");
        rules.setFixedCellSize(LintCell.HEIGHT);
        rules.setCellFactory(view -> new RuleCell());
        rules.getStyleClass().addAll("edge-to-edge", "lint-list");
        rules.setPlaceholder(new EmptyState("mdi2f-file-alert-outline")
                .say("No rule was asked", "Mend the plan's own errors first: its files can be made then."));
        mendAll.setId("lint-fix-all");
        mendAll.setTooltip(new Tooltip("Mend all that has exactly one mend, as one change that can be undone"));
        mendAll.setOnAction(event -> mendAll());
        split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(split, Priority.ALWAYS);
        tools = new LintTools(this::refresh);
        var body = new StackPane(split, rules);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(head(), tools, body);
        root.setId("plan-lint");
    }

    private HBox head() {
        var group = new ToggleGroup();
        findings.setToggleGroup(group);
        ruleList.setToggleGroup(group);
        ruleList.setId("lint-show-rules");
        findings.getStyleClass().add("left-pill");
        ruleList.getStyleClass().add("right-pill");
        group.selectToggle(findings);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
            showPart();
        });
        verdicts.getStyleClass().add("muted");
        verdicts.setMinWidth(0);
        var folder = new MenuItem("Lint a folder…", new FontIcon("mdi2f-folder-outline"));
        folder.setOnAction(event -> chooseFolder());
        var controller = new MenuItem("Lint the open cluster's controller", new FontIcon("mdi2s-server-outline"));
        controller.setOnAction(event -> lintController());
        others.setId("lint-others");
        others.getStyleClass().add("flat");
        others.setTooltip(new Tooltip("Lint the files of any folder, or those on the controller of the open cluster"));
        others.setMinWidth(Region.USE_PREF_SIZE);
        others.getItems().setAll(folder, controller);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        mendAll.setMinWidth(Region.USE_PREF_SIZE);
        for (Region whole : List.of(findings, ruleList)) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        var head = new HBox(new HBox(findings, ruleList), verdicts, space, others, mendAll);
        head.getStyleClass().add("lint-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void showPart() {
        boolean isRules = ruleList.isSelected();
        rules.setVisible(isRules);
        split.setVisible(!isRules);
        tools.setVisible(!isRules);
        tools.setManaged(!isRules);
    }

    @Override
    public String title() {
        return "Lint";
    }

    @Override
    public String icon() {
        return "mdi2f-format-list-checks";
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void show(PlanState next) {
        state = Optional.of(next);
        showPart();
        mendable();
    }

    @Override
    public void lint(PlanLint lint) {
        PlanState of = state.orElseThrow();
        answers.ask(() -> LintList.of(of, lint));
    }

    private void take(LintList next) {
        shown = next;
        lintedState = next.state();
        tools.count(shown);
        rules.getItems().setAll(shown.outcomes());
        verdicts.setText(shown.verdictWords());
        refresh();
        mendable();
    }

    /** Fills the list anew; what is selected stays selected, and the view stays where it is. */
    private void refresh() {
        List<LintItem> items = shown.items(tools.severities(), tools.words(), tools.order());
        Optional<String> selected = selected().map(FoundRow::key);
        if (!items.equals(list.getItems())) {
            refreshing = true;
            list.getItems().setAll(items);
            selected.flatMap(key -> items.stream()
                            .filter(item ->
                                    item instanceof FoundRow row && row.key().equals(key))
                            .findFirst())
                    .ifPresentOrElse(
                            item -> list.getSelectionModel().select(item),
                            () -> list.getSelectionModel().clearSelection());
            refreshing = false;
        }
        select();
        if (shown.rows().isEmpty()) {
            empty.say("Nothing found", shown.soundness());
        } else {
            empty.say("Nothing is left to show", "Other findings are filtered out by the words or severities above.");
        }
    }

    private Optional<FoundRow> selected() {
        return list.getSelectionModel().getSelectedItem() instanceof FoundRow row ? Optional.of(row) : Optional.empty();
    }

    private void select() {
        if (refreshing) {
            return;
        }
        Optional<FoundRow> row = selected();
        detail.show(row, state);
        if (row.isPresent() && !split.getItems().contains(detail)) {
            split.getItems().add(detail);
            split.setDividerPositions(DIVIDER);
        } else if (row.isEmpty()) {
            split.getItems().remove(detail);
        }
    }

    private void mendable() {
        int count = (int) shown.rows().stream()
                .flatMap(row -> row.fixes().stream())
                .distinct()
                .count();
        mendAll.setText("Mend all %,d".formatted(count));
        mendAll.setVisible(count > 1);
        mendAll.setManaged(count > 1);
        boolean isOld = !lintedState.equals(state);
        mendAll.setDisable(isOld);
        detail.mendable(!isOld);
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Lint a folder of Slurm's files");
        Optional.ofNullable(chooser.showDialog(root.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(this::lintFolder);
    }

    /** Reads a folder in the background, and shows what lint says of it. */
    void lintFolder(Path chosen) {
        SlurmVersion version = state.map(PlanState::version).orElse(SlurmVersion.V24_11);
        Background background = plan.desk().background();
        background.task(
                "Linting " + chosen,
                () -> FolderLint.of(chosen, version),
                lint -> new FolderDialog(lint, background, root).show(),
                problem -> plan.desk().tell().accept(String.valueOf(problem.getMessage())));
    }

    /** Reads the files on the open cluster's controller in the background, and shows what lint says of them. */
    void lintController() {
        Consumer<String> tell = plan.desk().tell();
        Background background = plan.desk().background();
        plan.desk()
                .cluster()
                .getValue()
                .ifPresentOrElse(
                        cluster -> background.task(
                                "Linting the controller's files",
                                () -> FolderLint.of(ControllerFiles.read(cluster.shell())),
                                lint -> new FolderDialog(lint, background, root).show(),
                                problem ->
                                        tell.accept("The controller's files were not linted: " + problem.getMessage())),
                        () -> tell.accept("No cluster is open: open one, and the files on its controller are linted."));
    }

    @Override
    public boolean lead(PlanPlace place) {
        return place instanceof PlanPlace.Findings;
    }

    private void lead() {
        selected()
                .flatMap(row -> row.first().plan())
                .ifPresent(position -> plan.go().accept(new PlanPlace.InText(position)));
    }

    private interface Making {
        Edit of(PlanState now) throws EditRefused;
    }

    private void mend(FoundRow row) {
        edit(now -> Mending.of(row, now.view()));
    }

    private void mendAll() {
        edit(now -> Mending.all(shown.rows(), now.view()));
    }

    private void edit(Making making) {
        state.ifPresent(now -> {
            try {
                plan.editing().edit(making.of(now));
            } catch (EditRefused stale) {
                plan.desk().tell().accept(String.valueOf(stale.getMessage()));
            }
        });
    }
}
