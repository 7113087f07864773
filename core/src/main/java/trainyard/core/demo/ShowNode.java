package trainyard.core.demo;

import java.util.stream.Collectors;

/** One node as {@code scontrol show node} of Slurm 24.11 writes it. */
final class ShowNode {
    static final int TMP_DISK_MB = 7_000_000;

    private final World world;
    private final Wording wording;

    ShowNode(World world, Wording wording) {
        this.world = world;
        this.wording = wording;
    }

    Records.Lines lines(SimNode node) {
        DemoShape.Group kind = node.kind;
        var readings = new Readings(node, world.now());
        var lines = new Records.Lines()
                .add("NodeName=" + node.name, "Arch=x86_64", "CoresPerSocket=" + kind.cpus() / 2 + " ")
                .add(
                        "CPUAlloc=" + node.busyCpus,
                        "CPUEfctv=" + kind.cpus(),
                        "CPUTot=" + kind.cpus(),
                        "CPULoad=" + readings.load())
                .add("AvailableFeatures=" + kind.features())
                .add("ActiveFeatures=" + kind.features())
                .add("Gres=" + gres(node))
                .add("NodeAddr=" + readings.address(), "NodeHostName=" + node.name, "Version=" + DemoCommands.SLURM)
                .add("OS=Linux 6.8.0-63-generic #66-Ubuntu SMP PREEMPT_DYNAMIC Fri Jun 13 20:25:30 UTC 2025 ")
                .add(
                        "RealMemory=" + kind.memoryMb(),
                        "AllocMem=" + node.busyMemoryMb,
                        "FreeMem=" + readings.freeMemory(),
                        "Sockets=2",
                        "Boards=1")
                .add(
                        "State=" + node.state(),
                        "ThreadsPerCore=1",
                        "TmpDisk=" + TMP_DISK_MB,
                        "Weight=1",
                        "Owner=N/A",
                        "MCS_label=N/A")
                .add("Partitions="
                        + node.partitions.stream().map(SimPartition::name).collect(Collectors.joining(",")) + " ")
                .add("BootTime=" + wording.time(node.bootTime), "SlurmdStartTime=" + wording.time(node.slurmdStart))
                .add(
                        "LastBusyTime=" + wording.time(lastBusy(node)),
                        "ResumeAfterTime=" + wording.time(node.resumeAt, "None"))
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

    static String gres(SimNode node) {
        return "gpu:" + node.kind.gpuType() + ":" + node.kind.gpus() + "(S:0-1)";
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
}
