package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            return PartitionSteps.of(plan, partition).set(key, value);
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
            PartitionSteps steps = PartitionSteps.of(plan, partition);
            return key.equals("name") ? List.of() : steps.clear(key);
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
            return "Move " + Titles.nodes(nodes) + " from " + from + " to " + to;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            if (from.equals(to)) {
                return List.of();
            }
            var steps = new ArrayList<>(new RemoveFromPartition(nodes, from).steps(plan));
            steps.addAll(PartitionSteps.of(plan, to).with(PlanView.expanded(nodes)));
            return steps;
        }
    }

    /** @param nodes a hostlist; the nodes stay in other partitions */
    record AddToPartition(String nodes, String partition) implements PartitionEdit {
        @Override
        public String title() {
            return "Add " + Titles.nodes(nodes) + " to partition " + partition;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            plan.nodes(nodes);
            return PartitionSteps.of(plan, partition).with(PlanView.expanded(nodes));
        }
    }

    /** @param nodes a hostlist; all of them must be in the partition */
    record RemoveFromPartition(String nodes, String partition) implements PartitionEdit {
        @Override
        public String title() {
            return "Take " + Titles.nodes(nodes) + " out of partition " + partition;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            plan.refuseCounted();
            return PartitionSteps.of(plan, partition).without(PlanView.expanded(nodes));
        }
    }

    /** @param nodes a hostlist, or ALL */
    record SetNodes(String partition, String nodes) implements PartitionEdit {
        @Override
        public String title() {
            return "Set the nodes of partition " + partition + " to " + Titles.nodes(nodes);
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PartitionSteps steps = PartitionSteps.of(plan, partition);
            return nodes.equals("ALL") ? steps.set("nodes", Data.text(nodes)) : steps.hold(PlanView.expanded(nodes));
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
            steps.addAll(withoutDefaults(plan));
            return steps;
        }
    }

    /** No partition is chosen any more: the first one is the default then. */
    record ClearDefault() implements PartitionEdit {
        @Override
        public String title() {
            return "Choose no default partition";
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            var steps = new ArrayList<>(new PlanEdit.Unset(PlanView.DEFAULT_PARTITION).steps(plan));
            steps.addAll(withoutDefaults(plan));
            return steps;
        }
    }

    private static List<Step> withoutDefaults(PlanView plan) {
        return plan.partitions().values().stream()
                .flatMap(partition -> new PartitionSteps(plan, partition).clear("default").stream())
                .toList();
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
}
