package trainyard.app.topology;

import java.util.Arrays;
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
        Map<Key, Places> places = new LinkedHashMap<>();
        Key last = null;
        Places list = new Places();
        for (Block block : content.map().blocks()) {
            for (int i = 0; i < block.nodes().size(); i++) {
                Node node = block.nodes().get(i);
                var key = new Key(node.state().shown(), colours.of(node), content.isDimmed(node));
                // Neighbours are mostly alike, and a key of colours is dear to look up.
                if (!key.equals(last)) {
                    list = places.computeIfAbsent(key, first -> new Places());
                    last = key;
                }
                list.add(block.nodeX(i), block.nodeY(i));
            }
        }
        return new FarNodes(
                content,
                by,
                places.entrySet().stream()
                        .map(entry -> entry.getValue().stroke(entry.getKey()))
                        .toList());
    }

    /** Grows without a box around each number. */
    private static final class Places {
        private double[] numbers = new double[64];
        private int size;

        void add(double x, double y) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = x;
            numbers[size++] = y;
        }

        Stroke stroke(Key key) {
            return new Stroke(key.state(), key.colours(), key.dimmed(), Arrays.copyOf(numbers, size));
        }
    }
}
