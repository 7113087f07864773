package trainyard.core.demo;

import java.util.stream.Collectors;

/** One node as {@code scontrol show node} of Slurm 24.11 writes it. */
final class ShowNode {
    private static final int NODES_A_SUBNET = 250;

    private final World world;
    private final Wording wording;

    ShowNode(World world, Wording wording) {
        this.world = world;
        this.wording = wording;
    }

    Records.Lines lines(SimNode node) {
        DemoShape.Group kind = node.kind;
        var lines = new Records.Lines()
                .add("NodeName=" + node.name, "Arch=x86_64", "CoresPerSocket=" + kind.cpus() / 2 + " ")
                .add(
                        "CPUAlloc=" + node.busyCpus,
                        "CPUEfctv=" + kind.cpus(),
                        "CPUTot=" + kind.cpus(),
                        "CPULoad=" + load(node))
                .add("AvailableFeatures=" + kind.features())
                .add("ActiveFeatures=" + kind.features())
                .add("Gres=gpu:" + kind.gpuType() + ":" + kind.gpus() + "(S:0-1)")
                .add("NodeAddr=" + address(node), "NodeHostName=" + node.name, "Version=" + DemoCommands.SLURM)
                .add("OS=Linux 6.8.0-63-generic #66-Ubuntu SMP PREEMPT_DYNAMIC Fri Jun 13 20:25:30 UTC 2025 ")
                .add(
                        "RealMemory=" + kind.memoryMb(),
                        "AllocMem=" + node.busyMemoryMb,
                        "FreeMem=" + freeMemory(node),
                        "Sockets=2",
                        "Boards=1")
                .add(
                        "State=" + node.state(),
                        "ThreadsPerCore=1",
                        "TmpDisk=7000000",
                        "Weight=1",
                        "Owner=N/A",
                        "MCS_label=N/A")
                .add("Partitions="
                        + node.partitions.stream().map(SimPartition::name).collect(Collectors.joining(",")) + " ")
                .add("BootTime=" + wording.time(node.bootTime), "SlurmdStartTime=" + wording.time(node.slurmdStart))
                .add("LastBusyTime=" + wording.time(lastBusy(node)), "ResumeAfterTime=None")
                .add("CfgTRES=cpu=" + kind.cpus() + ",mem=" + Amounts.memory(kind.memoryMb()) + ",billing="
                        + kind.cpus() + ",gres/gpu=" + kind.gpus())
                .add("AllocTRES=" + allocated(node))
                .add("CurrentWatts=0", "AveWatts=0")
                .add("");
        return node.reason.isEmpty()
                ? lines
                : lines.add(
                        "Reason=" + node.reason + " [" + node.reasonUser + "@" + wording.time(node.reasonSince) + "]");
    }

    private static String address(SimNode node) {
        return "10.42." + (1 + node.index / NODES_A_SUBNET) + "." + (1 + node.index % NODES_A_SUBNET);
    }

    private long lastBusy(SimNode node) {
        return node.runningJobs > 0 ? world.now() : node.lastBusy;
    }

    private static String allocated(SimNode node) {
        if (node.runningJobs == 0) {
            return "";
        }
        int gpus = Integer.bitCount(node.busyGpus);
        return "cpu=" + node.busyCpus + ",mem=" + Amounts.memory(node.busyMemoryMb)
                + (gpus > 0 ? ",gres/gpu=" + gpus : "");
    }

    /** A load near the CPUs in use, which each node reports once a minute at a second of its own. */
    private String load(SimNode node) {
        if (node.down || node.poweredDown) {
            return "N/A";
        }
        long noise = noise(node) % 400;
        return "%.2f".formatted(node.busyCpus * 0.92 + noise / 100.0);
    }

    private String freeMemory(SimNode node) {
        if (node.down || node.poweredDown) {
            return "N/A";
        }
        return Long.toString(node.kind.memoryMb() - 9_000 - node.busyMemoryMb * 7L / 10 - noise(node) % 5_000);
    }

    private long noise(SimNode node) {
        long report = (world.now() + 7L * node.index) / 60;
        long mixed = (report * 31 + node.index) * 0x9E3779B97F4A7C15L;
        return mixed >>> 40;
    }
}
