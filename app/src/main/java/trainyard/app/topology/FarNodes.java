package trainyard.app.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.app.topology.ClusterMap.Block;
import trainyard.core.live.Node;
import trainyard.core.slurm.NodeState;

/**
 * Nodes of one colour and shape together: changing the fill costs more than filling. Sorted once, not at each frame.
 */
record FarNodes(MapContent content, ColourBy by, List<Stroke> strokes) {
    interface AtPixel {
        void draw(double x, double y);
    }

    private record Key(NodeState.Shown state, List<Paint> colours, boolean dimmed) {}

    /** @param places of the nodes on the map, x and y by turns */
    record Stroke(NodeState.Shown state, List<Paint> colours, boolean dimmed, double[] places) {
        /** Those in view, on whole pixels, so that equal nodes look equal and edges stay sharp. */
        void each(Viewport view, AtPixel draw) {
            for (int i = 0; i < places.length; i += 2) {
                if (view.sees(places[i], places[i + 1], ClusterMap.NODE_WIDTH, ClusterMap.NODE_HEIGHT)) {
                    draw.draw(Math.round(view.pixelX(places[i])), Math.round(view.pixelY(places[i + 1])));
                }
            }
        }
    }

    boolean isOf(MapContent other, ColourBy otherBy) {
        return content == other && by == otherBy;
    }

    static FarNodes of(MapContent content, ColourBy by, StatePaints paints) {
        var colours = new NodeColours(paints, by, content);
        Map<Key, List<Double>> places = new LinkedHashMap<>();
        for (Block block : content.map().blocks()) {
            for (int i = 0; i < block.nodes().size(); i++) {
                Node node = block.nodes().get(i);
                var key = new Key(node.state().shown(), colours.of(node), content.isDimmed(node));
                var list = places.computeIfAbsent(key, first -> new ArrayList<>());
                list.add(block.nodeX(i));
                list.add(block.nodeY(i));
            }
        }
        return new FarNodes(
                content,
                by,
                places.entrySet().stream()
                        .map(entry -> new Stroke(
                                entry.getKey().state(),
                                entry.getKey().colours(),
                                entry.getKey().dimmed(),
                                entry.getValue().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()))
                        .toList());
    }
}
