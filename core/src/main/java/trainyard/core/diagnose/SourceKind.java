package trainyard.core.diagnose;

import java.util.Locale;

/** What a source of evidence is. Rules may be bound to kinds; {@link #LOG} is whatever a program printed. */
public enum SourceKind {
    /** What tasks and launchers printed, or a file of unknown kind, which may hold a bit of everything. */
    LOG,
    /** {@code slurmctld.log}. */
    SLURMCTLD,
    /** {@code slurmd.log} of a node. */
    SLURMD,
    /** A node's kernel log. */
    KERNEL,
    /** sacct's rows of the job and its steps, with a header line. */
    ACCOUNTING,
    /** {@code scontrol -d -o show job}. */
    JOB,
    /** {@code scontrol -o show node}. */
    NODES,
    /** {@code sacctmgr -P show event}, with a header line. */
    EVENTS,
    /** The batch script. */
    SCRIPT,
    /** What a node looked like: cgroup, disks, memory, processes, nvidia-smi, clock. */
    STATE,
    /** A file that a rank leaves at TORCHELASTIC_ERROR_FILE. */
    ERROR_FILE,
    /** A flight recorder's dump. */
    FLIGHT_RECORDER,
    /** sacct's rows of other jobs: on the same nodes, or the user's previous attempts. */
    OTHER_JOBS;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
