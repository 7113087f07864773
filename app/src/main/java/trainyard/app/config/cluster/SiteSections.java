package trainyard.app.config.cluster;

import static trainyard.app.config.cluster.Fields.choice;
import static trainyard.app.config.cluster.Fields.inText;
import static trainyard.app.config.cluster.Fields.line;
import static trainyard.app.config.cluster.Fields.number;
import static trainyard.app.config.cluster.Fields.toggle;
import static trainyard.app.config.cluster.Fields.words;

import java.util.List;
import trainyard.app.config.cluster.Section.Group;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;

/** What is around Slurm: access, storage, users, containers, monitoring. */
final class SiteSections {
    private static final PlanPath HPC = PlanView.CLUSTER;

    private SiteSections() {}

    static List<Attribute> access() {
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
                        new Input.Pairs("such as compute-01: 192.168.100.11")));
    }

    static List<Group> storage() {
        return List.of(
                new Group(
                        "BeeGFS",
                        HPC.key("storage").key("beegfs"),
                        List.of(
                                toggle("enabled", "Enabled", "A parallel file system over the machines.", false),
                                line("mount_point", "Mount point", "The folder on all machines.", "", "/mnt/beegfs"),
                                line("management_node", "Management node", "The machine with beegfs-mgmtd.", "", ""),
                                inText("metadata_nodes", "Metadata nodes", "Machines with beegfs-meta."),
                                inText("storage_nodes", "Storage nodes", "Machines with beegfs-storage."),
                                inText("client_config", "Clients", "What beegfs-client.conf has beside that."))),
                new Group(
                        "virtio-fs",
                        HPC.key("storage").key("virtio_fs"),
                        List.of(toggle("enabled", "Enabled", "Folders of the physical host on the machines.", false))),
                new Group(
                        "NFS", HPC, List.of(inText("nfs", "Exports and mounts", "Folders that the machines share."))));
    }

    static List<Attribute> people() {
        return List.of(inText("users", "Users", "With their ids."), inText("groups", "Groups", "With their ids."));
    }

    static List<Attribute> containers() {
        return List.of(
                choice(
                        "runtime",
                        "Runtime",
                        "What runs the images of jobs. Apptainer by itself, where the distribution has it.",
                        "",
                        "apptainer",
                        "pyxis",
                        "oci",
                        "none"),
                inText("package", "Package", "Where Apptainer comes from: the distribution, a file, or a URL."),
                inText("pyxis", "Pyxis", "With Pyxis: Enroot's packages, and the plugin for this version of Slurm."),
                choice(
                        "oci_runtime",
                        "OCI runtime",
                        "With oci: what runs the bundle of a job.",
                        "crun",
                        "crun",
                        "runc"),
                line("registry_path", "Registry", "The folder of the images.", "/opt/containers", ""),
                choice(
                        "distribution",
                        "Distribution",
                        "Whether all nodes see the registry, or each gets a copy of the images.",
                        "copy",
                        "shared",
                        "copy"),
                number("keep", "Kept", "How many versions of an image stay when old ones are pruned.", "3", ""),
                line("models_path", "Models", "The folder of trained models, on shared storage.", "", "/shared/models"),
                inText("images", "Images", "With what they are built from."));
    }

    static List<Attribute> monitoring() {
        return List.of(
                toggle("prometheus", "Prometheus", "Measures the machines.", true),
                toggle("alertmanager", "Alertmanager", "Sends alerts on.", true),
                toggle("grafana", "Grafana", "Draws what is measured.", false),
                toggle("node_exporter", "Node exporter", "CPU, memory and disks of each machine.", true),
                toggle("dcgm_exporter", "DCGM exporter", "GPUs of each node.", false),
                line("retention", "Retention", "How long Prometheus keeps what it measures.", "30d", ""),
                words(
                        "receivers",
                        "Receivers",
                        "Webhooks that Alertmanager tells of alerts.",
                        "",
                        "http://127.0.0.1:9099/alerts"));
    }

    static List<Group> system() {
        return List.of(new Group(
                "Operating system",
                HPC.key("system"),
                List.of(
                        words("time_servers", "Time servers", "The machines' clocks follow these.", "", ""),
                        line("memlock", "Locked memory", "How much a process may lock.", "unlimited", ""),
                        number("overcommit_memory", "Overcommit", "vm.overcommit_memory: 2 breaks CUDA.", "", ""),
                        number("overcommit_ratio", "Overcommit ratio", "With overcommit 2.", "50", "%"),
                        line(
                                "nvidia_driver",
                                "NVIDIA driver",
                                "The package to install on nodes with GPUs; without one the driver is only looked at.",
                                "",
                                "nvidia-driver"))));
    }

    static List<Attribute> evidence() {
        return List.of(
                toggle("enabled", "Enabled", "The node keeps what a failed job leaves behind.", true),
                line("folder", "Folder", "Where it is kept.", "/var/log/slurm/evidence", ""),
                number("size_limit_mb", "Size limit", "Of one job.", "50", "MB"),
                number("keep", "Kept", "Of how many jobs.", "50", ""));
    }
}
