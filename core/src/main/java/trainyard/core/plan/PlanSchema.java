package trainyard.core.plan;

import static trainyard.core.plan.Shape.keys;
import static trainyard.core.plan.Shape.openKeys;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import trainyard.core.slurm.TimeLimit;

/** The keys of {@code cluster.yaml}: those that the orchestrator gave, and Trainyard's own. */
final class PlanSchema {
    static final Pattern PCI_ADDRESS = Pattern.compile("[0-9a-fA-F]{4}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    static final Pattern CIDR = Pattern.compile(IPV4.pattern() + "/(?:\\d|[12]\\d|3[0-2])");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern HEX_ID = Pattern.compile("[0-9a-fA-F]{4}");

    private static final Set<Value.Kind> AS_TEXT = Set.of(Value.Kind.TEXT);
    private static final Set<Value.Kind> AS_INTEGER = Set.of(Value.Kind.INTEGER);
    private static final Set<Value.Kind> AS_BOOLEAN = Set.of(Value.Kind.BOOLEAN);

    private static final Shape TEXT = new Shape.One("a text", AS_TEXT, text -> !text.isBlank(), "write a text");
    /** A text that becomes one word of slurm.conf, where a space would begin the next key. */
    private static final Shape WORD = new Shape.One(
            "one word", AS_TEXT, text -> text.matches("[^\\s#\"'=]+"), "write it without spaces and quotes");

    private static final Shape WORDS =
            new Shape.AnyOf("a word or a list of words", List.of(WORD, new Shape.ListOf(WORD)));
    private static final Shape NAME = new Shape.One(
            "a name",
            AS_TEXT,
            text -> text.matches("[A-Za-z0-9_.-]+"),
            "write letters, digits, dots, dashes and underscores");
    private static final Shape WEIGHTS = new Shape.One(
            "a list of weights",
            AS_TEXT,
            text -> text.matches("[^\\s#\"']+"),
            "write it as CPU=1.0,Mem=0.25G,GRES/gpu=2.0, without spaces");
    private static final Shape COUNT = new Shape.One(
            "a whole number above 0", AS_INTEGER, text -> text.matches("[1-9]\\d{0,8}"), "write a number such as 8");
    private static final Shape WHOLE = new Shape.One(
            "a whole number", AS_INTEGER, text -> text.matches("\\d{1,9}"), "write a number such as 0 or 8");
    private static final Shape SWITCH = new Shape.One("true or false", AS_BOOLEAN, text -> true, "write true or false");
    private static final Shape HOST =
            new Shape.One("a host name", AS_TEXT, matches(HOST_NAME), "write letters, digits and dashes");
    private static final Shape ADDRESS =
            new Shape.One("an IPv4 address", AS_TEXT, matches(IPV4), "write an address such as 192.168.100.11");
    private static final Shape ADDRESS_OR_DHCP = new Shape.One(
            "an IPv4 address or DHCP",
            AS_TEXT,
            matches(IPV4).or("DHCP"::equals),
            "write an address such as 192.168.100.11, or DHCP");
    private static final Shape TIME = new Shape.One(
            "a duration",
            AS_TEXT,
            text -> TimeLimit.isUnlimited(text) || TimeLimit.parse(text).isPresent(),
            "write it as \"24:00:00\", \"7-00:00:00\" or UNLIMITED");
    private static final Shape PCI = new Shape.One(
            "a PCI address", AS_TEXT, matches(PCI_ADDRESS), "write domain:bus:slot.function, as in \"0000:01:00.0\"");
    private static final Shape PCI_ID = new Shape.One(
            "four hexadecimal digits", AS_TEXT, matches(HEX_ID), "write the id in quotes, as in \"10de\"");
    private static final Shape TEXTS =
            new Shape.AnyOf("a text or a list of texts", List.of(TEXT, new Shape.ListOf(TEXT)));
    private static final Shape ANYTHING = new Shape.Anything();

    /** The whole file. Other tools' keys stand beside Trainyard's at the top and beside the cluster. */
    static final Shape.Keys PLAN = openKeys()
            .need("version", oneOf("the text \"1.0\"", "1.0"))
            .need("metadata", openKeys().need("name", TEXT).with("description", TEXT))
            .need("clusters", openKeys().need("hpc", cluster()));

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
                .with("storage", storage())
                .with("containers", containers())
                .with("monitoring", monitoring())
                .with("access", access())
                .with("users", new Shape.ListOf(ANYTHING))
                .with("groups", new Shape.ListOf(ANYTHING))
                .with("nfs", ANYTHING)
                .with(
                        "evidence",
                        keys().with("folder", TEXT).with("size_limit_mb", COUNT).with("keep", COUNT));
    }

