package trainyard.app.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trainyard.app.topology.ClusterMap.Block;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.app.topology.ClusterMap.Strip;
import trainyard.app.topology.Grouping.Group;
import trainyard.app.topology.Grouping.Section;

/** One way to place a grouping: in so many rows of sections, of groups in a section, and of nodes in a group. */
final class MapLayout {
    /** In so many rows each. */
    record Way(int sectionRows, int groupRows, int nodeRows) {}

    /** Width to height of the whole, about that of the window. */
    private static final double ASPECT = 2;

    private static final int MOST_ROWS_OF_SECTIONS = 8;
    private static final int MOST_ROWS_OF_GROUPS = 3;
    private static final double NODE_STEP_X = ClusterMap.NODE_WIDTH + ClusterMap.GAP;
    private static final double NODE_STEP_Y = ClusterMap.NODE_HEIGHT + ClusterMap.GAP;
    private static final double PAD = ClusterMap.PAD;
    /** Room above a row of sections, which wires run through. */
    static final double ROW_GAP = 3 * PAD;

    private final Grouping grouping;
    private final Way way;
    private final double side;
    private final double header;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Strip> strips = new ArrayList<>();
    private final Map<String, Wires.End> ends = new HashMap<>();
    private final List<Wires.End> roots = new ArrayList<>();

    private MapLayout(Grouping grouping, Way way) {
        this.grouping = grouping;
        this.way = way;
        List<Group> groups = grouping.groups();
        int nodes = groups.stream().mapToInt(group -> group.nodes().size()).sum();
        // About the side of a square that holds all nodes.
        side = Math.sqrt(nodes * NODE_STEP_X * NODE_STEP_Y);
        header = header(side, groups.size());
    }

    /** The way in which the whole is drawn largest in a window. Tries many: dear for a large cluster. */
    static Way largest(Grouping grouping) {
        int sections = Math.max(1, grouping.sections().size());
        int largestSection = grouping.sections().stream()
                .mapToInt(section -> section.groups().size())
                .max()
                .orElse(1);
        int mostRows = (int) Math.ceil(2.5 * Math.sqrt(grouping.largestGroup())) + 1;
        Way best = new Way(1, 1, 1);
        double least = extent(place(grouping, best));
        for (int sectionRows = 1; sectionRows <= Math.min(MOST_ROWS_OF_SECTIONS, sections); sectionRows++) {
            for (int groupRows = 1; groupRows <= Math.min(MOST_ROWS_OF_GROUPS, largestSection); groupRows++) {
                for (int nodeRows = 1; nodeRows <= mostRows; nodeRows++) {
                    var candidate = new Way(sectionRows, groupRows, nodeRows);
                    double extent = extent(place(grouping, candidate));
                    if (extent < least) {
                        best = candidate;
                        least = extent;
                    }
                }
            }
        }
        return best;
    }

    static ClusterMap place(Grouping grouping, Way way) {
        return new MapLayout(grouping, way).map();
    }

    /** How small the map must be drawn to fit a window of the aspect: less is better. */
    private static double extent(ClusterMap map) {
        return Math.max(map.bounds().width() / ASPECT, map.bounds().height());
    }

    private ClusterMap map() {
        double controllerHeight = ClusterMap.NODE_HEIGHT / 3;
        // Names are drawn in one size however small the nodes get: their strips grow with the whole map.
        double gap = Math.max(24, side * 0.03);
        long levels = grouping.uppers().stream()
                .mapToInt(Grouping.Upper::level)
                .distinct()
                .count();
        double levelHeight = Math.max(28, side * 0.045);
        double y = controllerHeight + levels * levelHeight + gap;
        int perRow = (int) Math.ceil((double) grouping.sections().size() / way.sectionRows());
        double left = way.sectionRows() > 1 ? 2 * PAD : 0;
        double widest = ClusterMap.NODE_WIDTH;
        double firstRow = y;
        for (int from = 0; from < grouping.sections().size(); from += perRow) {
            double x = left;
            double tallest = 0;
            int to = Math.min(grouping.sections().size(), from + perRow);
            for (Section section : grouping.sections().subList(from, to)) {
                Box box = section(section, x, y);
                x += box.width() + 2 * PAD;
                tallest = Math.max(tallest, box.height());
            }
            widest = Math.max(widest, x - 2 * PAD);
            y += tallest + ROW_GAP;
        }
        double width = 2 * ClusterMap.NODE_WIDTH;
        var controller = new Box((widest - width) / 2, 0, width, controllerHeight);
        var wires = new Wires(controller, firstRow, ends, roots);
        var chips = wires.uppers(grouping.uppers(), controllerHeight, levelHeight, widest);
        return new ClusterMap(
                List.copyOf(blocks),
                List.copyOf(strips),
                chips,
                wires.all(),
                controller,
                new Box(0, 0, widest, y - ROW_GAP));
    }

    /** Places a section's groups below its strip. */
    private Box section(Section section, double x, double y) {
        double strip = section.name().isEmpty() ? 0 : Math.max(12, side * 0.025);
        int perRow = Math.max(1, (int) Math.ceil((double) section.groups().size() / way.groupRows()));
        double widest = 0;
        double top = y + (strip > 0 ? strip + PAD / 2 : 0);
        for (int from = 0; from < section.groups().size(); from += perRow) {
            double left = x;
            double tallest = 0;
            int to = Math.min(section.groups().size(), from + perRow);
            for (Group group : section.groups().subList(from, to)) {
                var block = block(group, left, top);
                blocks.add(block);
                left += block.box().width() + PAD;
                tallest = Math.max(tallest, block.box().height());
            }
            widest = Math.max(widest, left - PAD - x);
            top += tallest + PAD;
        }
        var box = new Box(x, y, widest, top - PAD - y);
        if (strip > 0) {
            strips.add(new Strip(section.name(), new Box(x, y, widest, strip), section.groups()));
        }
        end(section, box);
        return box;
    }

    private void end(Section section, Box box) {
        if (section.groups().getFirst().isWired()) {
            var end = new Wires.End(box.middleX(), box.y());
            ends.put(section.name().isEmpty() ? section.groups().getFirst().name() : section.name(), end);
            roots.add(end);
        }
    }

    private Block block(Group group, double x, double y) {
        int columns = Math.max(1, (int) Math.ceil((double) group.nodes().size() / way.nodeRows()));
        int rows = (int) Math.ceil((double) group.nodes().size() / columns);
        double width = 2 * PAD + columns * NODE_STEP_X - ClusterMap.GAP;
        double height = header + rows * NODE_STEP_Y - ClusterMap.GAP + PAD;
        return new Block(
                group.name(), group.isPartition(), new Box(x, y, width, height), header, columns, group.nodes());
    }

    /** Where there are many groups, their names wait until the user is nearer. */
    private static double header(double side, int groups) {
        double ofOne = side / Math.sqrt(Math.max(1, groups));
        return Math.max(24, Math.min(side * 0.03, ofOne * 0.12));
    }
}
