package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.config.nodes.Question.Field;
import trainyard.app.kit.Background;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.Hostlist;
import trainyard.core.truth.TruthReader;

/** The plan's nodes: a table of them, and below it what the selected ones are. */
public final class NodesTab implements PlanTab {
    private static final KeyCombination CLONE = KeyCodeCombination.valueOf("Shortcut+D");

    private final PlanDesk plan;
    private final NodeTable table;
    private final NodeDetail detail;
    private final Button add = new Button("Add nodes…", new FontIcon("mdi2p-plus"));
    private final Button clone = icon("plan-node-clone", "Clone…", "mdi2c-content-copy");
    private final Button rename = icon("plan-node-rename", "Rename…", "mdi2r-rename-box");
    private final Button remove = icon("plan-node-remove", "Remove", "mdi2t-trash-can-outline");
    private final HBox counted = new HBox(8);
    private final SplitPane split;
    private final VBox root;
    private final Background.Latest<List<NodeRow>> rows;
    private Optional<PlanState> state = Optional.empty();
    private Set<String> selected = Set.of();
    private boolean isSelectionKnown = true;

    public NodesTab(PlanDesk plan) {
        this.plan = plan;
        add.setId("plan-node-add");
        add.getStyleClass().add("accent");
        table = new NodeTable(plan.desk().background(), List.of(add, clone, rename, remove));
        detail = new NodeDetail(
                plan.editing()::edit, plan.desk().tell(), plan.desk().background(), this::read);
        rows = plan.desk().background().latest(table.table()::rows);
        var writeOut = new Button("Write out as a list");
        writeOut.setId("plan-nodes-write-out");
        writeOut.setOnAction(event -> plan.editing().edit(new NodeEdit.WriteOutNodes()));
        counted.getChildren()
                .setAll(
                        new Label("All nodes are one entry with a count. Write them out to change one of them."),
                        writeOut);
        counted.getStyleClass().addAll("attribute-line", "plan-node-page");
        counted.managedProperty().bind(counted.visibleProperty());
        counted.setVisible(false);
        split = new SplitPane(table, detail);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.4);
        VBox.setVgrow(split, javafx.scene.layout.Priority.ALWAYS);
        root = new VBox(counted, split);
        root.setId("plan-nodes-tab");
        add.setOnAction(event -> add());
        clone.setOnAction(event -> cloneNode());
        rename.setOnAction(event -> rename());
        remove.setOnAction(event -> remove());
        menu();
        keys();
        table.table().onSelect(row -> picked());
        table.table().view().getItems().addListener((javafx.collections.ListChangeListener<NodeRow>)
                change -> picked());
        plan.desk().cluster().subscribe(open -> detail.readable(open.isPresent()));
        enable();
    }

    private static Button icon(String id, String words, String glyph) {
        var button = new Button(words, new FontIcon(glyph));
        button.setId(id);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("button-icon");
        button.setTooltip(new Tooltip(words));
        return button;
    }

    private void menu() {
        var items = new ArrayList<MenuItem>();
        for (Button button : List.of(add, clone, rename, remove)) {
            var item = new MenuItem(button.getText());
            item.disableProperty().bind(button.disableProperty());
            item.setOnAction(event -> button.fire());
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        table.table().view().getContextMenu().getItems().addAll(0, items);
    }

    private void keys() {
        table.table().view().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Optional<Button> wanted = event.getCode() == KeyCode.INSERT
                    ? Optional.of(add)
                    : event.getCode() == KeyCode.DELETE
                            ? Optional.of(remove)
                            : event.getCode() == KeyCode.F2
                                    ? Optional.of(rename)
                                    : CLONE.match(event) ? Optional.of(clone) : Optional.empty();
            wanted.filter(button -> !button.isDisabled()).ifPresent(button -> {
                event.consume();
                button.fire();
            });
        });
    }

    @Override
    public String title() {
        return "Nodes and GPUs";
    }

    @Override
    public String icon() {
        return "mdi2s-server";
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void show(PlanState next) {
        state = Optional.of(next);
        counted.setVisible(isCounted(next));
        next.file().plan().ifPresent(read -> rows.ask(() -> NodeRow.of(read)));
        detail.show(next, Chosen.of(next.view(), selected));
        enable();
    }

    private static boolean isCounted(PlanState now) {
        return now.view().root().at(PlanView.NODES).orElse(Data.nothing()) instanceof Data.Mapping;
    }

    @Override
    public void lint(PlanLint lint) {
        detail.lint(lint);
    }

    @Override
    public boolean lead(PlanPlace place) {
        if (place instanceof PlanPlace.OfNode(String name)) {
            table.table().select(name);
            return true;
        }
        return false;
    }

    /** Rows are selected one by one: what is selected is looked at once all of them are. */
    private void picked() {
        if (isSelectionKnown) {
            isSelectionKnown = false;
            Platform.runLater(() -> {
                isSelectionKnown = true;
                var names = new HashSet<String>();
                table.table().selectedRows().forEach(row -> names.add(row.name()));
                if (!names.equals(selected)) {
                    selected = names;
                    state.ifPresent(now -> detail.show(now, chosen(now)));
                    enable();
                }
            });
        }
    }

    private Chosen chosen(PlanState now) {
        return Chosen.of(now.view(), selected);
    }

    private void enable() {
        Chosen chosen = state.map(this::chosen).orElse(Chosen.NONE);
        add.setDisable(state.filter(NodesTab::isCounted).isPresent());
        clone.setDisable(chosen.only().isEmpty());
        rename.setDisable(chosen.only().isEmpty());
        remove.setDisable(chosen.isNone());
        remove.getTooltip().setText(chosen.isNone() ? "Remove" : "Remove " + chosen.called());
    }

    private void add() {
        state.ifPresent(now -> new Question<>(
                        "Add nodes",
                        "Add",
                        NodeQuestions.add(NodeStart.of(now.view())),
                        answers -> NodeQuestions.added(now.view(), answers),
                        root.getScene().getWindow())
                .showAndWait()
                .ifPresent(edit -> {
                    plan.editing().edit(edit);
                    table.table().select(Hostlist.expand(edit.names()));
                }));
    }

    private void cloneNode() {
        ask("Clone", source -> NodeStart.next(source.name(), state.orElseThrow().view()), NodeQuestions::cloned);
    }

    private void rename() {
        ask("Rename", PlanView.Node::name, NodeQuestions::renamed);
    }

    private interface Reading {
        Question.Read<Edit> read(PlanView plan, String name, java.util.Map<String, String> answers);
    }

    private void ask(String verb, Function<PlanView.Node, String> start, Reading reading) {
        state.ifPresent(now -> chosen(now)
                .only()
                .ifPresent(node -> new Question<>(
                                verb + " " + node.name(),
                                verb,
                                List.of(new Field.Line(
                                        "names",
                                        verb.equals("Clone") ? "New nodes" : "New name",
                                        start.apply(node),
                                        verb.equals("Clone") ? "gpu-[05-08]" : "")),
                                answers -> reading.read(now.view(), node.name(), answers),
                                root.getScene().getWindow())
                        .showAndWait()
                        .ifPresent(edit -> {
                            plan.editing().edit(edit);
                            switch (edit) {
                                case NodeEdit.CloneNode cloned -> table.table().select(Hostlist.expand(cloned.names()));
                                case NodeEdit.RenameNode renamed ->
                                    table.table().select(renamed.to());
                                default -> {}
                            }
                        })));
    }

    private void remove() {
        state.map(this::chosen)
                .filter(nodes -> !nodes.isNone())
                .ifPresent(nodes -> plan.editing().edit(new NodeEdit.RemoveNodes(nodes.hostlist())));
    }

    private void read(PlanView.Node node) {
        plan.desk()
                .cluster()
                .getValue()
                .ifPresent(open -> plan.desk()
                        .background()
                        .task(
                                "Read " + node.name(),
                                () -> new TruthReader(
                                                open.shell(),
                                                state.flatMap(now -> now.file().plan()))
                                        .probe(node.name()),
                                probe -> new ProbeQuestion(
                                                probe, node, root.getScene().getWindow())
                                        .showAndWait()
                                        .ifPresent(plan.editing()::edit),
                                problem -> plan.desk()
                                        .tell()
                                        .accept(node.name() + " could not be read: " + problem.getMessage())));
    }
}
