package trainyard.app.config.partitions;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import trainyard.core.plan.edit.Data;

/**
 * A partition as the board shows it.
 *
 * @param isDefault whether jobs that name no partition go here, chosen or because it is the first
 * @param state Slurm's word, {@code UP}
 * @param written its nodes as the plan says them; {@code ALL} where it says nothing
 * @param problem why its nodes cannot be told; empty where they can
 * @param maxTime as Slurm reads it
 * @param groups its nodes
 * @param values what the plan says of it
 */
record Card(
        String name,
        boolean isDefault,
        String state,
        String written,
        String problem,
        String maxTime,
        String defaultTime,
        int gpus,
        List<NodeGroup> groups,
        List<Overlap> overlaps,
        Data.Mapping values) {
    int size() {
        return groups.stream().mapToInt(NodeGroup::size).sum();
    }

    boolean holds(Collection<String> nodes) {
        return groups.stream()
                .flatMap(group -> group.nodes().stream())
                .collect(Collectors.toSet())
                .containsAll(nodes);
    }

    /** Its limits in one line. */
    String limits() {
        String most = maxTime.equals("UNLIMITED") ? "No time limit" : "At most " + maxTime;
        return defaultTime.isEmpty() ? most : most + ", usually " + defaultTime;
    }

    /** Which of its nodes others hold as well, in one line; empty where none. */
    String shared() {
        if (overlaps.isEmpty()) {
            return "";
        }
        return overlaps.stream()
                .map(other -> (other.count() == size() ? "all" : other.nodes()) + " with " + other.partition())
                .collect(Collectors.joining(" · ", "Shared: ", ""));
    }
}
