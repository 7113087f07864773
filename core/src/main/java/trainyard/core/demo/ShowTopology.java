package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.slurm.Hostlist;

/** {@code scontrol show topology}: a leaf switch for each rack, a spine for each row, and a core. */
final class ShowTopology {
    private static final int RACK = 32;
    private static final int ROW = 4;

    private ShowTopology() {}

    static String text(World world) {
        List<String> names = world.nodes.stream().map(node -> node.name).toList();
        var text = new StringBuilder();
        var leaves = new ArrayList<String>();
        var spines = new ArrayList<String>();
        for (int from = 0; from < names.size(); from += RACK) {
            String leaf = "leaf%03d".formatted(leaves.size() + 1);
            leaves.add(leaf);
            line(text, leaf, 0, names.subList(from, Math.min(from + RACK, names.size())), List.of());
        }
        for (int from = 0; from < leaves.size(); from += ROW) {
            String spine = "spine%02d".formatted(spines.size() + 1);
            spines.add(spine);
            int to = Math.min(from + ROW, leaves.size());
            var below = names.subList(from * RACK, Math.min(to * RACK, names.size()));
            line(text, spine, 1, below, leaves.subList(from, to));
        }
        line(text, "core", 2, names, spines);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, int level, List<String> nodes, List<String> switches) {
        text.append("SwitchName=").append(name).append(" Level=").append(level).append(" LinkSpeed=1");
        text.append(" Nodes=").append(Hostlist.fold(nodes));
        if (!switches.isEmpty()) {
            text.append(" Switches=").append(Hostlist.fold(switches));
        }
        text.append('\n');
    }
}
