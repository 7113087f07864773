package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanPlace;
import trainyard.app.config.nodes.Question.Field;
import trainyard.app.config.nodes.Question.Read;
import trainyard.app.kit.RowTable;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.Hostlist;

/** What is done to nodes as a whole: by buttons, by the table's menu, and by keys on the table. */
final class NodeActions {
    private static final KeyCombination CLONE = KeyCodeCombination.valueOf("Shortcut+D");

    private final Consumer<Edit> edit;
    private final Button add = new Button("Add nodes…", new FontIcon("mdi2p-plus"));
    private final Button clone = icon("plan-node-clone", "Clone…", "mdi2c-content-copy");
    private final Button rename = icon("plan-node-rename", "Rename…", "mdi2r-rename-box");
    private final Button remove = icon("plan-node-remove", "Remove", "mdi2t-trash-can-outline");
    private final MenuItem truth = new MenuItem("Compare with the machine's GPUs");
    private Optional<RowTable<NodeRow>> table = Optional.empty();
    private PlanView plan = PlanView.of(Data.NO_ENTRIES);
    private Chosen chosen = Chosen.NONE;

    /** @param go leads to another part */
    NodeActions(Consumer<Edit> edit, Consumer<PlanPlace> go) {
        this.edit = edit;
        truth.setDisable(true);
        truth.setOnAction(event -> go.accept(new PlanPlace.GpusOf(
                chosen.nodes().stream().map(PlanView.Node::name).distinct().toList())));
        add.setId("plan-node-add");
        add.getStyleClass().add("accent");
        add.setOnAction(event -> add());
        clone.setOnAction(event -> ask(
                "Clone", "New nodes", "gpu-[05-08]", node -> NodeStart.next(node.name(), plan), NodeQuestions::cloned));
        rename.setOnAction(event -> ask("Rename", "New name", "", PlanView.Node::name, NodeQuestions::renamed));
        remove.setOnAction(event -> edit.accept(chosen.remove()));
        of(plan, chosen, false);
    }

    List<Button> buttons() {
        return List.of(add, clone, rename, remove);
    }

    private static Button icon(String id, String words, String glyph) {
        var button = new Button(words, new FontIcon(glyph));
        button.setId(id);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("button-icon");
        button.setTooltip(new Tooltip(words));
        return button;
    }

    /** Puts them into a table's menu and under its keys; what they add is selected there. */
    void on(RowTable<NodeRow> nodes) {
        table = Optional.of(nodes);
        var items = new ArrayList<MenuItem>();
        for (Button button : buttons()) {
            var item = new MenuItem(button.getText());
            item.disableProperty().bind(button.disableProperty());
            item.setOnAction(event -> button.fire());
            items.add(item);
        }
        items.add(truth);
        items.add(new SeparatorMenuItem());
        nodes.view().getContextMenu().getItems().addAll(0, items);
        nodes.view()
                .addEventHandler(
                        KeyEvent.KEY_PRESSED,
                        event -> button(event)
                                .filter(button -> !button.isDisabled())
                                .ifPresent(button -> {
                                    event.consume();
                                    button.fire();
                                }));
    }

    private Optional<Button> button(KeyEvent event) {
        if (CLONE.match(event)) {
            return Optional.of(clone);
        }
        return switch (event.getCode()) {
            case KeyCode.INSERT -> Optional.of(add);
            case KeyCode.DELETE -> Optional.of(remove);
            case KeyCode.F2 -> Optional.of(rename);
            default -> Optional.empty();
        };
    }

    /** @param canAdd whether the plan has a list that nodes can come into */
    void of(PlanView now, Chosen nodes, boolean canAdd) {
        plan = now;
        chosen = nodes;
        add.setDisable(!canAdd);
        clone.setDisable(chosen.only().isEmpty());
        rename.setDisable(chosen.only().isEmpty());
        remove.setDisable(chosen.isNone());
        truth.setDisable(chosen.isNone());
        remove.getTooltip().setText(chosen.isNone() ? "Remove" : "Remove " + chosen.called());
    }

    private Window window() {
        return add.getScene().getWindow();
    }

    private void select(List<String> names) {
        table.ifPresent(nodes -> nodes.select(NodeKey.firsts(names)));
    }

    private void add() {
        PlanView now = plan;
        new Question<>(
                        "Add nodes",
                        "Add",
                        NodeQuestions.add(NodeStart.of(now)),
                        answers -> NodeQuestions.added(now, answers),
                        window())
                .showAndWait()
                .ifPresent(added -> {
                    edit.accept(added);
                    select(Hostlist.expand(added.names()));
                });
    }

    private interface Reading {
        Read<Edit> read(PlanView plan, PlanView.Node node, Map<String, String> answers);
    }

    private void ask(String verb, String field, String hint, Function<PlanView.Node, String> start, Reading reading) {
        PlanView now = plan;
        chosen.only()
                .ifPresent(node -> new Question<>(
                                verb + " " + node.name(),
                                verb,
                                List.of(new Field.Line("names", field, start.apply(node), hint)),
                                answers -> reading.read(now, node, answers),
                                window())
                        .showAndWait()
                        .ifPresent(this::make));
    }

    private void make(Edit asked) {
        edit.accept(asked);
        switch (asked) {
            case NodeEdit.CloneNode cloned -> select(Hostlist.expand(cloned.names()));
            case NodeEdit.RenameNode renamed -> select(List.of(renamed.to()));
            default -> {}
        }
    }
}
