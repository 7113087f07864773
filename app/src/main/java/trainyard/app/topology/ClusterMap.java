package trainyard.app.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.live.Node;

/**
 * Where each node stands on the map, in the map's own units: blocks of nodes below the controller, with the switches
 * between them.
 *
 * <p>Places follow from names and the grouping alone, so that a refresh moves nothing.
 *
 * @param blocks from left to right, top to bottom
 * @param strips switches right above their blocks
 * @param chips switches above those; what is drawn of one has a size in pixels, around the middle of its box
 * @param wires from the controller down, upright or level
 */
record ClusterMap(
        List<Block> blocks, List<Strip> strips, List<Strip> chips, List<Wire> wires, Box controller, Box bounds) {
    static final double NODE_WIDTH = 120;
    static final double NODE_HEIGHT = 76;
    static final double GAP = 12;
    static final double PAD = 16;

    record Box(double x, double y, double width, double height) {
        boolean contains(double px, double py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }

        boolean touches(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        double middleX() {
            return x + width / 2;
        }

        double middleY() {
            return y + height / 2;
        }
    }

    record Wire(double fromX, double fromY, double toX, double toY) {}

    /** A switch. @param groups right below it; empty where switches are */
    record Strip(String name, Box box, List<Grouping.Group> groups) {
        /** The names of all nodes below it. */
        List<String> nodes() {
            return groups.stream()
                    .flatMap(group -> group.nodes().stream().map(Node::name))
                    .toList();
        }
    }

    /**
     * Nodes that stand together.
     *
     * @param name of the partition, the leaf switch or the block
     * @param header height of the strip with the name, inside the box and above the nodes
     */
    record Block(String name, boolean isPartition, Box box, double header, int columns, List<Node> nodes) {
        double nodeX(int index) {
            return box.x() + PAD + index % columns * (NODE_WIDTH + GAP);
        }

        double nodeY(int index) {
            return box.y() + header + index / columns * (NODE_HEIGHT + GAP);
        }

        Optional<Node> nodeAt(double x, double y) {
            double dx = x - box.x() - PAD;
            double dy = y - box.y() - header;
            int column = (int) Math.floor(dx / (NODE_WIDTH + GAP));
            int row = (int) Math.floor(dy / (NODE_HEIGHT + GAP));
            int index = row * columns + column;
            boolean inside = column >= 0 && column < columns && row >= 0 && index < nodes.size();
            boolean onNode =
                    dx - column * (NODE_WIDTH + GAP) <= NODE_WIDTH && dy - row * (NODE_HEIGHT + GAP) <= NODE_HEIGHT;
            return inside && onNode ? Optional.of(nodes.get(index)) : Optional.empty();
        }
    }

    Optional<Node> nodeAt(double x, double y) {
        return blocks.stream()
                .filter(block -> block.box().contains(x, y))
                .findFirst()
                .flatMap(block -> block.nodeAt(x, y));
    }

    /** The block whose strip of the name is there. */
    Optional<Block> headerAt(double x, double y) {
        return blocks.stream()
                .filter(block -> block.box().contains(x, y) && y < block.box().y() + block.header())
                .findFirst();
    }

    /** The switch whose strip is there. */
    Optional<Strip> stripAt(double x, double y) {
        return strips.stream().filter(strip -> strip.box().contains(x, y)).findFirst();
    }

    /** The nodes that a rectangle touches. */
    List<Node> nodesIn(Box area) {
        var touched = new ArrayList<Node>();
        for (Block block : blocks) {
            if (block.box().touches(area)) {
                for (int i = 0; i < block.nodes().size(); i++) {
                    if (new Box(block.nodeX(i), block.nodeY(i), NODE_WIDTH, NODE_HEIGHT).touches(area)) {
                        touched.add(block.nodes().get(i));
                    }
                }
            }
        }
        return touched;
    }

    Optional<Box> boxOf(String node) {
        for (Block block : blocks) {
            for (int i = 0; i < block.nodes().size(); i++) {
                if (block.nodes().get(i).name().equals(node)) {
                    return Optional.of(new Box(block.nodeX(i), block.nodeY(i), NODE_WIDTH, NODE_HEIGHT));
                }
            }
        }
        return Optional.empty();
    }

    /** The node next to one, by steps to the right and down; empty at the edge of the map. */
    Optional<Node> beside(String node, int right, int down) {
        return boxOf(node).flatMap(box -> {
            // Steps of half a node find the neighbour across the gap between two blocks as well.
            for (int step = 1; step <= 12; step++) {
                double x = box.x() + NODE_WIDTH / 2 + right * (NODE_WIDTH / 2 + step * GAP);
                double y = box.y() + NODE_HEIGHT / 2 + down * (NODE_HEIGHT / 2 + step * GAP);
                Optional<Node> found = nodeAt(x, y);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    List<Node> nodes() {
        return blocks.stream().flatMap(block -> block.nodes().stream()).toList();
    }
}
