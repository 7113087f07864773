package trainyard.core.demo;

import java.util.ArrayList;
import java.util.List;

/** One node of the simulation. Changed by {@link DemoCluster}'s parts alone, under its lock. */
final class SimNode {
    static final String LOW_MEMORY = "Low RealMemory";
    static final int BROKEN_DIMM_MB = 64_512;

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

    /** To be switched off when its jobs have ended; with {@code powerDrain} it was drained for that. */
    boolean powerDownAsked;

    boolean powerDrain;

    /** When a node that was switched on is up; 0 for none. */
    long powerUpEnds;

    /** To be rebooted when its jobs have ended. */
    boolean rebootAsked;

    /** When the reboot under way is over; 0 for none. */
    long rebootEnds;

    /** Whether it is down after its reboot, as asked. */
    boolean staysDown;

    /** When Slurm resumes it by itself: ResumeAfter; 0 for never. */
    long resumeAt;

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
        return isInService() && completingJobs == 0;
    }

    /** Whether it runs jobs, free or not. */
    boolean isInService() {
        boolean on = !poweredDown && !powerDownAsked && powerUpEnds == 0;
        return on && !drain && !down && !notResponding && !maintenance && !rebootAsked;
    }

    /** Whether it has what a job wants, free or not. */
    boolean couldFit(JobSpec spec) {
        return kind.gpus() >= spec.gpusPerNode()
                && kind.cpus() >= spec.cpusPerNode()
                && kind.memoryMb() >= spec.memoryPerNodeMb()
                && spec.batch().suits(kind);
    }

    boolean fits(JobSpec spec) {
        return freeGpus() >= spec.gpusPerNode()
                && kind.cpus() - busyCpus >= spec.cpusPerNode()
                && kind.memoryMb() - busyMemoryMb >= spec.memoryPerNodeMb()
                && (!spec.exclusive() || runningJobs == 0)
                && spec.batch().suits(kind);
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
        flag(text, powerUpEnds != 0, "POWERING_UP");
        flag(text, powerDownAsked, "POWER_DOWN");
        flag(text, powerDownAsked && powerDrain, "POWER_DRAIN");
        flag(text, rebootEnds != 0, "REBOOT_ISSUED");
        flag(text, rebootAsked, "REBOOT_REQUESTED");
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

    /** What slurmd finds in the machine: less than it should where Slurm has drained it for that. */
    int foundMemoryMb() {
        return reason.startsWith(LOW_MEMORY) ? kind.memoryMb() - BROKEN_DIMM_MB : kind.memoryMb();
    }

    void setReason(String text, String user, long now) {
        reason = text;
        reasonUser = user;
        reasonSince = now;
    }

    /** Back in service, whatever had taken it out. */
    void resume() {
        drain = false;
        down = false;
        notResponding = false;
        invalidRegistration = false;
        troubleEnds = 0;
        rebootAsked = false;
        rebootEnds = 0;
        resumeAt = 0;
        clearReason();
    }

    void clearReason() {
        setReason("", "", 0);
    }
}
