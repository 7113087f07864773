package trainyard.core.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.SlurmVersion;

/** What can be done to nodes, in the words of scontrol(1). */
public sealed interface NodeAction extends Action {
    /** Each once, unfolded. */
    List<String> nodes();

    @Override
    default List<String> targets() {
        return nodes();
    }

    /**
     * Gives the nodes no new jobs; those that run there run on.
     *
     * @param reason one line of text, required
     * @param resumeAfter after which Slurm itself resumes the nodes, to the second; from Slurm 23.02 on
     */
    record Drain(List<String> nodes, String reason, Optional<Duration> resumeAfter) implements NodeAction {
        /** The first version whose scontrol takes {@code ResumeAfter}. */
        private static final SlurmVersion RESUMES_BY_ITSELF = new SlurmVersion(23, 2, 0);

        public Drain {
            nodes = Targets.nodes(nodes);
            reason = Reason.checked(reason);
            if (resumeAfter.map(time -> time.toSeconds() < 1).orElse(false)) {
                throw new IllegalArgumentException("The time to resume at is not in the future.");
            }
        }

        /** Whether a version of Slurm resumes a node by itself; one that does not can only be told of the wish. */
        public static boolean canEnd(SlurmVersion version) {
            return version.atLeast(RESUMES_BY_ITSELF);
        }

        /** The same drain, which ends when somebody ends it. */
        public Drain withoutEnd() {
            return new Drain(nodes, reason, Optional.empty());
        }

        @Override
        public String word() {
            return "drain";
        }

        @Override
        public List<String> words(List<String> some) {
            var words = new ArrayList<>(update(some, "DRAIN"));
            words.add(Reason.word(reason));
            resumeAfter.ifPresent(time -> words.add("ResumeAfter=" + time.toSeconds()));
            return List.copyOf(words);
        }

        @Override
        public Optional<String> objection(SlurmVersion version) {
            return resumeAfter.isEmpty() || canEnd(version)
                    ? Optional.empty()
                    : Optional.of("Slurm " + version + " cannot resume a node by itself; "
                            + RESUMES_BY_ITSELF.release() + " is the first that can. "
                            + "Drain without a time, and set yourself a reminder.");
        }
    }

    /** Brings drained, failed and down nodes back. One that nobody took away is refused by Slurm. */
    record Resume(List<String> nodes) implements NodeAction {
        public Resume {
            nodes = Targets.nodes(nodes);
        }

        @Override
        public String word() {
            return "resume";
        }

        @Override
        public List<String> words(List<String> some) {
            return update(some, "RESUME");
        }
    }

    /** Takes the nodes away at once; their jobs fail or are requeued. */
    record Down(List<String> nodes, String reason) implements NodeAction {
        public Down {
            nodes = Targets.nodes(nodes);
            reason = Reason.checked(reason);
        }

        @Override
        public String word() {
            return "down";
        }

        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public List<String> words(List<String> some) {
            var words = new ArrayList<>(update(some, "DOWN"));
            words.add(Reason.word(reason));
            return List.copyOf(words);
        }
    }

    /** Switches nodes on or off through Slurm's SuspendProgram and ResumeProgram. */
    record Power(List<String> nodes, Switch to) implements NodeAction {
        /** How. Plain DOWN lets no new job start and waits for nothing that Slurm would not wait for itself. */
        public enum Switch {
            UP("power up", "POWER_UP"),
            DOWN("power down", "POWER_DOWN"),
            /** Drained first, then switched off when its jobs have ended. */
            DOWN_ASAP("power down as soon as possible", "POWER_DOWN_ASAP"),
            /** Its jobs are cancelled. */
            DOWN_FORCE("power down by force", "POWER_DOWN_FORCE");

            private final String word;
            private final String state;

            Switch(String word, String state) {
                this.word = word;
                this.state = state;
            }
        }

        public Power {
            nodes = Targets.nodes(nodes);
        }

        @Override
        public String word() {
            return to.word;
        }

        @Override
        public boolean isDestructive() {
            return to != Switch.UP;
        }

        /** Not {@code scontrol power}, which 22.05 lacks; all versions up to 26.05 take this. */
        @Override
        public List<String> words(List<String> some) {
            return update(some, to.state);
        }
    }

    /** Drains the nodes and reboots each, through Slurm's RebootProgram, as soon as its jobs have ended. */
    record Reboot(List<String> nodes, NextState next, String reason) implements NodeAction {
        /** What a node is after it came back. */
        public enum NextState {
            RESUME,
            DOWN
        }

        public Reboot {
            nodes = Targets.nodes(nodes);
            reason = Reason.checked(reason);
        }

        @Override
        public String word() {
            return "reboot";
        }

        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public List<String> words(List<String> some) {
            return List.of(
                    "scontrol",
                    "reboot",
                    "ASAP",
                    "nextstate=" + next.name().toUpperCase(Locale.ROOT),
                    Reason.word(reason),
                    Hostlist.fold(some));
        }
    }

    /** Takes back a reboot that was asked for and has not begun. */
    record CancelReboot(List<String> nodes) implements NodeAction {
        public CancelReboot {
            nodes = Targets.nodes(nodes);
        }

        @Override
        public String word() {
            return "cancel reboot";
        }

        @Override
        public List<String> words(List<String> some) {
            return List.of("scontrol", "cancel_reboot", Hostlist.fold(some));
        }
    }

    private static List<String> update(List<String> nodes, String state) {
        return List.of("scontrol", "update", "nodename=" + Hostlist.fold(nodes), "state=" + state);
    }
}