    private static Shape.Keys network() {
        return keys().need("subnet", new Shape.One("a subnet", AS_TEXT, matches(CIDR), "write it as 192.168.100.0/24"))
                .with("bridge", TEXT);
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
                .need("memory_gb", COUNT)
                .with("disk_gb", COUNT)
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
                        new Shape.ListOf(keys().need("name", TEXT)
                                .with("type", TEXT)
                                .need("count", COUNT)
                                .with("file", TEXT)));
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
        var type = new Shape.One(
                "a type that starts with a letter",
                AS_TEXT,
                text -> text.matches("[A-Za-z][A-Za-z0-9_.-]*"),
                "write a name such as h100: Slurm takes a number for a count");
        return keys().with("type", type)
                .with("count", COUNT)
                .with("files", WORD)
                .with("cores", WORD)
                .with("links", WORDS)
                .with("autodetect", oneOf("the detection", "nvml", "nvidia", "rsmi", "oneapi", "off"))
                .with("mig", ANYTHING)
                .with("shard", COUNT);
    }

    private static Shape.Keys slurmConfig() {
        return keys().with(
                        "partitions",
                        new Shape.ListOf(new Shape.AnyOf("a name or a mapping", List.of(NAME, partition()))))
                .with(List.of("default_partition", "mpi_default", "prolog", "epilog"), WORD)
                .with("max_job_time", TIME)
                .with("version", TEXT)
                .with(List.of("gres_types", "select_type_parameters"), WORDS)
                .with("topology", ANYTHING)
                .with("accounting", ANYTHING)
                .with("extra", TEXTS)
                .with("backup_controller", ANYTHING)
                .with(
                        "timeouts",
                        keys().with(List.of("slurmctld", "slurmd", "inactive", "kill_wait", "min_job_age"), WHOLE))
                .with("scheduling", keys().with("type", WORD).with("parameters", TEXTS))
                .with(
                        "auth",
                        keys().with("type", oneOf("the authentication", "munge", "slurm"))
                                .with("jwt", SWITCH))
                .with("cgroup", cgroup())
                .with(
                        "job_acct_gather",
                        keys().with("type", WORD).with("frequency", WHOLE).with("parameters", WORDS))
                .with("limits", ANYTHING);
    }

    private static Shape.Keys cgroup() {
        return keys().with("plugin", oneOf("the plugin", "autodetect", "cgroup/v1", "cgroup/v2", "disabled"))
                .with(List.of("constrain_cores", "constrain_devices", "constrain_memory", "constrain_swap"), SWITCH);
    }

    private static Shape.Keys partition() {
        return keys().need("name", NAME)
                .with("nodes", TEXTS)
                .with("default", SWITCH)
                .with(List.of("max_time", "default_time"), TIME)
                .with(List.of("priority_tier", "max_nodes", "def_mem_per_gpu", "def_cpu_per_gpu"), WHOLE)
                .with(List.of("allow_accounts", "allow_groups", "allow_qos"), WORDS)
                .with(List.of("preempt_mode", "qos", "over_subscribe", "state"), WORD)
                .with("tres_billing_weights", WEIGHTS);
    }

    private static Shape.Keys storage() {
        return keys().with(
                        "beegfs",
                        keys().with("enabled", SWITCH)
                                .with(List.of("mount_point", "management_node"), TEXT)
                                .with(List.of("metadata_nodes", "storage_nodes", "client_config"), ANYTHING))
                .with("virtio_fs", keys().with("enabled", SWITCH));
    }

    private static Shape.Keys containers() {
        return keys().with("runtime", oneOf("the runtime", "apptainer", "pyxis", "oci", "none"))
                .with("registry_path", TEXT)
                .with("images", new Shape.ListOf(ANYTHING));
    }

    private static Shape.Keys monitoring() {
        return keys().with(List.of("prometheus", "alertmanager", "grafana", "node_exporter", "dcgm_exporter"), ANYTHING)
                .with("retention", TEXT);
    }

    private static Shape.Keys access() {
        return keys().with(List.of("ansible_user", "jump_host", "deploy_host"), WORD)
                .with("ssh_port", COUNT)
                .with("addresses", new Shape.MapOf(ADDRESS));
    }

    private static Shape.One oneOf(String says, String... words) {
        var all = List.of(words);
        return new Shape.One(says, AS_TEXT, all::contains, "write " + String.join(", ", all));
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }
}
