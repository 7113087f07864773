package trainyard.app.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Sizes;
import trainyard.app.kit.Subject;
import trainyard.core.live.detail.NodeShare;

/** What a job holds on each of its nodes, its GPUs as cells by their index. */
final class AllocationView extends VBox {
    private static final int MOST_NODES = 64;

    private final Desk desk;
    private final GridPane grid = new GridPane(16, 6);
    private final Label more = new Label();
    private Shown shown = new Shown(List.of(), Map.of(), "");

    /** What stands there: the page is shown anew each second, its cells only when they change. */
    private record Shown(List<NodeShare> shares, Map<String, Integer> gpusOf, String none) {}

    AllocationView(Desk desk) {
        super(8);
        this.desk = desk;
        more.getStyleClass().add("muted");
        getChildren().addAll(grid, more);
    }

    /** @param gpusOf how many GPUs a node has, by its name */
    void show(List<NodeShare> shares, Map<String, Integer> gpusOf, String none) {
        var now = new Shown(shares, gpusOf, none);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        grid.getChildren().clear();
        int row = 0;
        for (NodeShare share : shares.stream().limit(MOST_NODES).toList()) {
            var name = new Hyperlink(share.node());
            name.getStyleClass().add("code");
            name.setOnAction(event -> desk.select(new Subject.OfNode(share.node())));
            grid.addRow(
                    row++,
                    name,
                    cells(share.gpuIndices(), gpusOf.getOrDefault(share.node(), 0)),
                    muted("CPUs " + share.cpuIds()),
                    muted(share.memoryMb() == 0 ? "" : Sizes.mb(share.memoryMb())));
        }
        more.setText(shares.isEmpty() ? none : "and %,d more nodes".formatted(shares.size() - MOST_NODES));
        boolean said = shares.isEmpty() || shares.size() > MOST_NODES;
        more.setVisible(said);
        more.setManaged(said);
    }

    private static Node cells(List<Integer> held, int total) {
        int count = Math.max(total, held.isEmpty() ? 0 : held.getLast() + 1);
        var cells = new ArrayList<Node>();
        for (int index = 0; index < count; index++) {
            boolean own = held.contains(index);
            var cell = new Label(Integer.toString(index));
            cell.getStyleClass().addAll("gpu-cell", own ? "held" : "other");
            cell.setTooltip(new Tooltip("GPU " + index + (own ? ", held by this job" : ", not this job's")));
            cells.add(cell);
        }
        var box = new HBox(3, cells.toArray(Node[]::new));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
