package trainyard.core.provision.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One thing that happened in a run, as the callback plugin {@code trainyard_events} writes it. Tasks, plays and hosts are
 * named by the ids that Ansible gives them; a task that a play repeats has another id each time.
 */
public sealed interface RunEvent {
    /** When, by the clock of the machine that the run is on. */
    Instant at();

    /** @param check whether Ansible only looks what it would change */
    record RunStarted(Instant at, String playbook, boolean check, String ansibleVersion) implements RunEvent {}

    /** @param hosts all that the play is meant for, in Ansible's order */
    record PlayStarted(Instant at, String play, String name, List<String> hosts) implements RunEvent {
        public PlayStarted {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * @param role empty for a task of the playbook itself
     * @param path file and line, such as {@code roles/slurm-compute/tasks/main.yml:12}
     */
    record TaskStarted(Instant at, String task, String play, String name, String role, String path, boolean handler)
            implements RunEvent {}

    record HostStarted(Instant at, String task, String host) implements RunEvent {}

    /** One round of a task that loops. @param item as text; empty where it may not be shown */
    record ItemDone(Instant at, String task, String host, Status status, String item, String message)
            implements RunEvent {}

    /** @param attempt how often it was tried by now, of {@code retries} */
    record Retried(Instant at, String task, String host, int attempt, int retries, String message)
            implements RunEvent {}

    /**
     * How a task ended on a host.
     *
     * @param ignored whether the playbook goes on although it failed
     * @param message why, as a sentence; empty where there is nothing to say
     */
    record HostResult(
            Instant at,
            String task,
            String host,
            Status status,
            boolean ignored,
            Duration duration,
            String message,
            Details details)
            implements RunEvent {}

    /** @param level {@code warning}, {@code deprecation} or {@code error} */
    record Warned(Instant at, String level, String text) implements RunEvent {}

    /** The end of all plays: what Ansible counted, by host. */
    record Counted(Instant at, Map<String, Map<String, Integer>> hosts) implements RunEvent {
        public Counted {
            hosts = Map.copyOf(hosts);
        }
    }

    /** A line that this console does not know: of a newer plugin, or none of ours. */
    record Unknown(Instant at, String line) implements RunEvent {}

    /** How a task ended on a host, or for one item of its loop. */
    enum Status {
        OK,
        CHANGED,
        FAILED,
        SKIPPED,
        UNREACHABLE
    }

    /**
     * What a module gave back.
     *
     * @param texts by their names in Ansible, such as {@code stdout} and {@code diff}, in the order in which they were
     *     told; empty ones are left out
     * @param cut whether a text was too long and lacks its middle
     * @param censored whether the task keeps its result to itself ({@code no_log})
     */
    record Details(Map<String, String> texts, boolean cut, boolean censored) {
        public static final Details NONE = new Details(Map.of(), false, false);

        public String text(String name) {
            return texts.getOrDefault(name, "");
        }
    }
}
