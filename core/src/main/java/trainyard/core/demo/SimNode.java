package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;

/** One node of the simulation. Changed by {@link DemoCluster}'s parts alone, under its lock. */
final class SimNode {
    final int index;
    final String name;
    final DemoShape.Group kind;
    final List<SimPartition> partitions = new ArrayList<>();
    final long bootTime;

    /** One bit for each GPU in use. */
    int busyGpus;

    int busyCpus;
    int busyMemoryMb;
    int runningJobs;
    int completingJobs;

    boolean drain;
    boolean down;
    boolean notResponding;
    boolean invalidRegistration;
    boolean maintenance;
    boolean poweredDown;
    boolean planned;

    /** Why the node is away; empty while it serves. */
    String reason = "";

    String reasonUser = "";
    long reasonSince;
    long slurmdStart;
    long lastBusy;

    /** When its present trouble ends, or a node that does not answer is declared down; 0 for never. */
    long troubleEnds;

    SimNode(int index, String name, DemoShape.Group kind, long bootTime) {
        this.index = index;
        this.name = name;
        this.kind = kind;
        this.bootTime = bootTime;
        this.slurmdStart = bootTime + 40;
    }

    int freeGpus() {
        return kind.gpus() - Integer.bitCount(busyGpus);
    }

    /** Whether the scheduler may use what is free here. */
    boolean isUsable() {
        return !drain && !down && !notResponding && !maintenance && !poweredDown && completingJobs == 0;
    }

    boolean fits(JobSpec spec) {
        return freeGpus() >= spec.gpusPerNode()
                && kind.cpus() - busyCpus >= spec.cpusPerNode()
                && kind.memoryMb() - busyMemoryMb >= spec.memoryPerNodeMb()
                && (!spec.exclusive() || runningJobs == 0);
    }

    /** Takes resources for a job and returns the GPUs it got, one bit each. */
    int take(JobSpec spec) {
        int mask = 0;
        for (int gpu = 0; Integer.bitCount(mask) < spec.gpusPerNode(); gpu++) {
            if ((busyGpus & 1 << gpu) == 0) {
                mask |= 1 << gpu;
            }
        }
        busyGpus |= mask;
        partitions.forEach(partition -> partition.busyGpus += spec.gpusPerNode());
        busyCpus += spec.cpusPerNode();
        busyMemoryMb += spec.memoryPerNodeMb();
        runningJobs++;
        return mask;
    }

    void giveBack(JobSpec spec, int mask, long now) {
        busyGpus &= ~mask;
        partitions.forEach(partition -> partition.busyGpus -= spec.gpusPerNode());
        busyCpus -= spec.cpusPerNode();
        busyMemoryMb -= spec.memoryPerNodeMb();
        runningJobs--;
        lastBusy = now;
    }

    /** The state as {@code scontrol show node} writes it: the base state, then the flags in slurm.h's order. */
    String state() {
        var text = new StringBuilder(baseState());
        flag(text, completingJobs > 0, "COMPLETING");
        flag(text, drain, "DRAIN");
        flag(text, invalidRegistration, "INVALID_REG");
        flag(text, maintenance, "MAINTENANCE");
        flag(text, notResponding, "NOT_RESPONDING");
        flag(text, isPlanned(), "PLANNED");
        flag(text, poweredDown, "POWERED_DOWN");
        flag(text, maintenance, "RESERVED");
        return text.toString();
    }

    private static void flag(StringBuilder text, boolean set, String word) {
        if (set) {
            text.append('+').append(word);
        }
    }

    boolean isPlanned() {
        return planned && isUsable() && runningJobs == 0;
    }

    String baseState() {
        if (down) {
            return "DOWN";
        }
        if (runningJobs == 0) {
            return "IDLE";
        }
        return busyCpus == kind.cpus() ? "ALLOCATED" : "MIXED";
    }

    void setReason(String text, String user, long now) {
        reason = text;
        reasonUser = user;
        reasonSince = now;
    }

    void clearReason() {
        setReason("", "", 0);
    }
}
