package trainyard.core.demo;

import java.time.Duration;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.TimeLimit;

/** One partition as {@code scontrol show partition} of Slurm 24.11 writes it. */
final class ShowPartition {
    /** What a job gets of each node that names no memory. */
    static final int DEFAULT_MEMORY_MB = 64_000;

    private ShowPartition() {}

    static Records.Lines lines(SimPartition partition) {
        DemoShape.Part part = partition.part();
        long memory = partition.nodes().stream()
                .mapToLong(node -> node.kind.memoryMb())
                .sum();
        String nodes =
                Hostlist.fold(partition.nodes().stream().map(node -> node.name).toList());
        return new Records.Lines()
                .add("PartitionName=" + part.name())
                .add("AllowGroups=ALL", "AllowAccounts=ALL", "AllowQos=ALL")
                .add("AllocNodes=ALL", "Default=" + (part.isDefault() ? "YES" : "NO"), "QoS=N/A")
                .add(
                        "DefaultTime=" + TimeLimit.format(Duration.ofHours(1)),
                        "DisableRootJobs=NO",
                        "ExclusiveUser=NO",
                        "ExclusiveTopo=NO",
                        "GraceTime=0",
                        "Hidden=NO")
                .add(
                        "MaxNodes=UNLIMITED",
                        "MaxTime=" + TimeLimit.format(part.maxTime()),
                        "MinNodes=0",
                        "LLN=NO",
                        "MaxCPUsPerNode=UNLIMITED",
                        "MaxCPUsPerSocket=UNLIMITED")
                .add("NodeSets=" + nodes)
                .add("Nodes=" + nodes)
                .add(
                        "PriorityJobFactor=1",
                        "PriorityTier=" + part.priorityTier(),
                        "RootOnly=NO",
                        "ReqResv=NO",
                        "OverSubscribe=NO")
                .add("OverTimeLimit=NONE", "PreemptMode=OFF")
                .add(
                        "State=UP",
                        "TotalCPUs=" + partition.cpus(),
                        "TotalNodes=" + partition.nodes().size(),
                        "SelectTypeParameters=NONE")
                .add("JobDefaults=(null)")
                .add("DefMemPerNode=" + DEFAULT_MEMORY_MB, "MaxMemPerNode=UNLIMITED")
                .add("TRES=cpu=" + partition.cpus() + ",mem=" + memory + "M,node="
                        + partition.nodes().size() + ",billing=" + partition.cpus() + ",gres/gpu=" + partition.gpus());
    }
}
