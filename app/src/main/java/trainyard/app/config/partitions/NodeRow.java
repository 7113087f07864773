package trainyard.app.config.partitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A line in a list of nodes: nodes that are alike, or one of them where they are unfolded. */
sealed interface NodeRow {
    List<String> nodes();

    List<String> partitions();

    /** What stays the same while the nodes around it change: rows are selected and unfolded by it. */
    String key();

    record Folded(NodeGroup group, boolean isUnfolded) implements NodeRow {
        @Override
        public List<String> nodes() {
            return group.nodes();
        }

        @Override
        public List<String> partitions() {
            return group.partitions();
        }

        @Override
        public String key() {
            return group.nodes().getFirst() + "…";
        }
    }

    record Single(String name, List<String> partitions) implements NodeRow {
        @Override
        public List<String> nodes() {
            return List.of(name);
        }

        @Override
        public String key() {
            return name;
        }
    }

    /** @param unfolded keys of groups whose nodes are seen; one of a single node has nothing to unfold */
    static List<NodeRow> of(List<NodeGroup> groups, Set<String> unfolded) {
        var rows = new ArrayList<NodeRow>();
        for (NodeGroup group : groups) {
            if (group.size() == 1) {
                rows.add(new Folded(group, false));
                continue;
            }
            boolean isUnfolded = unfolded.contains(group.nodes().getFirst() + "…");
            rows.add(new Folded(group, isUnfolded));
            if (isUnfolded) {
                group.nodes().forEach(name -> rows.add(new Single(name, group.partitions())));
            }
        }
        return rows;
    }
}
