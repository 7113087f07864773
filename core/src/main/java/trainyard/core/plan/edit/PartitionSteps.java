package trainyard.core.plan.edit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;

/** A partition as an edit finds it, and the steps that change it there. */
record PartitionSteps(PlanView plan, PlanView.Partition partition) {
    static PartitionSteps of(PlanView plan, String name) throws EditRefused {
        return new PartitionSteps(plan, plan.partition(name));
    }

    List<Step> set(String key, Data value) {
        if (partition.isBare()) {
            return List.of(
                    new Step.SetValue(partition.path(), partition.values().with(key, value)));
        }
        Optional<Data> before = partition.values().get(key);
        if (before.isEmpty()) {
            return List.of(new Step.AddKeys(partition.path(), Map.of(key, value)));
        }
        return before.get().equals(value)
                ? List.of()
                : List.of(new Step.SetValue(partition.path().key(key), value));
    }

    List<Step> clear(String key) {
        return partition.values().get(key).isEmpty()
                ? List.of()
                : List.of(new Step.RemoveKeys(partition.path(), List.of(key)));
    }

    /** These and those that it holds; one that holds all nodes stays as it is. */
    List<Step> with(List<String> nodes) throws EditRefused {
        var all = new LinkedHashSet<>(plan.nodesOf(partition));
        boolean isMore = !PlanView.isAll(partition) && all.addAll(nodes);
        return isMore ? hold(all) : List.of();
    }

    /** Those that it holds but for these, all of which must be among them. */
    List<Step> without(List<String> nodes) throws EditRefused {
        var left = new LinkedHashSet<>(plan.nodesOf(partition));
        for (String node : nodes) {
            if (!left.remove(node)) {
                throw new EditRefused("The node " + node + " is not in partition " + partition.name() + ".");
            }
        }
        if (left.isEmpty()) {
            throw new EditRefused("The partition " + partition.name()
                    + " would be left without nodes: remove it, or give it others first.");
        }
        return hold(left);
    }

    /** These nodes alone, folded; a list of hostlists stays a list. */
    List<Step> hold(Collection<String> nodes) {
        String folded = Hostlist.fold(nodes);
        boolean isList = partition
                .values()
                .get("nodes")
                .filter(Data.Items.class::isInstance)
                .isPresent();
        return set("nodes", isList ? Data.texts(List.of(folded)) : Data.text(folded));
    }
}
