package trainyard.app.topology;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;
import trainyard.core.slurm.NodeState;

/** What the colours and shapes mean, with how many nodes there are of each. */
final class MapLegend extends FlowPane {
    private static final double WIDTH = 18;
    private static final double HEIGHT = 12;

    private final StatePaints paints;

    MapLegend(StatePaints paints) {
        super(16, 4);
        this.paints = paints;
        getStyleClass().add("map-legend");
    }

    void show(Snapshot snapshot, MapContent content, boolean byPartition) {
        Map<NodeState.Shown, Integer> counts = Totals.byState(snapshot.nodes());
        var items = new java.util.ArrayList<Node>();
        if (byPartition) {
            var colours = content.partitionColours(NodeColours.PARTITIONS);
            content.map()
                    .blocks()
                    .forEach(block -> items.add(item(
                            NodeMark.FULL,
                            paints.partition(colours.getOrDefault(block.partition(), 0)),
                            block.partition(),
                            block.nodes().size())));
        }
        List.of(NodeState.Shown.values()).reversed().stream()
                .filter(counts::containsKey)
                .forEach(state -> items.add(item(
                        NodeMark.of(state),
                        byPartition ? paints.of(Tone.MUTED) : paints.of(state),
                        state.word(),
                        counts.getOrDefault(state, 0))));
        getChildren().setAll(items);
    }

    private Node item(NodeMark mark, Paint colour, String word, int count) {
        var picture = new Canvas(WIDTH, HEIGHT);
        mark.draw(picture.getGraphicsContext2D(), colour, paints.of(Tone.SURFACE), WIDTH, HEIGHT);
        var number = new Label("%,d".formatted(count));
        number.getStyleClass().addAll("code", "muted");
        var item = new HBox(6, picture, new Label(word), number);
        item.setAlignment(Pos.CENTER_LEFT);
        return item;
    }
}
