package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;

/** An edit of partitions, by their names. One that is a bare name becomes a mapping where it must. */
public sealed interface PartitionEdit extends PlanEdit {
    /** A partition's attribute, such as {@code max_time}; not its name. */
    record SetAttribute(String partition, String key, Data value) implements PartitionEdit {
        @Override
        public String title() {
            return "Set " + key + " of partition " + partition + " to " + value.shown();
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            if (key.equals("name")) {
                throw new EditRefused("A partition's name is changed by renaming it.");
            }
            return set(plan.partition(partition), key, value);
        }
    }

    /** An attribute that goes, so that Slurm's default holds. */
    record ClearAttribute(String partition, String key) implements PartitionEdit {
        @Override
        public String title() {
            return "Clear " + key + " of partition " + partition;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Partition there = plan.partition(partition);
            return key.equals("name") || there.values().get(key).isEmpty()
                    ? List.of()
                    : List.of(new Step.RemoveKeys(there.path(), List.of(key)));
        }
    }

    /**
     * Nodes that leave one partition for another. A partition that holds all nodes by saying nothing names those that
     * stay; hostlists are folded again.
     *
     * @param nodes a hostlist
     */
    record MoveNodes(String nodes, String from, String to) implements PartitionEdit {
        @Override
        public String title() {
            return "Move " + nodes + " from " + from + " to " + to;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            if (from.equals(to)) {
                return List.of();
            }
            List<String> moved = PlanView.expanded(nodes);
            var steps = new ArrayList<>(new RemoveFromPartition(nodes, from).steps(plan));
            PlanView.Partition target = plan.partition(to);
            if (!PlanView.isAll(target)) {
                var all = new LinkedHashSet<>(plan.nodesOf(target));
                all.addAll(moved);
                steps.addAll(setNodes(target, all));
            }
            return steps;
        }
    }

    /** @param nodes a hostlist; the nodes stay in other partitions */
    record AddToPartition(String nodes, String partition) implements PartitionEdit {
        @Override
        public String title() {
            return "Add " + nodes + " to partition " + partition;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            plan.nodes(nodes);
            PlanView.Partition there = plan.partition(partition);
            var all = new LinkedHashSet<>(plan.nodesOf(there));
            boolean isMore = all.addAll(PlanView.expanded(nodes));
            return isMore ? setNodes(there, all) : List.of();
        }
    }

    /** @param nodes a hostlist; all of them must be in the partition */
    record RemoveFromPartition(String nodes, String partition) implements PartitionEdit {
        @Override
        public String title() {
            return "Take " + nodes + " out of partition " + partition;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            plan.refuseCounted();
            PlanView.Partition there = plan.partition(partition);
            var left = new LinkedHashSet<>(plan.nodesOf(there));
            for (String node : PlanView.expanded(nodes)) {
                if (!left.remove(node)) {
                    throw new EditRefused("The node " + node + " is not in partition " + partition + ".");
                }
            }
            if (left.isEmpty()) {
                throw new EditRefused("The partition " + partition
                        + " would be left without nodes: remove it, or give it others first.");
            }
            return setNodes(there, left);
        }
    }

    /** @param nodes a hostlist, or ALL */
    record SetNodes(String partition, String nodes) implements PartitionEdit {
        @Override
        public String title() {
            return "Set the nodes of partition " + partition + " to " + nodes;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Partition there = plan.partition(partition);
            return nodes.equals("ALL")
                    ? set(there, "nodes", Data.text(nodes))
                    : setNodes(there, PlanView.expanded(nodes));
        }
    }

    /** @param attributes with those of its own but for the name; the bare name is written where there are none */
    record AddPartition(String name, Data.Mapping attributes) implements PartitionEdit {
        @Override
        public String title() {
            return "Add partition " + name;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            refuseTaken(plan, name);
            Data item = Data.text(name);
            if (!attributes.entries().isEmpty()) {
                item = Data.mapping("name", item).with(attributes);
            }
            if (plan.root().at(PlanView.PARTITIONS).isEmpty()) {
                return new PlanEdit.Put(PlanView.PARTITIONS, new Data.Items(List.of(item))).steps(plan);
            }
            return List.of(new Step.InsertItems(PlanView.PARTITIONS, plan.partitionCount(), List.of(item)));
        }
    }

    /** @param newDefault the default partition from then on, where this one was; empty for none */
    record RemovePartition(String name, Optional<String> newDefault) implements PartitionEdit {
        @Override
        public String title() {
            return "Remove partition " + name;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            var steps = new ArrayList<Step>();
            steps.add(new Step.RemoveItems(
                    PlanView.PARTITIONS, List.of(plan.partition(name).index())));
            if (isDefault(plan, name)) {
                steps.add(
                        newDefault.isPresent()
                                ? new Step.SetValue(
                                        PlanView.DEFAULT_PARTITION,
                                        Data.text(
                                                plan.partition(newDefault.get()).name()))
                                : new Step.RemoveKeys(PlanView.SLURM, List.of("default_partition")));
            }
            return steps;
        }
    }

    record RenamePartition(String name, String to) implements PartitionEdit {
        @Override
        public String title() {
            return "Rename partition " + name + " to " + to;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Partition partition = plan.partition(name);
            refuseTaken(plan, to);
            var steps = new ArrayList<Step>();
            PlanPath at =
                    partition.isBare() ? partition.path() : partition.path().key("name");
            steps.add(new Step.SetValue(at, Data.text(to)));
            if (isDefault(plan, name)) {
                steps.add(new Step.SetValue(PlanView.DEFAULT_PARTITION, Data.text(to)));
            }
            return steps;
        }
    }

    /** The partition of jobs that name none. What partitions say of themselves with {@code default} gives way. */
    record SetDefault(String name) implements PartitionEdit {
        @Override
        public String title() {
            return "Make " + name + " the default partition";
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            var steps = new ArrayList<>(new PlanEdit.Put(
                            PlanView.DEFAULT_PARTITION,
                            Data.text(plan.partition(name).name()))
                    .steps(plan));
            for (PlanView.Partition partition : plan.partitions().values()) {
                if (partition.values().get("default").isPresent()) {
                    steps.add(new Step.RemoveKeys(partition.path(), List.of("default")));
                }
            }
            return steps;
        }
    }

    private static boolean isDefault(PlanView plan, String name) {
        return plan.root()
                .at(PlanView.DEFAULT_PARTITION)
                .flatMap(Data::asText)
                .filter(name::equals)
                .isPresent();
    }

    private static void refuseTaken(PlanView plan, String name) throws EditRefused {
        if (plan.partitions().containsKey(name)) {
            throw new EditRefused("There is a partition " + name + " already.");
        }
    }

    private static List<Step> setNodes(PlanView.Partition partition, Collection<String> nodes) {
        String folded = Hostlist.fold(nodes);
        boolean isList = partition
                .values()
                .get("nodes")
                .filter(Data.Items.class::isInstance)
                .isPresent();
        return set(partition, "nodes", isList ? Data.texts(List.of(folded)) : Data.text(folded));
    }

    private static List<Step> set(PlanView.Partition partition, String key, Data value) {
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
}
