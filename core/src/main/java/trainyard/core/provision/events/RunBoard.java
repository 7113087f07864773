package trainyard.core.provision.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trainyard.core.provision.events.Cell.State;

/**
 * A run as it stands: tasks as rows, hosts as columns. Immutable; what did not change is shared with the board before.
 *
 * @param hosts in the order in which plays named them
 * @param totals by host, in the same order
 * @param started {@link Instant#EPOCH} where nothing was told yet
 * @param newest the time of the last event
 * @param finished whether all plays came to their end
 */
public record RunBoard(
        String playbook,
        boolean check,
        Instant started,
        Instant newest,
        boolean finished,
        List<Play> plays,
        List<String> hosts,
        List<HostTotals> totals,
        List<TaskRow> tasks,
        List<RunEvent.Warned> warnings) {
    public static final RunBoard EMPTY = new RunBoard(
            "", false, Instant.EPOCH, Instant.EPOCH, false, List.of(), List.of(), List.of(), List.of(), List.of());

    public record Play(String id, String name) {}

    /** @param failed not counting what the playbook ignores; {@code unreachable} neither */
    public record HostTotals(int ok, int changed, int failed, int skipped, int unreachable, int ignored) {
        static final HostTotals NONE = new HostTotals(0, 0, 0, 0, 0, 0);

        public HostTotals plus(HostTotals more) {
            return new HostTotals(
                    ok + more.ok,
                    changed + more.changed,
                    failed + more.failed,
                    skipped + more.skipped,
                    unreachable + more.unreachable,
                    ignored + more.ignored);
        }
    }

    /**
     * Where a host was lost to the run.
     *
     * @param host index of the host
     * @param task index of the task
     */
    public record Failure(int host, int task, String hostName, String taskName, String sentence) {}

    /** A task on a host. */
    public Cell cell(int task, int host) {
        TaskRow row = tasks.get(task);
        Cell cell = row.cell(host);
        return cell.state() == State.WAITING && !row.isOpen() ? Cell.NOT_RUN : cell;
    }

    /** Why a cell is as it is; a message that goes on from its host's name has it before. Empty where nothing is told. */
    public String sentence(int task, int host) {
        String message = cell(task, host).message();
        return !message.isEmpty() && Character.isLowerCase(message.charAt(0))
                ? hosts.get(host) + " " + message
                : message;
    }

    /** All hosts together. */
    public HostTotals total() {
        return totals.stream().reduce(HostTotals.NONE, HostTotals::plus);
    }

    /** The hosts that are lost to the run, in the order of the hosts; each with the first task that failed on it. */
    public List<Failure> failures() {
        var failures = new ArrayList<Failure>();
        for (int host = 0; host < hosts.size(); host++) {
            HostTotals counted = totals.get(host);
            if (counted.failed() + counted.unreachable() > 0) {
                firstFailure(host, failures);
            }
        }
        return failures;
    }

    private void firstFailure(int host, List<Failure> failures) {
        for (int task = 0; task < tasks.size(); task++) {
            Cell cell = tasks.get(task).cell(host);
            if (cell.isFailure()) {
                String why = cell.message().isEmpty() ? cell.state().word() : cell.message();
                failures.add(
                        new Failure(host, task, hosts.get(host), tasks.get(task).title(), why));
                return;
            }
        }
    }
}
