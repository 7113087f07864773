package trainyard.app.jobs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.Tres;

/** Of which type the GPUs of jobs are. */
final class GpuTypes {
    private static final String TYPED = "gres/gpu:";

    private GpuTypes() {}

    /** The types that Slurm was told to track, by AccountingStorageTRES of slurm.conf(5); empty where none is. */
    static String in(Tres tres) {
        return tres.amounts().keySet().stream()
                .filter(name -> name.startsWith(TYPED))
                .map(name -> name.substring(TYPED.length()))
                .collect(Collectors.joining(" "));
    }

    /**
     * The jobs that have or want GPUs of a type. Where Slurm does not track types, a running job has those of its nodes.
     *
     * @param type or a part of its name, in any case
     */
    static Predicate<Job> ofJobs(String type, Optional<Snapshot> now) {
        String wanted = type.toLowerCase(Locale.ROOT);
        Set<String> nodes = now.stream()
                .flatMap(snapshot -> snapshot.nodes().stream())
                .filter(node ->
                        node.gpuType().orElse("").toLowerCase(Locale.ROOT).contains(wanted))
                .map(Node::name)
                .collect(Collectors.toSet());
        return job -> job.gpus() > 0 && hasOrMayHave(job, wanted, nodes);
    }

    /** In a loop without copies: it is asked of 100,000 jobs at a keystroke. */
    private static boolean hasOrMayHave(Job job, String wanted, Set<String> nodes) {
        boolean tracked = false;
        for (String name : job.tres().amounts().keySet()) {
            if (name.startsWith(TYPED)) {
                tracked = true;
                if (name.toLowerCase(Locale.ROOT).indexOf(wanted, TYPED.length()) >= 0) {
                    return true;
                }
            }
        }
        return !tracked && isOnOneOf(nodes, job.nodeList());
    }

    private static boolean isOnOneOf(Set<String> nodes, String nodeList) {
        if (nodeList.indexOf('[') < 0 && nodeList.indexOf(',') < 0) {
            return nodes.contains(nodeList);
        }
        try {
            return Hostlist.expand(nodeList).stream().anyMatch(nodes::contains);
        } catch (IllegalArgumentException garbled) {
            return false;
        }
    }
}
