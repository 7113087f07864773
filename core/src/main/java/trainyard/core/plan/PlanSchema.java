package trainyard.core.plan;

import static trainyard.core.plan.Scalars.ADDRESS;
import static trainyard.core.plan.Scalars.ADDRESS_OR_DHCP;
import static trainyard.core.plan.Scalars.ANYTHING;
import static trainyard.core.plan.Scalars.COUNT;
import static trainyard.core.plan.Scalars.GRES_TYPE;
import static trainyard.core.plan.Scalars.HOST;
import static trainyard.core.plan.Scalars.JUMPS;
import static trainyard.core.plan.Scalars.MIG_PROFILE;
import static trainyard.core.plan.Scalars.NAME;
import static trainyard.core.plan.Scalars.PARTITION;
import static trainyard.core.plan.Scalars.PCI;
import static trainyard.core.plan.Scalars.PCI_ID;
import static trainyard.core.plan.Scalars.PORT;
import static trainyard.core.plan.Scalars.SETTING;
import static trainyard.core.plan.Scalars.SETTINGS;
import static trainyard.core.plan.Scalars.SIZE;
import static trainyard.core.plan.Scalars.SUBNET;
import static trainyard.core.plan.Scalars.SWITCH;
import static trainyard.core.plan.Scalars.TEXT;
import static trainyard.core.plan.Scalars.TEXTS;
import static trainyard.core.plan.Scalars.TIME;
import static trainyard.core.plan.Scalars.USER;
import static trainyard.core.plan.Scalars.VERSION;
import static trainyard.core.plan.Scalars.WHOLE;
import static trainyard.core.plan.Scalars.WORD;
import static trainyard.core.plan.Scalars.WORDS;
import static trainyard.core.plan.Scalars.oneOf;
import static trainyard.core.plan.Shape.keys;
import static trainyard.core.plan.Shape.openKeys;

import java.util.List;

/** The keys of {@code cluster.yaml}: those that the orchestrator gave, and Trainyard's own. */
final class PlanSchema {
    /** The whole file. Other tools' keys stand beside Trainyard's at the top and beside the cluster. */
    static final Shape.Keys PLAN = openKeys()
            .need("version", oneOf("the text \"1.0\"", "1.0"))
            .need("metadata", openKeys().need("name", TEXT).with("description", TEXT))
            .need("clusters", openKeys().need("hpc", DeploymentSchema.of(cluster())));

    private PlanSchema() {}

    private static Shape.Keys cluster() {
        return keys().need("name", NAME)
                .with(List.of("description", "base_image_path", "base_image"), TEXT)
                .need("network", network())
                .with("hardware", openKeys().with("acceleration", hardware()))
                .need("controller", controller())
                .need(
                        "compute_nodes",
                        new Shape.AnyOf(
                                "a list of nodes, or one mapping with count",
                                List.of(
                                        new Shape.ListOf(computeNode()),
                                        computeNode().need("count", COUNT))))
                .with("slurm_config", slurmConfig())
                .with("access", access());
    }

    private static Shape.Keys network() {
        return keys().need("subnet", SUBNET).with("bridge", TEXT);
    }

    private static Shape.Keys hardware() {
        return keys().with(List.of("enable_kvm", "enable_nested"), SWITCH)
                .with(List.of("cpu_model"), TEXT)
                .with(List.of("cpu_features", "numa_topology", "performance"), ANYTHING)
                .with("cpu_topology", keys().with(List.of("sockets", "cores", "threads"), COUNT));
    }

    private static Shape.Keys machine() {
        return keys().with("name", HOST)
                .need("cpu_cores", COUNT)
                .need("memory_gb", SIZE)
                .with("disk_gb", SIZE)
                .with("base_image_path", TEXT)
                .with("auto_start", SWITCH)
                .with("host", TEXT)
                .with("virtio_fs_mounts", new Shape.ListOf(virtioFsMount()));
    }

    private static Shape.Keys controller() {
        return machine().need("ip_address", ADDRESS);
    }

    private static Shape.Keys computeNode() {
        return machine()
                .need("ip", ADDRESS_OR_DHCP)
                .with("pcie_passthrough", passthrough())
                .with(List.of("sockets", "cores_per_socket", "threads_per_core"), COUNT)
                .with("weight", WHOLE)
                .with("features", WORDS)
                .with(List.of("switch", "state"), WORD)
                .with(
                        "gpus",
                        new Shape.AnyOf(
                                "the node's GPUs, or a list of them", List.of(gpus(), new Shape.ListOf(gpus()))))
                .with(
                        "gres",
                        new Shape.ListOf(keys().need("name", NAME)
                                .with("type", GRES_TYPE)
                                .need("count", SIZE)
                                .with("file", WORD)));
    }

