package trainyard.app.config.cluster;

import java.util.List;
import trainyard.app.config.cluster.Section.Group;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.SlurmVersion;

/** All cluster-wide settings, as data; defaults are those of the templates, or Slurm's own where these write nothing. */
final class Sections {
    private static final PlanPath HPC = PlanView.CLUSTER;
    private static final PlanPath SLURM = PlanView.SLURM;

    private Sections() {}

    static List<Section> all() {
        return List.of(
                new Section("Cluster", cluster()),
                new Section("Controller", controller()),
                new Section("Slurm", List.of(new Group("", SLURM, slurm()))),
                new Section("Timers", List.of(new Group("", SLURM.key("timeouts"), timers()))),
                new Section("Scheduling", scheduling()),
                new Section("Limits", List.of(new Group("", SLURM.key("limits"), limits()))),
                new Section("Accounting", accounting()),
                new Section("Authentication", List.of(new Group("", SLURM.key("auth"), auth()))),
                new Section("Cgroups", List.of(new Group("", SLURM.key("cgroup"), cgroup()))),
                new Section("Further lines", List.of(new Group("", SLURM, List.of(extra())))),
                new Section("Access", List.of(new Group("", HPC.key("access"), access()))),
                new Section("Storage", storage()),
                new Section("Users and groups", List.of(new Group("", HPC, people()))),
                new Section("Containers", List.of(new Group("", HPC.key("containers"), containers()))),
                new Section("Monitoring", List.of(new Group("", HPC.key("monitoring"), monitoring()))),
                new Section("Evidence", List.of(new Group("", HPC.key("evidence"), evidence()))),
                new Section("Virtual machines", hardware()));
    }

    private static Attribute line(String key, String title, String meaning, String usual, String example) {
        return new Attribute(key, title, meaning, usual, new Input.Line(example));
    }

    private static Attribute number(String key, String title, String meaning, String usual, String unit) {
        return new Attribute(key, title, meaning, usual, new Input.Number(unit));
    }

    private static Attribute words(String key, String title, String meaning, String usual, String example) {
        return new Attribute(key, title, meaning, usual, new Input.Words(example));
    }

    private static Attribute toggle(String key, String title, String meaning, boolean usually) {
        return new Attribute(key, title, meaning, usually ? "on" : "off", new Input.Switch(usually));
    }

    private static Attribute choice(String key, String title, String meaning, String usual, String... words) {
        return new Attribute(key, title, meaning, usual, new Input.Choice(List.of(words)));
    }

    private static Attribute inText(String key, String title, String meaning) {
        return new Attribute(key, title, meaning, "", new Input.InText());
    }

    private static List<Group> cluster() {
        return List.of(
                new Group(
                        "",
                        HPC,
                        List.of(
                                line("name", "Name", "Users see it in sacct and squeue.", "", "hpc")
                                        .named("ClusterName"),
                                line("description", "Description", "What the cluster is for.", "", ""),
                                line(
                                        "base_image_path",
                                        "Disk image",
                                        "Of machines without their own.",
                                        "",
                                        "build/hpc.qcow2"),
                                line("base_image", "Image name", "What the disk image is built from.", "", "hpc"))),
                new Group(
                        "Network",
                        HPC.key("network"),
                        List.of(
                                line("subnet", "Subnet", "The machines' IPv4 network.", "", "192.168.100.0/24"),
                                line("bridge", "Bridge", "The physical host's bridge.", "", "virbr100"))),
                new Group(
                        "Plan",
                        PlanPath.of("metadata"),
                        List.of(
                                line("name", "Plan's name", "What the file is called.", "", ""),
                                line("description", "Plan's description", "What the plan is for.", "", ""))));
    }

    private static List<Group> controller() {
        return List.of(
                new Group(
                        "",
                        HPC.key("controller"),
                        List.of(
                                line("name", "Host name", "As hostname -s says it there.", "controller", "")
                                        .named("SlurmctldHost"),
                                line("ip_address", "Address", "IPv4, fixed.", "", "192.168.100.10"),
                                number("cpu_cores", "CPU cores", "Of the virtual machine.", "", ""),
                                number("memory_gb", "Memory", "Of the virtual machine.", "", "GB"),
                                number("disk_gb", "Disk", "Of the virtual machine.", "", "GB"),
                                line("base_image_path", "Disk image", "In place of the cluster's.", "", ""),
                                toggle("auto_start", "Start with its host", "When the physical host starts.", false),
                                line("host", "Physical host", "All machines without one stand on the same.", "", ""),
                                inText("virtio_fs_mounts", "Shared folders", "Folders of the physical host."))),
                new Group(
                        "Backup controller",
                        SLURM.key("backup_controller"),
                        List.of(
                                line("name", "Host name", "Takes over where the first does not answer.", "", "")
                                        .named("SlurmctldHost"),
                                line(
                                        "ip_address",
                                        "Address",
                                        "IPv4. Both must see the same StateSaveLocation.",
                                        "",
                                        ""))));
    }

