package trainyard.app.config.cluster;

import static trainyard.app.config.cluster.Fields.inText;
import static trainyard.app.config.cluster.Fields.line;
import static trainyard.app.config.cluster.Fields.number;
import static trainyard.app.config.cluster.Fields.toggle;

import java.util.List;
import trainyard.app.config.cluster.Section.Group;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;

/** The cluster, its network and its machines. */
final class MachineSections {
    private static final PlanPath HPC = PlanView.CLUSTER;
    private static final PlanPath SLURM = PlanView.SLURM;

    private MachineSections() {}

    static List<Group> cluster() {
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

    static List<Group> controller() {
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

    static List<Group> hardware() {
        PlanPath host = HPC.key("hardware").key("acceleration");
        return List.of(
                new Group(
                        "",
                        host,
                        List.of(
                                toggle("enable_kvm", "KVM", "The machines run on the physical CPU.", false),
                                toggle("enable_nested", "Nested", "Virtual machines inside of them.", false),
                                line("cpu_model", "CPU model", "As the machines see it.", "", "host-passthrough"),
                                inText("cpu_features", "CPU features", "Added to the model."),
                                inText("numa_topology", "NUMA", "Cells that the machines see."),
                                inText("performance", "Performance", "Huge pages and the like."))),
                new Group(
                        "CPU topology",
                        host.key("cpu_topology"),
                        List.of(
                                number("sockets", "Sockets", "Of a machine.", "", ""),
                                number("cores", "Cores", "Of a socket.", "", ""),
                                number("threads", "Threads", "Of a core.", "", ""))));
    }
}
