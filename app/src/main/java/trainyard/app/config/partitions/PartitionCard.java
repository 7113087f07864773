package trainyard.app.config.partitions;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One partition on the board. Nodes are let go on it, or written into its field. */
final class PartitionCard extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int MOST_LINES = 6;

    private final String name;
    private final CardHeader header;
    private final HostlistLine hostlist;
    private final Label limits = new Label();
    private final Label shared = new Label("", new FontIcon("mdi2l-layers-outline"));
    private final Tooltip others = new Tooltip();
    private final NodeList nodes;

    PartitionCard(String name, BoardEdits edits, NodeDrag drag, Consumer<Carried> toNew) {
        this.name = name;
        getStyleClass().add("partition-card");
        setId("partition-" + name);
        nodes = new NodeList(Optional.of(name));
        header = new CardHeader(name, edits, this::unfold);
        hostlist = new HostlistLine(name, edits);
        limits.getStyleClass().add("muted");
        shared.getStyleClass().add("shared-line");
        shared.setMinWidth(0);
        shared.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        shared.setTooltip(others);
        others.setWrapText(true);
        others.setMaxWidth(480);
        // Side by side where both have room, else under each other.
        var facts = new FlowPane(12, 4, limits, shared);
        facts.setPrefWrapLength(0);
        facts.setMinWidth(0);
        limits.maxWidthProperty().bind(facts.widthProperty());
        shared.maxWidthProperty().bind(facts.widthProperty());
        nodes.setId("partition-nodes-" + name);
        NodeMenu.install(nodes, edits, toNew);
        drag.from(nodes);
        drag.to(
                this,
                carried -> carried.from().filter(name::equals).isEmpty(),
                (carried, isCopy) -> edits.into(carried, name, isCopy));
        getChildren().setAll(header, hostlist, facts, nodes);
        fitNodes();
        // A press anywhere on it selects it, where that gives the focus to nothing else.
        setOnMousePressed(event -> {
            if (!isFocusWithin()) {
                header.requestFocus();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                header.rename();
                event.consume();
            }
        });
    }

    String name() {
        return name;
    }

    private void unfold(boolean isUnfolded) {
        nodes.setVisible(isUnfolded);
        nodes.setManaged(isUnfolded);
    }

    void show(Card card) {
        header.show(card);
        hostlist.show(card);
        limits.setText(card.limits());
        shared.setText(card.shared());
        others.setText(card.shared());
        see(limits, !card.limits().isEmpty());
        see(shared, !card.shared().isEmpty());
        nodes.show(card.groups());
    }

    private static void see(Label label, boolean isSeen) {
        label.setVisible(isSeen);
        label.setManaged(isSeen);
    }

    /** As high as its lines, up to some. */
    private void fitNodes() {
        nodes.prefHeightProperty()
                .bind(Bindings.size(nodes.getItems())
                        .map(lines -> Math.clamp(lines.intValue(), 1, MOST_LINES) * NodeList.LINE + 2));
        nodes.minHeightProperty().bind(nodes.prefHeightProperty());
    }

    /** @param count of what is wrong with the partition */
    void problems(int count) {
        header.problems(count);
    }

    void select(boolean isSelected) {
        pseudoClassStateChanged(SELECTED, isSelected);
    }
}