    private static List<Attribute> slurm() {
        String[] releases =
                SlurmVersion.TESTED.stream().map(SlurmVersion::release).toArray(String[]::new);
        return List.of(
                choice("version", "Version of Slurm", "The files are written for it.", "24.11", releases),
                line("default_partition", "Default partition", "Of jobs that name none.", "", "")
                        .named("Default"),
                line("max_job_time", "Longest job", "Of partitions that name no limit.", "UNLIMITED", "")
                        .named("MaxTime"),
                line("mpi_default", "MPI", "What srun starts MPI jobs with.", "pmix; none from 26.05 on", "")
                        .named("MpiDefault"),
                line("prolog", "Prolog", "Run as root on each node before a job.", "", "/etc/slurm/prolog.sh")
                        .named("Prolog"),
                line("epilog", "Epilog", "Run as root on each node after a job.", "", "/etc/slurm/epilog.sh")
                        .named("Epilog"));
    }

    private static List<Attribute> timers() {
        return List.of(
                number(
                                "slurmctld",
                                "Controller timeout",
                                "How long the backup waits for the controller before it takes over.",
                                "120",
                                "s")
                        .named("SlurmctldTimeout"),
                number(
                                "slurmd",
                                "Node timeout",
                                "A node that does not answer for so long is set down; 0 never.",
                                "300",
                                "s")
                        .named("SlurmdTimeout"),
                number(
                                "inactive",
                                "Inactive limit",
                                "A job whose salloc or srun does not answer for so long is ended; 0 never.",
                                "0",
                                "s")
                        .named("InactiveLimit"),
                number(
                                "kill_wait",
                                "Kill wait",
                                "Between SIGTERM and SIGKILL where a job reaches its time limit.",
                                "30",
                                "s")
                        .named("KillWait"),
                number(
                                "min_job_age",
                                "Job memory",
                                "How long an ended job stays in slurmctld's memory; 0 keeps it for ever.",
                                "300",
                                "s")
                        .named("MinJobAge"));
    }

    private static List<Group> scheduling() {
        return List.of(
                new Group(
                        "",
                        SLURM.key("scheduling"),
                        List.of(
                                choice(
                                                "type",
                                                "Scheduler",
                                                "Backfill starts smaller jobs early where they delay no other.",
                                                "backfill",
                                                "backfill",
                                                "builtin")
                                        .named("SchedulerType"),
                                words(
                                                "parameters",
                                                "Parameters",
                                                "Of the scheduler, as in slurm.conf(5).",
                                                "",
                                                "bf_window=4320, bf_continue")
                                        .named("SchedulerParameters"))),
                new Group(
                        "Resources",
                        SLURM,
                        List.of(
                                words(
                                                "select_type_parameters",
                                                "Consumed resources",
                                                "What jobs are given a share of.",
                                                "CR_Core_Memory",
                                                "")
                                        .named("SelectTypeParameters"),
                                words("gres_types", "GRES types", "Beside those that the nodes have.", "", "gpu")
                                        .named("GresTypes"))));
    }

    private static List<Attribute> limits() {
        return List.of(
                words("enforce", "Enforce", "What a job must have or keep to.", "", "associations, limits, qos")
                        .named("AccountingStorageEnforce"),
                number("max_jobs", "Jobs", "In slurmctld's memory at once.", "10000", "")
                        .named("MaxJobCount"),
                number("max_array_size", "Array size", "One above the highest index of a job array.", "1001", "")
                        .named("MaxArraySize"),
                number("max_steps", "Steps", "Of one job.", "40000", "").named("MaxStepCount"),
                number("max_tasks_per_node", "Tasks on a node", "Of one step.", "512", "")
                        .named("MaxTasksPerNode"));
    }

    private static List<Group> accounting() {
        return List.of(
                new Group(
                        "",
                        SLURM.key("accounting"),
                        List.of(
                                words("store", "Kept with jobs", "job_comment, job_env, job_script.", "", "job_script")
                                        .named("AccountingStoreFlags"),
                                words(
                                                "tres",
                                                "Further TRES",
                                                "Accounted beside CPUs, memory and the nodes' GRES.",
                                                "",
                                                "billing")
                                        .named("AccountingStorageTRES"))),
                new Group(
                        "Use of running jobs",
                        SLURM.key("job_acct_gather"),
                        List.of(
                                choice(
                                                "type",
                                                "Gathered by",
                                                "",
                                                "jobacct_gather/linux",
                                                "jobacct_gather/linux",
                                                "jobacct_gather/cgroup",
                                                "jobacct_gather/none")
                                        .named("JobAcctGatherType"),
                                number(
                                                "frequency",
                                                "Frequency",
                                                "Between two samples; 0 for none while a job runs.",
                                                "30",
                                                "s")
                                        .named("JobAcctGatherFrequency"),
                                words(
                                                "parameters",
                                                "Parameters",
                                                "UsePss belongs to jobacct_gather/linux alone.",
                                                "",
                                                "UsePss")
                                        .named("JobAcctGatherParams"))));
    }

