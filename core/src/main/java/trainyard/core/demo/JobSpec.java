package trainyard.core.demo;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a job asks for, and how it is fated to end.
 *
 * @param limit in seconds
 * @param duration how long it runs when nothing happens to its nodes, in seconds
 * @param exclusive whether it wants whole nodes
 */
record JobSpec(
        String name,
        People.User user,
        SimPartition partition,
        String qos,
        int nodes,
        int gpusPerNode,
        int cpusPerNode,
        int memoryPerNodeMb,
        boolean exclusive,
        long limit,
        long duration,
        SimJob.State outcome,
        int exitCode,
        int signal,
        Batch batch) {
    int cpus() {
        return nodes * cpusPerNode;
    }

    int tasks() {
        return nodes * batch.tasksPerNode();
    }

    int gpus() {
        return nodes * gpusPerNode;
    }

    long memoryMb() {
        return (long) nodes * memoryPerNodeMb;
    }

    String workFolder() {
        return batch.folder();
    }

    JobSpec withLimit(long other) {
        return with(partition, qos, other);
    }

    JobSpec withQos(String other) {
        return with(partition, other, limit);
    }

    JobSpec withPartition(SimPartition other) {
        return with(other, qos, limit);
    }

    private JobSpec with(SimPartition newPartition, String newQos, long newLimit) {
        return new JobSpec(
                name,
                user,
                newPartition,
                newQos,
                nodes,
                gpusPerNode,
                cpusPerNode,
                memoryPerNodeMb,
                exclusive,
                newLimit,
                duration,
                outcome,
                exitCode,
                signal,
                batch);
    }

    /** TRES as Slurm writes them, in Slurm's order. */
    String tres() {
        String text = "cpu=" + cpus() + ",mem=" + Amounts.memory(memoryMb()) + ",node=" + nodes + ",billing=" + cpus();
        return gpus() > 0 ? text + ",gres/gpu=" + gpus() : text;
    }

    /** TRES by name, as sacct writes them. */
    String sortedTres() {
        return Arrays.stream(tres().split(",")).sorted().collect(Collectors.joining(","));
    }
}