    private static Shape.Keys virtioFsMount() {
        return keys().with(List.of("tag", "host_path", "mount_point", "owner", "group", "options"), TEXT)
                .with("mode", ANYTHING);
    }

    private static Shape.Keys passthrough() {
        var device = keys().need("pci_address", PCI)
                .need("device_type", oneOf("the device's type", "gpu", "audio", "network", "storage", "other"))
                .with(List.of("vendor_id", "device_id"), PCI_ID)
                .with("iommu_group", WHOLE);
        return keys().with("enabled", SWITCH).with("devices", new Shape.ListOf(device));
    }

    private static Shape.Keys gpus() {
        return keys().with("type", GRES_TYPE)
                .with("count", COUNT)
                .with("files", WORD)
                .with("cores", WORD)
                .with("links", WORDS)
                .with("autodetect", oneOf("the detection", "nvml", "nvidia", "rsmi", "oneapi", "off"))
                .with(
                        "mig",
                        new Shape.ListOf(keys().need("gpu", WHOLE)
                                .need("profile", MIG_PROFILE)
                                .need("instances", new Shape.ListOf(WHOLE))))
                .with("shard", COUNT);
    }

    private static Shape.Keys slurmConfig() {
        return keys().with(
                        "partitions",
                        new Shape.ListOf(new Shape.AnyOf("a name or a mapping", List.of(PARTITION, partition()))))
                .with(List.of("default_partition", "mpi_default"), NAME)
                .with(List.of("prolog", "epilog"), WORD)
                .with("max_job_time", TIME)
                .with("version", VERSION)
                .with(List.of("gres_types", "select_type_parameters"), WORDS)
                .with("topology", topology())
                .with(
                        "accounting",
                        keys().with(
                                        "store",
                                        new Shape.ListOf(oneOf("what is kept", "job_comment", "job_env", "job_script")))
                                .with("tres", WORDS)
                                .with("accounts", DeploymentSchema.accounts()))
                .with("extra", TEXTS)
                .with("backup_controller", keys().need("name", HOST).need("ip_address", ADDRESS))
                .with(
                        "timeouts",
                        keys().with(List.of("slurmctld", "slurmd", "inactive", "kill_wait", "min_job_age"), WHOLE))
                .with("scheduling", keys().with("type", WORD).with("parameters", SETTINGS))
                .with(
                        "auth",
                        keys().with("type", oneOf("the authentication", "munge", "slurm"))
                                .with("jwt", SWITCH))
                .with("cgroup", cgroup())
                .with(
                        "job_acct_gather",
                        keys().with("type", WORD).with("frequency", WHOLE).with("parameters", WORDS))
                .with(
                        "limits",
                        keys().with("enforce", WORDS)
                                .with(List.of("max_jobs", "max_array_size", "max_steps", "max_tasks_per_node"), SIZE));
    }

    private static Shape.Keys topology() {
        return keys().with("type", oneOf("the topology", "tree", "block"))
                .with("switches", new Shape.ListOf(keys().need("name", NAME).with(List.of("nodes", "switches"), WORDS)))
                .with("blocks", new Shape.ListOf(keys().need("name", NAME).need("nodes", WORDS)))
                .with("block_sizes", new Shape.ListOf(COUNT));
    }

    private static Shape.Keys cgroup() {
        return keys().with("plugin", oneOf("the plugin", "autodetect", "cgroup/v1", "cgroup/v2", "disabled"))
                .with(List.of("constrain_cores", "constrain_devices", "constrain_memory", "constrain_swap"), SWITCH);
    }

    private static Shape.Keys partition() {
        return keys().need("name", PARTITION)
                .with("nodes", TEXTS)
                .with("default", SWITCH)
                .with(List.of("max_time", "default_time"), TIME)
                .with(List.of("priority_tier", "max_nodes", "def_mem_per_gpu", "def_cpu_per_gpu"), WHOLE)
                .with(List.of("allow_accounts", "allow_groups", "allow_qos"), WORDS)
                .with(List.of("preempt_mode", "qos", "over_subscribe", "state"), WORD)
                .with("tres_billing_weights", SETTING);
    }

    private static Shape.Keys access() {
        return keys().with("ansible_user", USER)
                .with("jump_host", JUMPS)
                .with("deploy_host", WORD)
                .with("ssh_port", PORT)
                .with("addresses", new Shape.MapOf(ADDRESS));
    }
}
