package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Edits of nodes and partitions, at random: each kind, of those that a plan has and now and then of one that it has not. */
final class RandomPlanEdits {
    private static final int KINDS = 18;
    private static final List<String> KEYS = List.of("max_time", "qos", "priority_tier", "max_nodes", "default");
    private static final List<Data> VALUES = List.of(
            Data.text("1-00:00:00"),
            Data.number(7),
            Data.truth(true),
            Data.texts(List.of("one", "two: 2")),
            Data.mapping("type", Data.text("h100")).with("count", Data.number(8)));

    private final Random random;

    RandomPlanEdits(long seed) {
        random = new Random(seed);
    }

    Edit on(PlanDocument document) throws EditRefused {
        var plan = PlanView.of(document.data());
        return random.nextInt(12) == 0 ? new Edit.Several("Several", List.of(one(plan), one(plan))) : one(plan);
    }

    /** Whether own lines of comments may go with what the edit removes or writes anew. */
    static boolean removes(Edit edit) {
        return switch (edit) {
            case NodeEdit.RemoveNodes _,
                    NodeEdit.WriteOutNodes _,
                    PartitionEdit.RemovePartition _,
                    PartitionEdit.ClearAttribute _,
                    PlanEdit.Put _,
                    PlanEdit.Unset _ -> true;
            case Edit.Several several -> several.edits().stream().anyMatch(RandomPlanEdits::removes);
            default -> false;
        };
    }

    private Edit one(PlanView plan) {
        String node = node(plan);
        String partition = partition(plan);
        return switch (random.nextInt(KINDS)) {
            case 0 -> new NodeEdit.RenameNode(node, fresh("n"));
            case 1 ->
                new NodeEdit.AddNodes(fresh("a") + "-[1-3]", Data.mapping("cpu_cores", Data.number(8)), "10.0.0.1");
            case 2 -> new NodeEdit.CloneNode(node, fresh("c") + "-[01-02]");
            case 3 -> new NodeEdit.RemoveNodes(node);
            case 4 -> new NodeEdit.WriteOutNodes();
            case 5 -> new PartitionEdit.SetAttribute(partition, any(KEYS), any(VALUES));
            case 6 -> new PartitionEdit.ClearAttribute(partition, any(KEYS));
            case 7 -> new PartitionEdit.MoveNodes(node, partition, partition(plan));
            case 8 -> new PartitionEdit.AddToPartition(node, partition);
            case 9 -> new PartitionEdit.RemoveFromPartition(node, partition);
            case 10 -> new PartitionEdit.SetNodes(partition, random.nextBoolean() ? "ALL" : node + "," + node(plan));
            case 11 ->
                new PartitionEdit.AddPartition(
                        fresh("p"), random.nextBoolean() ? Data.NO_ENTRIES : Data.mapping("nodes", Data.text(node)));
            case 12 ->
                new PartitionEdit.RemovePartition(
                        partition, random.nextBoolean() ? Optional.empty() : Optional.of(partition(plan)));
            case 13 -> new PartitionEdit.RenamePartition(partition, fresh("p"));
            case 14 -> new PartitionEdit.SetDefault(partition);
            case 15 -> new PlanEdit.Unset(path(plan));
            case 16 -> new PlanEdit.Put(PlanView.SLURM.key("timeouts").key(fresh("t")), any(VALUES));
            default -> put(plan, path(plan));
        };
    }

    /** Another value, or the same list or mapping with one more. */
    private Edit put(PlanView plan, PlanPath at) {
        return new PlanEdit.Put(
                at,
                switch (plan.root().at(at).orElse(Data.nothing())) {
                    case Data.Items(var values)
                    when random.nextBoolean() -> {
                        var more = new ArrayList<>(values);
                        more.add(random.nextInt(values.size() + 1), any(VALUES));
                        yield new Data.Items(more);
                    }
                    case Data.Mapping mapping when random.nextBoolean() -> mapping.with(fresh("k"), any(VALUES));
                    default -> any(VALUES);
                });
    }

    private String node(PlanView plan) {
        List<String> names = List.copyOf(plan.nodes().keySet());
        return names.isEmpty() || random.nextInt(20) == 0 ? "stranger" : any(names);
    }

    private String partition(PlanView plan) {
        List<String> names = List.copyOf(plan.partitions().keySet());
        return names.isEmpty() || random.nextInt(20) == 0 ? "stranger" : any(names);
    }

    private PlanPath path(PlanView plan) {
        var paths = new ArrayList<PlanPath>();
        RandomSteps.collect(plan.root(), PlanPath.ROOT, paths);
        // A key that is a list or a mapping cannot be named.
        paths.removeIf(path -> path.toString().contains("[\"? "));
        return any(paths.subList(Math.min(1, paths.size() - 1), paths.size()));
    }

    private String fresh(String prefix) {
        return prefix
                + IntStream.range(0, 5)
                        .mapToObj(_ -> String.valueOf(random.nextInt(10)))
                        .reduce("", String::concat);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
