package trainyard.app.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.app.topology.ClusterMap.Strip;
import trainyard.app.topology.ClusterMap.Wire;
import trainyard.app.topology.Grouping.Upper;

/** The wires of a map: from the controller to the switches, and down to the sections. */
final class Wires {
    /** Where a wire ends: at the top of something. */
    record End(double x, double y) {}

    private final Box controller;
    private final double firstRow;
    private final Map<String, End> ends;
    private final List<End> roots;
    private final Set<Wire> wires = new LinkedHashSet<>();
    private double lowestUpper;

    /**
     * @param firstRow the top of the first row of sections
     * @param ends of the sections by name; those of the uppers are added
     * @param roots sections that hang on the controller, unless an upper has them
     */
    Wires(Box controller, double firstRow, Map<String, End> ends, List<End> roots) {
        this.controller = controller;
        this.firstRow = firstRow;
        this.ends = ends;
        this.roots = roots;
        lowestUpper = controller.height();
    }

    /** Places the uppers, one level a row, and wires what is below them. */
    List<Strip> uppers(List<Upper> uppers, double top, double levelHeight, double width) {
        var chips = new ArrayList<Strip>();
        Set<End> covered = new HashSet<>();
        List<Integer> levels =
                uppers.stream().map(Upper::level).distinct().sorted().toList();
        for (int level : levels) {
            var row = new ArrayList<>(
                    uppers.stream().filter(upper -> upper.level() == level).toList());
            row.sort(Comparator.comparingDouble(this::middle));
            double y = top + (levels.size() - 1 - levels.indexOf(level) + 0.5) * levelHeight;
            lowestUpper = Math.max(lowestUpper, y);
            for (int i = 0; i < row.size(); i++) {
                double each = width / row.size();
                var end = new End((i + 0.5) * each, y);
                for (String name : row.get(i).below()) {
                    End below = ends.get(name);
                    if (below != null && covered.add(below)) {
                        wire(end, below);
                    }
                }
                ends.put(row.get(i).name(), end);
                roots.add(end);
                chips.add(new Strip(row.get(i).name(), new Box(i * each, y, each, 0), List.of()));
            }
        }
        roots.removeIf(covered::contains);
        roots.forEach(root -> wire(new End(controller.middleX(), controller.height()), root));
        return chips;
    }

    private double middle(Upper upper) {
        return upper.below().stream()
                .map(ends::get)
                .filter(end -> end != null)
                .mapToDouble(End::x)
                .average()
                .orElse(0);
    }

    List<Wire> all() {
        return List.copyOf(wires);
    }

    /** Down, along, and down again; to a section in a lower row by way of the left edge and the gap above its row. */
    private void wire(End from, End to) {
        boolean toSection = to.y() >= firstRow;
        double turn = toSection ? (lowestUpper + firstRow) / 2 : (from.y() + to.y()) / 2;
        add(from.x(), from.y(), from.x(), turn);
        if (to.y() <= firstRow) {
            add(from.x(), turn, to.x(), turn);
            add(to.x(), turn, to.x(), to.y());
            return;
        }
        double along = to.y() - MapLayout.ROW_GAP / 2;
        add(0, turn, from.x(), turn);
        add(0, turn, 0, along);
        add(0, along, to.x(), along);
        add(to.x(), along, to.x(), to.y());
    }

    private void add(double fromX, double fromY, double toX, double toY) {
        wires.add(new Wire(fromX, fromY, toX, toY));
    }
}