    private static List<Attribute> auth() {
        return List.of(
                choice("type", "Between machines", "", "munge", "munge", "slurm")
                        .named("AuthType"),
                toggle("jwt", "JWT beside it", "Tokens, for REST and tools.", false)
                        .named("AuthAltTypes"));
    }

    private static List<Attribute> cgroup() {
        return List.of(
                choice("plugin", "Plugin", "", "autodetect", "autodetect", "cgroup/v1", "cgroup/v2", "disabled")
                        .named("CgroupPlugin"),
                toggle("constrain_cores", "Cores", "A job runs on its own cores alone.", true)
                        .named("ConstrainCores"),
                toggle("constrain_devices", "Devices", "A job opens its own GPUs alone.", true)
                        .named("ConstrainDevices"),
                toggle("constrain_memory", "Memory", "A job that takes more is killed.", true)
                        .named("ConstrainRAMSpace"),
                toggle("constrain_swap", "Swap", "The same with swap.", false).named("ConstrainSwapSpace"));
    }

    private static Attribute extra() {
        return new Attribute("extra", "Lines", "Go into slurm.conf as they are.", "", new Input.Lines())
                .named("slurm.conf");
    }

    private static List<Attribute> access() {
        return List.of(
                line("ansible_user", "User", "Who logs in on the machines.", "admin", ""),
                number("ssh_port", "SSH port", "Of all machines.", "22", ""),
                line("jump_host", "Jump host", "On the way to the machines.", "", "admin@gateway"),
                line("deploy_host", "Deploy host", "Where Ansible is run.", "", ""),
                new Attribute(
                        "addresses",
                        "Addresses",
                        "Of nodes with ip: DHCP.",
                        "",
                        new Input.Pairs("compute-01: 192.168.100.11")));
    }

    private static List<Group> storage() {
        return List.of(
                new Group(
                        "BeeGFS",
                        HPC.key("storage").key("beegfs"),
                        List.of(
                                toggle("enabled", "Enabled", "", false),
                                line("mount_point", "Mount point", "", "", "/mnt/beegfs"),
                                line("management_node", "Management node", "", "", ""),
                                inText("metadata_nodes", "Metadata nodes", ""),
                                inText("storage_nodes", "Storage nodes", ""),
                                inText("client_config", "Clients", ""))),
                new Group(
                        "virtio-fs",
                        HPC.key("storage").key("virtio_fs"),
                        List.of(toggle("enabled", "Enabled", "", false))),
                new Group("NFS", HPC, List.of(inText("nfs", "Exports and mounts", ""))));
    }

    private static List<Attribute> people() {
        return List.of(inText("users", "Users", "With their ids."), inText("groups", "Groups", "With their ids."));
    }

    private static List<Attribute> containers() {
        return List.of(
                choice("runtime", "Runtime", "", "", "apptainer", "pyxis", "oci", "none"),
                line("registry_path", "Registry", "The folder of the images.", "", "/shared/images"),
                inText("images", "Images", ""));
    }

    private static List<Attribute> monitoring() {
        return List.of(
                toggle("prometheus", "Prometheus", "", false),
                toggle("alertmanager", "Alertmanager", "", false),
                toggle("grafana", "Grafana", "", false),
                toggle("node_exporter", "Node exporter", "", false),
                toggle("dcgm_exporter", "DCGM exporter", "", false),
                line("retention", "Retention", "", "", "30d"));
    }

    private static List<Attribute> evidence() {
        return List.of(
                line("folder", "Folder", "What is gathered of failed jobs.", "", "/shared/evidence"),
                number("size_limit_mb", "Size limit", "", "", "MB"),
                number("keep", "Kept", "How many of them.", "", ""));
    }

    private static List<Group> hardware() {
        PlanPath host = HPC.key("hardware").key("acceleration");
        return List.of(
                new Group(
                        "",
                        host,
                        List.of(
                                toggle("enable_kvm", "KVM", "", false),
                                toggle("enable_nested", "Nested", "", false),
                                line("cpu_model", "CPU model", "", "", "host-passthrough"),
                                inText("cpu_features", "CPU features", ""),
                                inText("numa_topology", "NUMA", ""),
                                inText("performance", "Performance", ""))),
                new Group(
                        "CPU topology",
                        host.key("cpu_topology"),
                        List.of(
                                number("sockets", "Sockets", "", "", ""),
                                number("cores", "Cores", "Of a socket.", "", ""),
                                number("threads", "Threads", "Of a core.", "", ""))));
    }
}
