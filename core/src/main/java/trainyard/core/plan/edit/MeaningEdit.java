package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;

/** A difference as an edit of another plan: nodes and partitions are found there by their names. */
record MeaningEdit(Difference difference) {
    Edit edit(PlanView plan) throws EditRefused {
        Meaning at = difference.at();
        if (at.isUnder(Differences.NODES) && plan.hasNodeList()) {
            return inNodes(plan, at.below(Differences.NODES).keys());
        }
        if (at.isUnder(Differences.PARTITIONS) && plan.hasPartitionList()) {
            return inPartitions(plan, at.below(Differences.PARTITIONS).keys());
        }
        return put(path(PlanPath.ROOT, at.keys()), difference);
    }

    private Edit inNodes(PlanView plan, List<String> keys) throws EditRefused {
        String name = keys.getFirst();
        if (keys.size() > 1) {
            return put(path(plan.node(name).path(), keys.subList(1, keys.size())), difference);
        }
        if (difference.after().isEmpty()) {
            return removed(plan, plan.node(name));
        }
        Data.Mapping values = (Data.Mapping) difference.after().get();
        if (!name.equals(PlanView.countedName(plan.size()))) {
            values = Data.mapping("name", Data.text(name)).with(values);
        }
        return new Step.InsertItems(PlanView.NODES, plan.size(), List.of(values));
    }

    /** Without those places that name it: what mine changed there is a difference of its own. */
    private static Edit removed(PlanView plan, PlanView.Node gone) {
        var edits = new ArrayList<Edit>();
        for (PlanView.Node node : plan.nodes().values()) {
            if (node.index() > gone.index() && !node.isNamed()) {
                edits.add(new PlanEdit.Put(node.path().key("name"), Data.text(node.name())));
            }
        }
        edits.add(new Step.RemoveItems(PlanView.NODES, List.of(gone.index())));
        return new Edit.Several("Remove node " + gone.name(), edits);
    }

    private Edit inPartitions(PlanView plan, List<String> keys) throws EditRefused {
        String name = keys.getFirst();
        if (keys.size() == 1) {
            return difference.after().isEmpty()
                    ? new Step.RemoveItems(
                            PlanView.PARTITIONS, List.of(plan.partition(name).index()))
                    : new PartitionEdit.AddPartition(
                            name, (Data.Mapping) difference.after().get());
        }
        if (keys.size() == 2) {
            return difference.after().isEmpty()
                    ? new PartitionEdit.ClearAttribute(name, keys.get(1))
                    : new PartitionEdit.SetAttribute(
                            name, keys.get(1), difference.after().get());
        }
        return put(path(plan.partition(name).path(), keys.subList(1, keys.size())), difference);
    }

    private static PlanPath path(PlanPath above, List<String> keys) {
        PlanPath path = above;
        for (String key : keys) {
            path = path.key(key);
        }
        return path;
    }

    private static Edit put(PlanPath path, Difference difference) {
        return difference.after().isPresent()
                ? new PlanEdit.Put(path, difference.after().get())
                : new PlanEdit.Unset(path);
    }
}
