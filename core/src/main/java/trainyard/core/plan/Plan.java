package trainyard.core.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.slurm.SlurmVersion;

/** The desired cluster, as {@code cluster.yaml} describes it. */
public record Plan(
        String name,
        Network network,
        Controller controller,
        List<ComputeNode> nodes,
        Slurm slurm,
        Deployment deployment,
        Access access) {

    public record Network(String subnet) {}

    /** The machine with slurmctld, slurmdbd and the database. Never a compute node. */
    public record Controller(String name, String address, int cpus, int memoryGb) {}

    /**
     * How Slurm is configured, as far as the plan says so; the rest follows from the version.
     *
     * @param maxJobTime the partitions' limit where they name none of their own; empty for Slurm's default
     * @param schedulerType a plugin of slurm.conf's SchedulerType, without {@code sched/}
     * @param backup the machine whose slurmctld takes over; the state folder must be shared with it
     * @param extra raw lines for slurm.conf, kept as they are
     */
    public record Slurm(
            Optional<SlurmVersion> version,
            List<Partition> partitions,
            Optional<String> defaultPartition,
            Optional<String> maxJobTime,
            List<String> gresTypes,
            List<String> selectTypeParameters,
            Optional<String> mpiDefault,
            Optional<String> prolog,
            Optional<String> epilog,
            Timeouts timeouts,
            String schedulerType,
            List<String> schedulerParameters,
            Authentication authentication,
            Cgroup cgroup,
            JobAcctGather jobAcctGather,
            Accounting accounting,
            Limits limits,
            Optional<Topology> topology,
            Optional<Backup> backup,
            List<String> extra) {}

    public record Backup(String name, String address) {}

    /**
     * What slurmdbd keeps beyond the usual.
     *
     * @param store words of slurm.conf's AccountingStoreFlags, {@code job_script}
     * @param tres trackable resources beside the generic ones of the nodes, {@code license/matlab}
     */
    public record Accounting(List<String> store, List<String> tres) {}

    /**
     * What users are held to.
     *
     * @param enforce words of slurm.conf's AccountingStorageEnforce
     * @param settings by slurm.conf(5)'s names
     */
    public record Limits(List<String> enforce, Map<String, String> settings) {}

    /**
     * What users submit to.
     *
     * @param nodes node names; empty where the partition holds all compute nodes
     * @param attributes by slurm.conf(5)'s names
     */
    public record Partition(
            String name, Optional<List<String>> nodes, boolean isDefault, Map<String, String> attributes) {}

    public record Timeouts(
            Duration slurmctld, Duration slurmd, Duration inactive, Duration killWait, Duration minJobAge) {}

    /** @param jwt whether JSON web tokens are accepted beside the main authentication */
    public record Authentication(String type, boolean jwt) {}

    /** @param plugin a CgroupPlugin of cgroup.conf(5); {@code disabled} where machines cannot have cgroups */
    public record Cgroup(String plugin, boolean cores, boolean devices, boolean memory, boolean swap) {
        public boolean isDisabled() {
            return plugin.equals("disabled");
        }
    }

    public record JobAcctGather(Optional<String> type, Duration frequency, List<String> parameters) {}

    /**
     * How the machines are reached to build the cluster. Keys and passwords never stand in a plan.
     *
     * @param deployHost where Ansible runs; empty for the machine of the one who starts it
     */
    public record Access(String user, int sshPort, Optional<String> jumpHost, Optional<String> deployHost) {}
}
