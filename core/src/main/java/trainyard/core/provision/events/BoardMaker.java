package trainyard.core.provision.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trainyard.core.provision.events.RunBoard.HostTotals;

/**
 * Makes the board of a run from its events as they come. A board costs as much as what changed since the last one, and a
 * list of the tasks. Used by one thread.
 */
public final class BoardMaker {
    private final List<RunBoard.Play> plays = new ArrayList<>();
    private final Map<String, Integer> playsById = new HashMap<>();
    private final List<Set<Integer>> playHosts = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final Map<String, Integer> hostsByName = new HashMap<>();
    private final List<HostTotals> totals = new ArrayList<>();
    private final Set<Integer> lost = new TreeSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Row> rowsById = new HashMap<>();
    private final List<RunEvent.Warned> warnings = new ArrayList<>();
    private RunEvent.RunStarted start = new RunEvent.RunStarted(Instant.EPOCH, "", false, "");
    private Instant newest = Instant.EPOCH;
    private boolean finished;

    public void add(List<EventLine> events) {
        events.forEach(this::add);
    }

    public void add(EventLine line) {
        RunEvent event = line.event();
        if (event.at().isAfter(newest)) {
            newest = event.at();
        }
        switch (event) {
            case RunEvent.RunStarted began -> start = began;
            case RunEvent.PlayStarted play -> play(play);
            case RunEvent.TaskStarted task -> task(task);
            case RunEvent.HostStarted begun -> change(begun.task(), begun.host(), cell -> Cell.running(begun.at()));
            case RunEvent.ItemDone item -> change(item.task(), item.host(), cell -> cell.withItem(item.item()));
            case RunEvent.Retried retry ->
                change(
                        retry.task(),
                        retry.host(),
                        cell -> cell.saying("Try %d of %d. %s"
                                .formatted(retry.attempt(), retry.retries(), retry.message())
                                .strip()));
            case RunEvent.HostResult result -> result(result, line);
            case RunEvent.Warned warning -> warnings.add(warning);
            case RunEvent.Counted counted -> {
                closeLast(counted.at());
                finished = true;
            }
            case RunEvent.Unknown other -> {}
        }
    }

    /** The process has ended, whether or not the plays came to theirs: what is under way will have no result. */
    public void ended(Instant at) {
        closeLast(at);
        for (Row row : rows) {
            for (int host = 0; host < row.cells.length; host++) {
                if (row.cells[host].state() == Cell.State.RUNNING) {
                    count(host, new HostTotals(0, 0, 1, 0, 0, 0));
                    row.set(host, row.cells[host].brokenOff());
                }
            }
        }
    }

    public RunBoard board() {
        return new RunBoard(
                start.playbook(),
                start.check(),
                start.at(),
                newest,
                finished,
                List.copyOf(plays),
                List.copyOf(hosts),
                List.copyOf(totals),
                rows.stream().map(Row::shown).toList(),
                List.copyOf(warnings));
    }

    private void play(RunEvent.PlayStarted play) {
        playsById.put(play.play(), plays.size());
        plays.add(new RunBoard.Play(play.play(), play.name()));
        var meant = new TreeSet<Integer>();
        play.hosts().forEach(host -> meant.add(host(host)));
        playHosts.add(meant);
    }

    private int host(String name) {
        return hostsByName.computeIfAbsent(name, fresh -> {
            hosts.add(fresh);
            totals.add(HostTotals.NONE);
            return hosts.size() - 1;
        });
    }

    private void task(RunEvent.TaskStarted task) {
        closeLast(task.at());
        int play = playsById.getOrDefault(task.play(), plays.size() - 1);
        var row = new Row(task, play, hosts.size());
        // A handler is for those that called it, which are known only once they begin.
        if (!task.handler() && play >= 0) {
            playHosts.get(play).stream()
                    .filter(host -> !lost.contains(host))
                    .forEach(host -> row.cells[host] = Cell.WAITING);
        }
        rows.add(row);
        rowsById.put(task.task(), row);
    }

    private void closeLast(Instant at) {
        if (!rows.isEmpty() && rows.getLast().ended.equals(Instant.MAX)) {
            rows.getLast().end(at);
        }
    }

    private void change(String task, String host, java.util.function.UnaryOperator<Cell> how) {
        Row row = rowsById.get(task);
        if (row != null) {
            int index = host(host);
            row.set(index, how.apply(row.at(index)));
        }
    }

    private void result(RunEvent.HostResult result, EventLine line) {
        change(result.task(), result.host(), cell -> cell.ended(result, line.from(), line.length()));
        int host = host(result.host());
        boolean ignored = result.ignored();
        count(
                host,
                switch (result.status()) {
                    case OK -> new HostTotals(1, 0, 0, 0, 0, 0);
                    case CHANGED -> new HostTotals(0, 1, 0, 0, 0, 0);
                    case SKIPPED -> new HostTotals(0, 0, 0, 1, 0, 0);
                    case FAILED -> new HostTotals(0, 0, ignored ? 0 : 1, 0, 0, ignored ? 1 : 0);
                    case UNREACHABLE -> new HostTotals(0, 0, 0, 0, ignored ? 0 : 1, ignored ? 1 : 0);
                });
        boolean bad = result.status() == RunEvent.Status.FAILED || result.status() == RunEvent.Status.UNREACHABLE;
        if (bad && !ignored) {
            lost.add(host);
        }
    }

    private void count(int host, HostTotals more) {
        totals.set(host, totals.get(host).plus(more));
    }

    /** A task while its run goes on. */
    private static final class Row {
        private final RunEvent.TaskStarted task;
        private final int play;
        private Cell[] cells;
        private Instant ended = Instant.MAX;
        /** As it was shown last; none after a change. */
        private @Nullable TaskRow shown;

        Row(RunEvent.TaskStarted task, int play, int hosts) {
            this.task = task;
            this.play = play;
            cells = new Cell[hosts];
            Arrays.fill(cells, Cell.ABSENT);
        }

        Cell at(int host) {
            return host < cells.length ? cells[host] : Cell.ABSENT;
        }

        void set(int host, Cell cell) {
            if (host >= cells.length) {
                int before = cells.length;
                cells = Arrays.copyOf(cells, host + 1);
                Arrays.fill(cells, before, host, Cell.ABSENT);
            }
            cells[host] = cell;
            shown = null;
        }

        void end(Instant at) {
            ended = at;
            shown = null;
        }

        TaskRow shown() {
            TaskRow now = shown;
            if (now == null) {
                now = new TaskRow(
                        task.task(),
                        play,
                        task.name(),
                        task.role(),
                        task.path(),
                        task.handler(),
                        task.at(),
                        ended,
                        Collections.unmodifiableList(Arrays.asList(cells.clone())));
                shown = now;
            }
            return now;
        }
    }
}
