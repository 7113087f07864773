package trainyard.app.kit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.live.Job;
import trainyard.core.slurm.Hostlist;

/** The nodes on which a job runs, by the ids that squeue(1) writes. */
final class JobNodes {
    private JobNodes() {}

    /**
     * @param id of a job; of one task of an array, {@code 1234_5}, or of the array, for all its tasks; of one component
     *     of a heterogeneous job, {@code 1234+1}, or of the job, for all of them
     */
    static Set<String> of(String id, List<Job> jobs) {
        var names = new HashSet<String>();
        for (Job job : jobs) {
            if (job.state().isActive() && isOrBelongsTo(job, id)) {
                names.addAll(hosts(job.nodeList()));
            }
        }
        return names;
    }

    private static boolean isOrBelongsTo(Job job, String id) {
        String own = job.id();
        if (own.startsWith(id)) {
            return own.length() == id.length() || own.charAt(id.length()) == '_' || own.charAt(id.length()) == '+';
        }
        // Slurm gives each task and each component a number of its own besides, and takes it as an id.
        return Long.toString(job.number()).equals(id);
    }

    private static List<String> hosts(String nodeList) {
        try {
            return Hostlist.expand(nodeList);
        } catch (IllegalArgumentException garbled) {
            return List.of();
        }
    }
}
