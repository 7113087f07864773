package trainyard.app.config.text;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.code.CodeView;
import trainyard.app.kit.code.Language;
import trainyard.app.kit.code.LineMark;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.Problem;
import trainyard.core.render.Bundle;
import trainyard.core.render.BundleFolder;

/** The files that the plan becomes. */
public final class FilesTab implements PlanTab {
    private final PlanDesk plan;
    private final ListView<FileCell.Row> list = new ListView<>();
    private final CodeView code = new CodeView("plan-file");
    private final Label title = new Label();
    private final Label trouble = new Label("", new FontIcon("mdi2a-alert-circle-outline"));
    private final Hyperlink there = new Hyperlink("Show");
    private final HBox strip = new HBox(8, trouble, there);
    private final EmptyState nothing = new EmptyState("mdi2f-file-multiple-outline");
    private final BorderPane files = new BorderPane();
    private final StackPane view = new StackPane(files, nothing);
    private final Background.Latest<FileChanges> comparing;
    private final Map<String, CodeView.Spot> spots = new HashMap<>();
    private Optional<PlanState> shown = Optional.empty();
    private Optional<Bundle> bundle = Optional.empty();
    private Optional<PlanLint> lint = Optional.empty();
    private FileChanges changes = FileChanges.NONE;
    private String open = "";
    private boolean isFilling;

    public FilesTab(PlanDesk plan) {
        this.plan = plan;
        comparing = plan.desk().background().latest(found -> {
            changes = found;
            mark();
        });
        list.setId("plan-files");
        list.setFixedCellSize(40);
        list.setCellFactory(rows -> new FileCell());
        list.setMinWidth(120);
        list.getStyleClass().add("file-list");
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !isFilling) {
                open(row.path());
            }
        });
        trouble.setWrapText(true);
        trouble.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        there.setMinWidth(Region.USE_PREF_SIZE);
        strip.getStyleClass().add("code-trouble");
        strip.setId("plan-files-trouble");
        strip.managedProperty().bind(strip.visibleProperty());
        strip.setVisible(false);
        var split = new SplitPane(list, new BorderPane(code, tools(), null, null, null));
        split.setDividerPositions(0.3);
        SplitPane.setResizableWithParent(list, false);
        files.setCenter(split);
        files.setTop(strip);
    }

    private HBox tools() {
        var copy = new Button("Copy", new FontIcon("mdi2c-content-copy"));
        copy.setTooltip(new Tooltip("Copy the whole file"));
        copy.setOnAction(event -> bundle.map(all -> all.files().get(open)).ifPresent(text -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            plan.desk().tell().accept("Copied " + open + ".");
        }));
        var write = new Button("Write to a folder…", new FontIcon("mdi2f-folder-download-outline"));
        write.setId("plan-write-files");
        write.setTooltip(new Tooltip("Write all files into a folder of this computer"));
        write.setOnAction(event -> write());
        title.getStyleClass().add("section-title");
        title.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Button button : List.of(copy, write)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("flat");
        }
        var tools = new HBox(title, space, copy, write);
        tools.getStyleClass().add("code-tools");
        return tools;
    }

    @Override
    public String title() {
        return "Files";
    }

    @Override
    public String icon() {
        return "mdi2f-file-multiple-outline";
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void show(PlanState state) {
        boolean isSame = shown.filter(before -> before.document() == state.document()
                        && before.version().equals(state.version()))
                .isPresent();
        if (!isSame && shown.isPresent() && state.bundle().isPresent()) {
            Optional<Bundle> before = bundle;
            comparing.ask(() -> FileChanges.between(before, state.bundle()));
        }
        shown = Optional.of(state);
        bundle = state.bundle().or(() -> bundle);
        files.setVisible(bundle.isPresent());
        nothing.setVisible(bundle.isEmpty());
        Optional<Problem> error = state.file().problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst();
        long errors = state.file().problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        String first = error.map(problem -> "Line " + problem.at().line() + ": " + problem.what())
                .orElse("The plan is empty");
        strip.setVisible(state.bundle().isEmpty());
        trouble.setText("These are the files from before: the plan has "
                + (errors == 1 ? "an error" : errors + " errors") + ". " + first + ".");
        there.setOnAction(event -> error.ifPresent(problem -> plan.go().accept(new PlanPlace.InText(problem.at()))));
        there.setVisible(error.isPresent());
        nothing.say("No files yet", first + ". Mend the plan, and its files are shown here.");
        fill();
        bundle.ifPresent(all -> {
            if (!all.files().containsKey(open)) {
                select(
                        all.files().containsKey("slurm/slurm.conf")
                                ? "slurm/slurm.conf"
                                : all.files().firstKey());
            } else {
                code.text(all.files().getOrDefault(open, ""));
            }
        });
    }

    @Override
    public void lint(PlanLint found) {
        lint = Optional.of(found);
        mark();
    }

    @Override
    public boolean lead(PlanPlace place) {
        if (!(place instanceof PlanPlace.InFile(var file, var line))) {
            return false;
        }
        plan.editing().state().get().ifPresent(this::show);
        select(file);
        code.lead(line, 1);
        return true;
    }

    private void select(String file) {
        list.getItems().stream()
                .filter(row -> row.path().equals(file))
                .findFirst()
                .ifPresent(row -> list.getSelectionModel().select(row));
        if (!open.equals(file)) {
            open(file);
        }
    }

    private void open(String file) {
        if (open.equals(file)) {
            return;
        }
        if (!open.isEmpty()) {
            spots.put(open, code.spot());
        }
        open = file;
        title.setText(file.substring(file.lastIndexOf('/') + 1));
        code.open(bundle.map(all -> all.files().get(file)).orElse(""), Language.of(file));
        mark();
        Optional.ofNullable(spots.get(file)).ifPresent(code::spot);
    }

    /** The rows again, the selection as it is. */
    private void fill() {
        var rows = bundle.map(all -> all.files().keySet().stream()
                        .map(path -> new FileCell.Row(
                                path,
                                !changes.in(path).isEmpty(),
                                lint.map(found -> Marks.findings(found, path).size())
                                        .orElse(0)))
                        .sorted(java.util.Comparator.comparing(
                                (FileCell.Row row) -> !row.path().startsWith("slurm/")))
                        .toList())
                .orElse(List.of());
        if (rows.equals(list.getItems())) {
            return;
        }
        isFilling = true;
        list.getItems().setAll(rows);
        rows.stream().filter(row -> row.path().equals(open)).findFirst().ifPresent(list.getSelectionModel()::select);
        isFilling = false;
    }

    private void mark() {
        fill();
        var marks = new HashMap<Integer, LineMark>();
        changes.in(open).forEach(line -> marks.put(line, LineMark.changed()));
        lint.map(found -> Marks.inFile(found, open))
                .orElse(Map.of())
                .forEach((line, mark) -> marks.merge(line, mark, LineMark::and));
        code.marks(marks);
    }

    private void write() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("A folder for the plan's files");
        Optional.ofNullable(chooser.showDialog(view.getScene().getWindow()))
                .ifPresent(folder -> write(folder.toPath()));
    }

    void write(Path folder) {
        bundle.ifPresent(all -> plan.desk()
                .background()
                .task(
                        "Writing the plan's files",
                        () -> {
                            BundleFolder.write(all, folder);
                            return all.files().size();
                        },
                        count -> plan.desk().tell().accept("Wrote " + count + " files to " + folder + "."),
                        problem -> plan.desk()
                                .tell()
                                .accept("The files cannot be written to " + folder + ": " + problem.getMessage())));
    }
}
