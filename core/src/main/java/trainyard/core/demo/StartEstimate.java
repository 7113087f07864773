package trainyard.core.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When and where a job would start if each running job took all of its time, and no other came before it. */
record StartEstimate(long time, List<SimNode> nodes) {
    /** Empty where too few nodes are in service. */
    static Optional<StartEstimate> of(World world, SimJob job) {
        SimPartition partition = job.spec.partition();
        List<SimNode> free = new Scheduler(world).find(job, true);
        if (free.size() == job.spec.nodes() && !Scheduler.isFull(partition)) {
            return Optional.of(new StartEstimate(world.now(), free));
        }
        Map<SimNode, List<SimJob>> running = running(world);
        var times = new ArrayList<Free>();
        for (SimNode node : partition.nodes()) {
            if (node.isInService() && node.couldFit(job.spec) && !job.excluded.contains(node)) {
                times.add(new Free(node, since(node, running.getOrDefault(node, List.of()), job.spec, world.now())));
            }
        }
        var required = new HashSet<>(job.required);
        List<Free> first = times.stream()
                .sorted(Comparator.comparing((Free one) -> !required.contains(one.node))
                        .thenComparingLong(one -> one.since)
                        .thenComparingInt(one -> one.node.index))
                .limit(job.spec.nodes())
                .toList();
        List<SimNode> nodes = first.stream()
                .map(Free::node)
                .sorted(Comparator.comparingInt(node -> node.index))
                .toList();
        if (nodes.size() < job.spec.nodes() || !nodes.containsAll(required)) {
            return Optional.empty();
        }
        long start = first.stream().mapToLong(Free::since).max().orElseThrow();
        return Optional.of(new StartEstimate(Math.max(start, room(world, partition)), nodes));
    }

    /** A node, and when it has what the job wants. */
    private record Free(SimNode node, long since) {}

    /** A full partition starts nothing before one of its jobs has ended. */
    private static long room(World world, SimPartition partition) {
        return !Scheduler.isFull(partition)
                ? world.now()
                : world.active().stream()
                        .filter(job -> job.holdsNodes() && job.spec.partition() == partition)
                        .mapToLong(SimJob::endOrLimit)
                        .min()
                        .orElse(world.now());
    }

    private static Map<SimNode, List<SimJob>> running(World world) {
        var jobs = new HashMap<SimNode, List<SimJob>>();
        world.active().stream()
                .filter(SimJob::holdsNodes)
                .sorted(Comparator.comparingLong(SimJob::endOrLimit))
                .forEach(job -> job.shares.forEach(share -> jobs.computeIfAbsent(share.node(), _ -> new ArrayList<>())
                        .add(job)));
        return jobs;
    }

    /** @param jobs that run on the node, by their ends */
    private static long since(SimNode node, List<SimJob> jobs, JobSpec wanted, long now) {
        int gpus = node.freeGpus();
        int cpus = node.kind.cpus() - node.busyCpus;
        int memory = node.kind.memoryMb() - node.busyMemoryMb;
        int left = node.runningJobs;
        long since = now;
        for (SimJob job : jobs) {
            boolean fits = gpus >= wanted.gpusPerNode()
                    && cpus >= wanted.cpusPerNode()
                    && memory >= wanted.memoryPerNodeMb()
                    && (!wanted.exclusive() || left == 0);
            if (fits) {
                break;
            }
            gpus += job.spec.gpusPerNode();
            cpus += job.spec.cpusPerNode();
            memory += job.spec.memoryPerNodeMb();
            left--;
            since = Math.max(now, job.endOrLimit());
        }
        return since;
    }
}
