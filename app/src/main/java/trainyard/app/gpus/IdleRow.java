package trainyard.app.gpus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.metrics.GpuUse.Idle;
import trainyard.core.metrics.IdleGpus;
import trainyard.core.slurm.Hostlist;

/**
 * A line of the pane of GPUs that are allocated but idle: all of one job, or of the jobs that share them.
 *
 * @param proven whether they were idle over the whole window; else in too few samples to blame anybody
 */
record IdleRow(List<IdleGpus> gpus, boolean proven) {
    private static final int MOST_INDICES = 8;

    /** What to find again in the next sample. */
    record Key(List<Long> jobs, boolean proven) {}

    /** @param proven those of {@code found} that were idle over the whole window; their lines come first */
    static List<IdleRow> of(List<IdleGpus> found, Set<IdleGpus> proven) {
        Map<Key, List<IdleGpus>> lines = new LinkedHashMap<>();
        for (IdleGpus gpu : found) {
            var key = new Key(numbers(gpu), proven.contains(gpu));
            lines.computeIfAbsent(key, first -> new ArrayList<>()).add(gpu);
        }
        return lines.entrySet().stream()
                .map(line ->
                        new IdleRow(List.copyOf(line.getValue()), line.getKey().proven()))
                .sorted(Comparator.comparing(row -> !row.proven()))
                .toList();
    }

    private static List<Long> numbers(IdleGpus gpu) {
        return gpu.jobs().stream().map(Job::number).toList();
    }

    Key key() {
        return new Key(numbers(first()), proven);
    }

    private IdleGpus first() {
        return gpus.getFirst();
    }

    List<Job> jobs() {
        return first().jobs();
    }

    String jobIds() {
        return first().jobIds();
    }

    String users() {
        return first().users();
    }

    int count() {
        return gpus.stream().mapToInt(IdleGpus::count).sum();
    }

    /** Whether there may be more: where only a node's count tells it. */
    boolean atLeast() {
        return gpus.stream().anyMatch(gpu -> gpu.index().isEmpty());
    }

    List<String> nodes() {
        return gpus.stream().map(IdleGpus::node).distinct().toList();
    }

    /** The nodes, and on a single one which GPUs. */
    String where() {
        List<String> nodes = nodes();
        if (nodes.size() > 1 || atLeast() || gpus.size() > MOST_INDICES) {
            return Hostlist.fold(nodes);
        }
        return nodes.getFirst() + ": GPU "
                + gpus.stream()
                        .map(gpu -> Integer.toString(gpu.index().orElse(0)))
                        .collect(Collectors.joining(", "));
    }

    Instant since() {
        return gpus.stream().map(IdleGpus::since).min(Instant::compareTo).orElseThrow();
    }

    /** What was seen, and how often. */
    String seen() {
        int samples = gpus.stream().mapToInt(IdleGpus::samples).min().orElse(0);
        boolean bare = gpus.stream().allMatch(gpu -> gpu.why() == Idle.NO_PROCESS);
        String what = atLeast() ? "By the node's count some do nothing" : bare ? "No process" : "0 % use";
        return what + (samples == 1 ? " in this sample" : " in " + samples + " samples on end");
    }
}
