package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import trainyard.core.slurm.Hostlist;

/** The files of {@code /etc/slurm}, as far as they speak of nodes; the same on all machines. */
final class NodeConfiguration {
    /** The name of the machine that slurmctld runs on. */
    static final String CONTROLLER = "controller";

    private final World world;

    NodeConfiguration(World world) {
        this.world = world;
    }

    /** GPUs that are near to the same socket: a line of gres.conf. */
    record Bank(int count, String files, String cores) {
        static List<Bank> of(DemoShape.Group kind) {
            int gpus = kind.gpus();
            int cpus = kind.cpus();
            return gpus < 2
                    ? List.of(new Bank(gpus, "/dev/nvidia0", "0-" + (cpus - 1)))
                    : List.of(bank(0, gpus / 2, 0, cpus / 2), bank(gpus / 2, gpus, cpus / 2, cpus));
        }

        private static Bank bank(int fromGpu, int toGpu, int fromCore, int toCore) {
            String files = toGpu - fromGpu == 1 ? "" + fromGpu : "[" + fromGpu + "-" + (toGpu - 1) + "]";
            return new Bank(toGpu - fromGpu, "/dev/nvidia" + files, fromCore + "-" + (toCore - 1));
        }
    }

    Answer cat(String path) {
        return switch (path) {
            case "/etc/slurm/slurm.conf" -> Answer.of(slurmConf());
            case "/etc/slurm/gres.conf" -> Answer.of(gresConf());
            default -> Answer.failed("cat: " + path + ": No such file or directory");
        };
    }

    private String slurmConf() {
        return "ClusterName=" + world.shape.cluster() + "\nSlurmctldHost=" + CONTROLLER + "\nGresTypes=gpu\n"
                + world.shape.groups().stream()
                        .map(kind -> "NodeName=" + names(kind) + " Sockets=2 CoresPerSocket=" + kind.cpus() / 2
                                + " RealMemory=" + kind.memoryMb() + " Gres=gpu:" + kind.gpuType() + ":" + kind.gpus()
                                + " Features=" + kind.features() + "\n")
                        .collect(Collectors.joining());
    }

    private String gresConf() {
        var lines = new ArrayList<String>();
        for (DemoShape.Group kind : world.shape.groups()) {
            for (Bank bank : Bank.of(kind)) {
                lines.add("NodeName=" + names(kind) + " Name=gpu Type=" + kind.gpuType() + " File=" + bank.files()
                        + " Cores=" + bank.cores() + "\n");
            }
        }
        return String.join("", lines);
    }

    private String names(DemoShape.Group kind) {
        return Hostlist.fold(world.nodes.stream()
                .filter(node -> node.kind.equals(kind))
                .map(node -> node.name)
                .toList());
    }
}
