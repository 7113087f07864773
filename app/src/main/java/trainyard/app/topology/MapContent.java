package trainyard.app.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.app.kit.NodeFilter;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Words;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.Topology;
import trainyard.core.slurm.Hostlist;

/**
 * What the map shows: the nodes in their places, what is selected or searched for, and what colours tell apart.
 *
 * @param found names that fit the search; empty where nothing is searched for
 * @param lit names of the nodes of the selected partition or job; empty where neither is selected
 * @param partitionNumbers the number of each partition, in Slurm's order
 * @param jobs those on each node that has some
 */
record MapContent(
        String cluster,
        ClusterMap map,
        Optional<Set<String>> found,
        Optional<Set<String>> lit,
        Map<String, Integer> partitionNumbers,
        Map<String, List<Job>> jobs) {
    /** What a block's strip says beside its name. */
    record Use(int nodes, int gpus, int allocatedGpus) {}

    /**
     * @param places where nodes stood before, and mostly stand now
     * @param topology what nodes stand together by; empty for their partitions
     */
    static MapContent of(
            MapPlaces places,
            Snapshot snapshot,
            Optional<Topology> topology,
            Words search,
            Optional<Subject> selected) {
        var map = places.place(topology.map(wiring -> Grouping.byTopology(snapshot, wiring))
                .orElseGet(() -> Grouping.byPartition(snapshot)));
        Optional<Set<String>> found = search.isEmpty()
                ? Optional.empty()
                : Optional.of(snapshot.nodes().stream()
                        .filter(NodeFilter.fields(() -> Optional.of(snapshot)).apply(search))
                        .map(Node::name)
                        .collect(Collectors.toSet()));
        return new MapContent(
                snapshot.cluster(),
                map,
                found,
                selected.flatMap(subject -> members(snapshot, subject)),
                partitionNumbers(snapshot),
                jobsByNode(snapshot));
    }

    private static Optional<Set<String>> members(Snapshot snapshot, Subject selected) {
        return switch (selected) {
            case Subject.OfNode(var name) -> Optional.empty();
            case Subject.OfNodes(var names) -> Optional.of(Set.copyOf(names));
            case Subject.OfPartition(var name) ->
                Optional.of(snapshot.nodes().stream()
                        .filter(node -> node.partitions().contains(name))
                        .map(Node::name)
                        .collect(Collectors.toSet()));
            case Subject.OfJob(var number) ->
                snapshot.jobs().stream()
                        .filter(job -> job.number() == number && !job.nodeList().isEmpty())
                        .findFirst()
                        .map(job -> Set.copyOf(Hostlist.expand(job.nodeList())));
        };
    }

    private static Map<String, Integer> partitionNumbers(Snapshot snapshot) {
        var numbers = new LinkedHashMap<String, Integer>();
        snapshot.partitions().forEach(partition -> numbers.put(partition.name(), numbers.size()));
        return numbers;
    }

    private static Map<String, List<Job>> jobsByNode(Snapshot snapshot) {
        var jobs = new HashMap<String, List<Job>>();
        for (Job job : snapshot.jobs()) {
            if (job.state().isActive() && !job.nodeList().isEmpty()) {
                for (String node : Hostlist.expand(job.nodeList())) {
                    jobs.computeIfAbsent(node, key -> new ArrayList<>(2)).add(job);
                }
            }
        }
        return jobs;
    }

    /** What a search found, in the order of the map. */
    Optional<Subject> foundNodes() {
        return found.flatMap(names -> Subject.OfNodes.of(
                map.nodes().stream().map(Node::name).filter(names::contains).toList()));
    }

    boolean isDimmed(Node node) {
        return isMissing(found, node) || isMissing(lit, node);
    }

    private static boolean isMissing(Optional<Set<String>> names, Node node) {
        return names.isPresent() && !names.get().contains(node.name());
    }

    static Use use(List<Node> nodes) {
        return new Use(
                nodes.size(),
                nodes.stream().mapToInt(Node::gpus).sum(),
                nodes.stream().mapToInt(Node::allocatedGpus).sum());
    }
}
