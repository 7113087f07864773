package trainyard.core.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trainyard.core.slurm.Hostlist;

/**
 * Starts waiting jobs by priority, with a simple backfill: the first job of a partition that does not fit keeps idle
 * nodes planned for itself, and small jobs behind it may run while the partition is not full.
 */
final class Scheduler {
    /** How far down the queue a pass looks, a partition. */
    private static final int DEPTH = 30;

    /** No job starts in a partition with so many of its GPUs busy, in percent: what keeps the whole near 85 %. */
    private static final int FULL = 84;

    private final World world;
    private final int gpusPerUser;

    Scheduler(World world) {
        this.world = world;
        this.gpusPerUser = gpusPerUser(world);
    }

    void pass() {
        world.counters.cycles++;
        world.nodes.forEach(node -> node.planned = false);
        Map<String, Integer> gpusByUser = gpusByUser();
        var blocked = new HashSet<String>();
        var looked = new HashMap<String, Integer>();
        for (SimJob job : front()) {
            String partition = job.spec.partition().name();
            if (isEligible(job) && looked.merge(partition, 1, Integer::sum) <= DEPTH) {
                consider(job, blocked, gpusByUser);
            }
        }
    }

    /** What every QOS lets one user have at a time. */
    static int gpusPerUser(World world) {
        return Math.max(
                64, world.nodes.stream().mapToInt(node -> node.kind.gpus()).sum() / 8);
    }

    /** Whether no job of a partition may start. */
    static boolean isFull(SimPartition partition) {
        return partition.isFuller(FULL);
    }

    /** Enough of the queue for every partition; the rest keeps the reason it has. */
    private List<SimJob> front() {
        return world.waiting().stream()
                .limit(8L * DEPTH * world.partitions.size())
                .toList();
    }

    private void consider(SimJob job, Set<String> blocked, Map<String, Integer> gpusByUser) {
        job.lastEvaluated = world.now();
        int held = gpusByUser.getOrDefault(job.spec.user().login(), 0);
        if (held + job.spec.gpus() > gpusPerUser) {
            job.reason = "QOSMaxGRESPerUser";
            return;
        }
        boolean behind = blocked.contains(job.spec.partition().name());
        boolean full = isFull(job.spec.partition());
        if (behind && full) {
            job.reason = "Priority";
            return;
        }
        List<SimNode> found = find(job, !behind);
        if (!full && found.size() == job.spec.nodes()) {
            SimJob task = new ArrayTasks(world).splitFirstTask(job);
            world.start(task, found, world.now());
            gpusByUser.merge(job.spec.user().login(), job.spec.gpus(), Integer::sum);
        } else if (behind) {
            job.reason = "Priority";
        } else {
            job.reason = "Resources";
            found.forEach(node -> node.planned = job.spec.exclusive());
            blocked.add(job.spec.partition().name());
        }
    }

    private boolean isEligible(SimJob job) {
        if (job.dependsOn != 0) {
            return false;
        }
        List<SimNode> away =
                job.required.stream().filter(node -> !node.isUsable()).toList();
        if (!away.isEmpty()) {
            job.reason = "ReqNodeNotAvail, UnavailableNodes:"
                    + Hostlist.fold(away.stream().map(node -> node.name).toList());
            return false;
        }
        if (job.eligible == 0) {
            return false;
        }
        if (job.eligible > world.now()) {
            job.reason = "BeginTime";
            return false;
        }
        return true;
    }

    /** Nodes for the job; fewer than it needs where there are not enough. */
    List<SimNode> find(SimJob job, boolean first) {
        JobSpec spec = job.spec;
        if (!job.required.stream().allMatch(node -> node.isUsable() && node.fits(spec))) {
            return List.of();
        }
        if (job.required.size() == spec.nodes()) {
            return job.required;
        }
        return spec.nodes() > 1 || spec.exclusive() ? firstFit(job, first) : bestFit(job, first);
    }

    private static List<SimNode> firstFit(SimJob job, boolean first) {
        JobSpec spec = job.spec;
        var found = new ArrayList<>(job.required);
        for (SimNode node : spec.partition().nodes()) {
            if (found.size() < spec.nodes() && !job.required.contains(node) && isFree(node, job, first)) {
                found.add(node);
            }
        }
        return found;
    }

    /** The node that is left the fullest. */
    private static List<SimNode> bestFit(SimJob job, boolean first) {
        List<SimNode> best = List.of();
        int least = Integer.MAX_VALUE;
        for (SimNode node : job.spec.partition().nodes()) {
            if (node.freeGpus() < least && isFree(node, job, first)) {
                best = List.of(node);
                least = node.freeGpus();
            }
        }
        return best;
    }

    private static boolean isFree(SimNode node, SimJob job, boolean first) {
        return node.fits(job.spec) && node.isUsable() && (first || !node.planned) && !job.excluded.contains(node);
    }

    private Map<String, Integer> gpusByUser() {
        var sums = new HashMap<String, Integer>();
        for (SimJob job : world.active()) {
            if (job.holdsNodes()) {
                sums.merge(job.spec.user().login(), job.spec.gpus(), Integer::sum);
            }
        }
        return sums;
    }
}
