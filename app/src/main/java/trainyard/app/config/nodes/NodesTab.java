package trainyard.app.config.nodes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.edit.PlanProblems;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.PlanTab;
import trainyard.app.kit.Background;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.truth.TruthReader;

/** The plan's nodes: a table of them, and below it what the selected ones are. */
public final class NodesTab implements PlanTab {
    private final PlanDesk plan;
    private final NodeActions actions;
    private final NodeTable table;
    private final NodeDetail detail;
    private final HBox counted = new HBox(8);
    private final SplitPane split;
    private final VBox root;
    private final Background.Latest<List<NodeRow>> rows;
    private Optional<PlanState> state = Optional.empty();
    private Set<NodeKey> selected = Set.of();
    private PlanProblems problems = PlanProblems.NONE;
    private boolean isSelectionKnown = true;

    public NodesTab(PlanDesk plan) {
        this.plan = plan;
        actions = new NodeActions(plan.editing()::edit, plan.go());
        table = new NodeTable(plan.desk().background(), actions.buttons());
        actions.on(table.table());
        detail = new NodeDetail(this::edit, plan.desk().tell(), plan.desk().background(), this::read);
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
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(counted, split);
        root.setId("plan-nodes-tab");
        table.table().onSelect(row -> picked());
        table.table().view().getItems().addListener((ListChangeListener<NodeRow>) change -> picked());
        plan.desk().cluster().subscribe(open -> detail.readable(open.isPresent()));
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
        fill(next);
        look(next);
    }

    private static boolean isCounted(PlanState now) {
        return now.view().root().at(PlanView.NODES).orElse(Data.nothing()) instanceof Data.Mapping;
    }

    private void fill(PlanState now) {
        PlanProblems known = problems;
        now.file().plan().ifPresent(read -> rows.ask(() -> NodeRow.of(read, now.view(), known)));
    }

    @Override
    public void lint(PlanLint lint) {
        state.ifPresent(now -> {
            problems = PlanProblems.of(now, lint);
            fill(now);
        });
        detail.lint(lint);
    }

    @Override
    public boolean lead(PlanPlace place) {
        if (place instanceof PlanPlace.OfNode(String name)) {
            table.table().select(NodeKey.first(name));
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
                var keys = new HashSet<NodeKey>();
                table.table().selectedRows().forEach(row -> keys.add(row.key()));
                if (!keys.equals(selected)) {
                    selected = keys;
                    state.ifPresent(this::look);
                }
            });
        }
    }

    private void look(PlanState now) {
        Chosen chosen = Chosen.of(now.view(), selected);
        detail.show(now, chosen);
        actions.of(now.view(), chosen, !isCounted(now));
    }

    /** A node that gets another name stays selected. */
    private void edit(Edit edit) {
        plan.editing().edit(edit);
        if (edit instanceof NodeEdit.RenameNode renamed) {
            table.table().select(NodeKey.first(renamed.to()));
        }
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
