package trainyard.app.config.partitions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.Hostlist;

/** Makes the board of a plan, in time that grows with its nodes and not with nodes times partitions squared. */
final class BoardMaker {
    /** What makes nodes alike on the board. */
    private record Kind(String shape, List<String> partitions) {}

    private final PlanView view;
    private final Map<String, Plan.Partition> read = new HashMap<>();
    private final Optional<String> maxTime;
    private final Map<String, String> shapes = new LinkedHashMap<>();
    private final Map<String, Integer> gpus = new HashMap<>();
    private final Map<String, Set<String>> held = new LinkedHashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private final Map<String, List<String>> partitionsOf = new HashMap<>();

    BoardMaker(PlanView view, Optional<Plan> plan) {
        this.view = view;
        maxTime = plan.flatMap(known -> known.slurm().maxJobTime());
        plan.ifPresent(known ->
                known.slurm().partitions().forEach(partition -> read.putIfAbsent(partition.name(), partition)));
        view.nodes().keySet().forEach(node -> shapes.put(node, ""));
        plan.ifPresent(known -> known.nodes().forEach(node -> {
            shapes.put(node.name(), shape(node));
            gpus.put(node.name(), node.gpuCount());
        }));
        view.partitions().values().forEach(this::hold);
    }

    private void hold(PlanView.Partition partition) {
        var nodes = new LinkedHashSet<String>();
        try {
            String written = written(partition);
            nodes.addAll(written.equals("ALL") ? shapes.keySet() : Hostlist.expand(written));
        } catch (IllegalArgumentException noHostlist) {
            problems.put(partition.name(), "This is no hostlist: " + noHostlist.getMessage() + ".");
        }
        held.put(partition.name(), nodes);
        nodes.forEach(node ->
                partitionsOf.computeIfAbsent(node, one -> new ArrayList<>()).add(partition.name()));
    }

    private static String written(PlanView.Partition partition) {
        Data nodes = partition.values().get("nodes").orElse(Data.text("ALL"));
        return nodes instanceof Data.Items(var hostlists)
                ? hostlists.stream().flatMap(one -> one.asText().stream()).collect(Collectors.joining(","))
                : nodes.asText().orElse("");
    }

    Board board(boolean isCounted) {
        String standard = standard();
        List<Card> cards = view.partitions().values().stream()
                .map(partition -> card(partition, partition.name().equals(standard)))
                .toList();
        List<String> alone = shapes.keySet().stream()
                .filter(node -> !partitionsOf.containsKey(node))
                .toList();
        return new Board(cards, groups(shapes.keySet()), Hostlist.fold(alone), isCounted);
    }

    /** As the files are made: the first that is chosen, else the first of all. */
    private String standard() {
        List<String> names = List.copyOf(view.partitions().keySet());
        return names.stream()
                .filter(name -> read.containsKey(name) && read.get(name).isDefault())
                .findFirst()
                .or(() -> names.stream().findFirst())
                .orElse("");
    }

    private Card card(PlanView.Partition partition, boolean isDefault) {
        String name = partition.name();
        Set<String> nodes = held.getOrDefault(name, Set.of());
        Map<String, String> attributes = Optional.ofNullable(read.get(name))
                .map(Plan.Partition::attributes)
                .orElse(Map.of());
        return new Card(
                name,
                isDefault,
                attributes.getOrDefault("State", "UP"),
                written(partition),
                problems.getOrDefault(name, ""),
                attributes.getOrDefault("MaxTime", maxTime.orElse("UNLIMITED")),
                attributes.getOrDefault("DefaultTime", ""),
                nodes.stream().mapToInt(node -> gpus.getOrDefault(node, 0)).sum(),
                groups(nodes),
                overlaps(name, nodes),
                partition.values());
    }

    private List<NodeGroup> groups(Collection<String> nodes) {
        var kinds = new LinkedHashMap<Kind, List<String>>();
        for (String node : nodes) {
            var kind =
                    new Kind(shapes.getOrDefault(node, "not in the plan"), partitionsOf.getOrDefault(node, List.of()));
            kinds.computeIfAbsent(kind, one -> new ArrayList<>()).add(node);
        }
        return kinds.entrySet().stream()
                .map(kind -> NodeGroup.of(
                        kind.getValue(), kind.getKey().shape(), kind.getKey().partitions()))
                .toList();
    }

    private List<Overlap> overlaps(String name, Set<String> nodes) {
        var others = new LinkedHashMap<String, List<String>>();
        view.partitions().keySet().forEach(other -> others.put(other, new ArrayList<>()));
        for (String node : nodes) {
            partitionsOf
                    .getOrDefault(node, List.of())
                    .forEach(other -> others.computeIfAbsent(other, one -> new ArrayList<>())
                            .add(node));
        }
        return others.entrySet().stream()
                .filter(other ->
                        !other.getKey().equals(name) && !other.getValue().isEmpty())
                .map(other -> new Overlap(
                        other.getKey(),
                        Hostlist.fold(other.getValue()),
                        other.getValue().size()))
                .toList();
    }

    private static String shape(ComputeNode node) {
        String machine = "%,d %s · %,d GB".formatted(node.cpus(), node.cpus() == 1 ? "CPU" : "CPUs", node.memoryGb());
        return node.gpus().stream()
                .map(gpus -> " · " + gpus.count() + " × " + gpus.type().orElse("GPU"))
                .collect(Collectors.joining("", machine, ""));
    }
}
