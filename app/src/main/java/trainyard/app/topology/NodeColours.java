package trainyard.app.topology;

import java.util.Map;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.core.live.Node;

/**
 * Which colour a node has: its state's, or its partition's.
 *
 * @param partitions the number of each partition's colour
 */
record NodeColours(StatePaints paints, boolean byPartition, Map<String, Integer> partitions) {
    /** How many colours partitions share. */
    static final int PARTITIONS = 8;

    Paint of(Node node, ClusterMap.Block block) {
        return byPartition
                ? paints.partition(partitions.getOrDefault(block.partition(), 0))
                : paints.of(node.state().shown());
    }
}
