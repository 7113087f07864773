package trainyard.core.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuUse.Holding;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.metrics.NodeGpus.NotRead;
import trainyard.core.metrics.NodeGpus.Read;
import trainyard.core.slurm.Hostlist;

/**
 * The GPUs of some nodes at one moment.
 *
 * @param nodes the answer of each node asked, in their order
 * @param gpus all that were read, with their holders
 * @param surplus by node, where indices cannot be matched with jobs: how many allocated GPUs are idle at least, and
 *     the jobs that hold them
 * @param notes by node, sentences about what could not be read or is hidden; no failure of the whole
 */
public record GpuSample(
        Instant at, List<NodeGpus> nodes, List<GpuUse> gpus, Map<String, Surplus> surplus, List<Note> notes) {

    /** @param jobs numbers of the jobs that hold GPUs on the node */
    public record Surplus(int gpus, Set<Long> jobs) {}

    /** @param cause empty where the node was read */
    public record Note(String node, Optional<Cause> cause, String sentence) {}

    /**
     * A note on all nodes of which the same is to be said.
     *
     * @param nodes a hostlist
     * @param sentence with the hostlist where it named the node
     */
    public record FoldedNote(String nodes, Optional<Cause> cause, String sentence) {
        /** The sentence, which says the nodes in any case. */
        public String words() {
            return sentence.contains(nodes) ? sentence : nodes + ": " + sentence;
        }
    }

    /** Stands for the node in a sentence that is compared. */
    private static final String NODE = "\0";

    /** The notes, once for all nodes that say the same but for their name. */
    public List<FoldedNote> foldedNotes() {
        var alike = new LinkedHashMap<Note, Set<String>>();
        for (Note note : notes) {
            // The name alone: n1 is no part of n10.
            String name = "(?<![\\w.-])" + Pattern.quote(note.node()) + "(?![\\w-])";
            var words = new Note("", note.cause(), note.sentence().replaceAll(name, NODE));
            alike.computeIfAbsent(words, _ -> new LinkedHashSet<>()).add(note.node());
        }
        var folded = new ArrayList<FoldedNote>();
        alike.forEach((words, nodes) -> {
            String hostlist = Hostlist.fold(nodes);
            folded.add(new FoldedNote(hostlist, words.cause(), words.sentence().replace(NODE, hostlist)));
        });
        return List.copyOf(folded);
    }

    static GpuSample of(Instant at, List<NodeGpus> results, Snapshot snapshot, Holders holders) {
        Map<String, Node> nodes = new HashMap<>();
        snapshot.nodes().forEach(node -> nodes.put(node.name(), node));
        Map<Long, Job> jobs =
                snapshot.jobs().stream().collect(Collectors.toMap(Job::number, job -> job, (first, _) -> first));
        var gpus = new ArrayList<GpuUse>();
        var surplus = new HashMap<String, Surplus>();
        var notes = new ArrayList<Note>();
        for (NodeGpus result : results) {
            Node node = nodes.get(result.node());
            switch (result) {
                case NotRead(var name, var cause, var sentence) ->
                    notes.add(new Note(name, Optional.of(cause), sentence));
                case Read read -> {
                    List<GpuUse> here = uses(read, node, jobs, holders);
                    gpus.addAll(here);
                    if (node != null) {
                        read.hidden(node.gpus())
                                .ifPresent(hidden -> notes.add(new Note(node.name(), Optional.empty(), hidden)));
                        surplusOf(node, here, jobs).ifPresent(found -> surplus.put(node.name(), found));
                    }
                    read.notes().forEach(text -> notes.add(new Note(read.node(), Optional.empty(), text)));
                }
            }
        }
        return new GpuSample(at, List.copyOf(results), List.copyOf(gpus), Map.copyOf(surplus), List.copyOf(notes));
    }

    private static List<Job> listed(Set<Long> numbers, Map<Long, Job> jobs) {
        return numbers.stream()
                .sorted()
                .flatMap(number -> Optional.ofNullable(jobs.get(number)).stream())
                .toList();
    }

    private static List<GpuUse> uses(Read read, @Nullable Node node, Map<Long, Job> jobs, Holders holders) {
        // nvidia-smi counts only what this login sees: with hidden devices its indices are not Slurm's.
        boolean matched = node != null && node.gpus() > 0 && read.gpus().size() == node.gpus();
        String type = node == null ? "" : node.gpuType().orElse("");
        return read.gpus().stream()
                .map(gpu -> {
                    boolean placed = matched && gpu.index().isPresent();
                    Set<Long> holding =
                            placed ? holders.of(read.node(), gpu.index().getAsInt()) : Set.of();
                    Holding held = !holding.isEmpty()
                            ? Holding.HELD
                            : placed && holders.whole().contains(read.node()) ? Holding.FREE : Holding.NOT_KNOWN;
                    return new GpuUse(
                            read.node(),
                            gpu,
                            type.isEmpty() ? gpu.name() : type,
                            read.on(gpu),
                            held,
                            listed(holding, jobs));
                })
                .toList();
    }

    /** Where all devices are seen and more are allocated than can be at work, some of the allocated ones are idle. */
    private static Optional<Surplus> surplusOf(Node node, List<GpuUse> here, Map<Long, Job> jobs) {
        boolean unmatched = here.stream().anyMatch(use -> use.holding() == Holding.NOT_KNOWN);
        long idle = here.stream().filter(use -> use.idle().isPresent()).count();
        int spare = node.allocatedGpus() - (int) (here.size() - idle);
        if (!unmatched || here.size() != node.gpus() || spare <= 0) {
            return Optional.empty();
        }
        Set<Long> holding = jobs.values().stream()
                .filter(job -> job.state().isActive() && job.gpus() > 0)
                .filter(job -> Hostlist.expand(job.nodeList()).contains(node.name()))
                .map(Job::number)
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new Surplus(spare, holding));
    }
}
