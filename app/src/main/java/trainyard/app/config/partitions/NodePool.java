package trainyard.app.config.partitions;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.EmptyState;

/** All nodes of the plan: dragged from here into partitions, and from those back to here out of them. */
final class NodePool extends VBox {
    private final Label count = new Label();
    private final Label unassigned = new Label("", new FontIcon("mdi2a-alert-outline"));
    private final VBox counted;
    private final NodeList list = new NodeList(Optional.empty());

    NodePool(BoardEdits edits, NodeDrag drag, Consumer<Carried> toNew) {
        getStyleClass().add("node-pool");
        setId("node-pool");
        var title = new Label("All nodes");
        title.getStyleClass().add("section-title");
        count.getStyleClass().add("muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        unassigned.getStyleClass().add("unassigned");
        unassigned.setWrapText(true);
        unassigned.setMinHeight(Region.USE_PREF_SIZE);
        counted = counted(edits);
        list.setId("all-nodes");
        list.setPlaceholder(new EmptyState("mdi2s-server-plus")
                .say("No nodes yet", "Add nodes first. Then drag them from here into partitions."));
        VBox.setVgrow(list, Priority.ALWAYS);
        NodeMenu.install(list, edits, toNew);
        drag.from(list);
        drag.to(this, carried -> carried.from().isPresent(), (carried, isCopy) -> edits.out(carried));
        getChildren().setAll(new HBox(8, title, space, count), unassigned, counted, list);
    }

    private static VBox counted(BoardEdits edits) {
        var words = new Label("The plan only counts its nodes. To hold some of them, a partition needs their list.");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        var write = new Button("Write out the nodes as a list");
        write.setId("write-out-nodes");
        write.setOnAction(event -> edits.writeOut());
        return new VBox(8, words, write);
    }

    void show(Board board) {
        count.setText(board.size() == 1 ? "1 node" : "%,d nodes".formatted(board.size()));
        String alone = board.unassigned();
        unassigned.setText(alone.isEmpty() ? "" : "In no partition, so no job can run there: " + alone);
        see(unassigned, !alone.isEmpty());
        see(counted, board.isCounted());
        list.show(board.nodes());
    }

    private static void see(Region part, boolean isSeen) {
        part.setVisible(isSeen);
        part.setManaged(isSeen);
    }
}
