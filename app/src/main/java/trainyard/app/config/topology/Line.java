package trainyard.app.config.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.slurm.Hostlist;

/**
 * A switch or a block as the list shows it.
 *
 * @param nodes those that are connected to it, folded; empty where there are none
 * @param count of the nodes that are connected to it and to all below
 * @param isWrong whether it has nodes that stand elsewhere too, or names what the plan has not
 */
record Line(String name, String nodes, int count, boolean isImplied, boolean isWrong, List<Line> below) {
    static List<Line> of(Layout layout) {
        var wrong = new HashSet<>(layout.twice());
        var known = new HashSet<>(layout.known());
        layout.groups().stream()
                .flatMap(group -> group.nodes().stream())
                .filter(node -> !known.contains(node))
                .forEach(wrong::add);
        var seen = new HashSet<String>();
        return layout.tops().stream()
                .map(group -> of(group, layout, wrong, seen))
                .toList();
    }

    /** @param seen switches that stand above in the list: one that is below two is shown once */
    private static Line of(Group group, Layout layout, Set<String> wrong, Set<String> seen) {
        seen.add(group.name());
        boolean isWrong = group.nodes().stream().anyMatch(wrong::contains);
        var below = new ArrayList<Line>();
        for (String name : group.below()) {
            var found = layout.group(name);
            isWrong |= found.isEmpty() || seen.contains(name);
            if (found.isPresent() && !seen.contains(name)) {
                below.add(of(found.get(), layout, wrong, seen));
            }
        }
        int count = group.nodes().size() + below.stream().mapToInt(Line::count).sum();
        return new Line(group.name(), folded(group.nodes()), count, group.isImplied(), isWrong, List.copyOf(below));
    }

    /** What is no hostlist stays as it is written. */
    static String folded(List<String> names) {
        try {
            return Hostlist.fold(names);
        } catch (IllegalArgumentException broken) {
            return String.join(", ", names);
        }
    }
}
