package trainyard.app.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;

/**
 * Where each node stands on the map, in the map's own units. Partitions are blocks of nodes below the controller; a
 * node stands in the first of its partitions.
 *
 * <p>Places follow from names and partitions alone, so that a refresh moves nothing.
 *
 * @param blocks from left to right, top to bottom
 */
record ClusterMap(List<Block> blocks, Box controller, Box bounds) {
    static final double NODE_WIDTH = 120;
    static final double NODE_HEIGHT = 76;
    static final double GAP = 12;
    static final double PAD = 16;

    /** Width to height of the whole, about that of the window. */
    private static final double ASPECT = 2;

    private static final int MOST_ROWS_OF_BLOCKS = 8;
    private static final String NO_PARTITION = "no partition";

    record Box(double x, double y, double width, double height) {
        boolean contains(double px, double py) {
            return px >= x && py >= y && px < x + width && py < y + height;
        }
    }

    /** @param header height of the strip with the partition's name, inside the box and above the nodes */
    record Block(String partition, Box box, double header, int columns, List<Node> nodes) {
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

    static ClusterMap of(Snapshot snapshot) {
        var groups = new LinkedHashMap<String, List<Node>>();
        snapshot.partitions().forEach(partition -> groups.put(partition.name(), new ArrayList<>()));
        for (Node node : snapshot.nodes()) {
            String home = node.partitions().isEmpty()
                    ? NO_PARTITION
                    : node.partitions().getFirst();
            groups.computeIfAbsent(home, key -> new ArrayList<>()).add(node);
        }
        groups.values().removeIf(List::isEmpty);
        return place(groups);
    }

    private static ClusterMap place(LinkedHashMap<String, List<Node>> groups) {
        int nodes = groups.values().stream().mapToInt(List::size).sum();
        // Names are drawn in one size however small the nodes get: the strip grows with the whole map.
        double side = Math.sqrt(nodes * (NODE_WIDTH + GAP) * (NODE_HEIGHT + GAP));
        double header = Math.max(24, side * 0.03);
        ClusterMap best = arranged(groups, 1, 1, header);
        int largest = groups.values().stream().mapToInt(List::size).max().orElse(1);
        int mostRows = (int) Math.ceil(2.5 * Math.sqrt(largest)) + 1;
        for (int blockRows = 1; blockRows <= Math.min(MOST_ROWS_OF_BLOCKS, groups.size()); blockRows++) {
            for (int nodeRows = 1; nodeRows <= mostRows; nodeRows++) {
                var candidate = arranged(groups, blockRows, nodeRows, header);
                if (candidate.extent() < best.extent()) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** How small the map must be drawn to fit a window of the aspect: less is better. */
    private double extent() {
        return Math.max(bounds.width() / ASPECT, bounds.height());
    }

    private static ClusterMap arranged(
            LinkedHashMap<String, List<Node>> groups, int blockRows, int nodeRows, double header) {
        var blocks = new ArrayList<Block>();
        double controllerHeight = NODE_HEIGHT / 3;
        double y = controllerHeight + header;
        double widest = NODE_WIDTH;
        var names = List.copyOf(groups.keySet());
        int perRow = Math.max(1, (int) Math.ceil((double) names.size() / blockRows));
        for (int from = 0; from < names.size(); from += perRow) {
            double x = 0;
            double tallest = 0;
            for (String name : names.subList(from, Math.min(names.size(), from + perRow))) {
                var block = block(name, groups.getOrDefault(name, List.of()), x, y, nodeRows, header);
                blocks.add(block);
                x += block.box().width() + 2 * PAD;
                tallest = Math.max(tallest, block.box().height());
            }
            widest = Math.max(widest, x - 2 * PAD);
            y += tallest + 2 * PAD;
        }
        double width = 2 * NODE_WIDTH;
        var controller = new Box((widest - width) / 2, 0, width, controllerHeight);
        return new ClusterMap(List.copyOf(blocks), controller, new Box(0, 0, widest, y - 2 * PAD));
    }

    private static Block block(String name, List<Node> nodes, double x, double y, int nodeRows, double header) {
        int columns = Math.max(1, (int) Math.ceil((double) nodes.size() / nodeRows));
        int rows = (int) Math.ceil((double) nodes.size() / columns);
        double width = 2 * PAD + columns * (NODE_WIDTH + GAP) - GAP;
        double height = header + rows * (NODE_HEIGHT + GAP) - GAP + PAD;
        return new Block(name, new Box(x, y, width, height), header, columns, nodes);
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
