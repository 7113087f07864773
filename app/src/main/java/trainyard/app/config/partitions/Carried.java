package trainyard.app.config.partitions;

import java.util.List;
import java.util.Optional;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PartitionEdit;
import trainyard.core.slurm.Hostlist;

/**
 * Nodes on their way from one place of the board to another.
 *
 * @param nodes at least one
 * @param from the partition that they were taken from; empty where that is the pool of all nodes
 */
record Carried(List<String> nodes, Optional<String> from) {
    Carried {
        nodes = List.copyOf(nodes);
    }

    String hostlist() {
        return Hostlist.fold(nodes);
    }

    /** In words short enough to follow the mouse. */
    String words() {
        return nodes.size() == 1 ? nodes.getFirst() : "%,d nodes".formatted(nodes.size());
    }

    String sentence() {
        return nodes.size() == 1 ? nodes.getFirst() + " is" : "These " + nodes.size() + " nodes are";
    }

    /** Into a partition; out of the one that they are from, where they are not copied. */
    Edit into(String partition, boolean isCopy) {
        return isCopy || from.isEmpty()
                ? new PartitionEdit.AddToPartition(hostlist(), partition)
                : new PartitionEdit.MoveNodes(hostlist(), from.get(), partition);
    }

    /** Back to the pool; empty where they come from there. */
    Optional<Edit> out() {
        return from.map(partition -> new PartitionEdit.RemoveFromPartition(hostlist(), partition));
    }

    /** Into a partition that is made for them. */
    Edit intoNew(String name, boolean isCopy) {
        var added = new PartitionEdit.AddPartition(name, Data.mapping("nodes", Data.text(hostlist())));
        if (isCopy || from.isEmpty()) {
            return added;
        }
        var taken = new PartitionEdit.RemoveFromPartition(hostlist(), from.get());
        return new Edit.Several(added.title() + " with " + words() + " of " + from.get(), List.of(taken, added));
    }
}
