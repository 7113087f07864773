package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Background;
import trainyard.app.kit.EmptyState;
import trainyard.core.lint.PlanLint;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanView;

/** What the selected nodes are, one page at a time. */
final class NodeDetail extends StackPane {
    private final List<NodePage> pages;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Button read = new Button("Read from the machine…", new FontIcon("mdi2d-download-network-outline"));
    private final EmptyState empty = new EmptyState("mdi2s-server");
    private final BorderPane content = new BorderPane();
    private final ToggleGroup group = new ToggleGroup();
    private Optional<PlanState> state = Optional.empty();
    private Optional<PlanLint> lint = Optional.empty();
    private Chosen chosen = Chosen.NONE;
    private boolean canRead;

    NodeDetail(Consumer<Edit> edit, Consumer<String> tell, Background background, Consumer<PlanView.Node> onRead) {
        pages = List.of(
                new MachinePage(edit, tell),
                new GpuPage(edit),
                new DevicePage(edit, background),
                new ResourcePage(edit, background));
        title.getStyleClass().add("title-4");
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        read.setId("node-read");
        read.setMinWidth(Region.USE_PREF_SIZE);
        read.getStyleClass().add("small");
        read.setOnAction(event -> chosen.only().ifPresent(onRead));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, count, space, read);
        head.getStyleClass().add("plan-node-head");
        content.setTop(new VBox(head, switcher()));
        content.setVisible(false);
        getChildren().setAll(empty, content);
        choose(pages.getFirst());
    }

    private HBox switcher() {
        var bar = new HBox();
        bar.getStyleClass().add("plan-node-switch");
        var buttons = new ArrayList<ToggleButton>();
        for (NodePage page : pages) {
            var button = new ToggleButton(page.title());
            button.setId("node-page-"
                    + page.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            button.setToggleGroup(group);
            button.setUserData(page);
            button.getStyleClass()
                    .add(
                            buttons.isEmpty()
                                    ? "left-pill"
                                    : buttons.size() == pages.size() - 1 ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                // One of them is always on.
                button.setSelected(true);
                choose(page);
            });
            buttons.add(button);
        }
        buttons.getFirst().setSelected(true);
        bar.getChildren().setAll(buttons);
        return bar;
    }

    private NodePage seen() {
        return (NodePage) group.getSelectedToggle().getUserData();
    }

    private void choose(NodePage page) {
        content.setCenter(page.view());
        refresh();
    }

    /** @param readable whether a cluster is open that machines can be read over */
    void readable(boolean readable) {
        canRead = readable;
        enable();
    }

    private void enable() {
        read.setDisable(!canRead || chosen.only().isEmpty());
        read.setTooltip(new Tooltip(
                canRead
                        ? "CPUs, memory, GPUs and PCI devices, as the machine itself tells them"
                        : "Open a cluster first"));
    }

    void show(PlanState next, Chosen nodes) {
        state = Optional.of(next);
        chosen = nodes;
        content.setVisible(!nodes.isNone());
        empty.setVisible(nodes.isNone());
        empty.say(
                "No node selected",
                next.view().nodes().isEmpty()
                        ? "Nodes that you add are described here."
                        : "Select one, or several to change them together.");
        if (!nodes.isNone()) {
            title.setText(nodes.called());
            count.setText(
                    nodes.nodes().size() == 1
                            ? ""
                            : "%,d nodes".formatted(nodes.nodes().size()));
        }
        enable();
        refresh();
    }

    private void refresh() {
        if (!chosen.isNone()) {
            state.ifPresent(now -> {
                seen().show(now, chosen);
                lint.ifPresent(found -> seen().lint(now, found));
            });
        }
    }

    void lint(PlanLint found) {
        lint = Optional.of(found);
        state.filter(now -> !chosen.isNone()).ifPresent(now -> seen().lint(now, found));
    }
}
