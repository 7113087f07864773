package trainyard.core.provision.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two runs beside one another, task by task. */
public record RunComparison(List<Line> lines) {
    /**
     * A task in both runs, or in one of them.
     *
     * @param title as people know the task
     */
    public record Line(String key, String title, Optional<Side> before, Optional<Side> after) {}

    /** @param bad hosts on which it failed or that were not reached */
    public record Side(Duration took, int changed, int bad) {}

    /** The tasks of the later run in its order, then those that only the earlier one has. */
    public static RunComparison of(RunBoard before, RunBoard after) {
        Map<String, TaskRow> earlier = byKey(before);
        var lines = new ArrayList<Line>();
        byKey(after)
                .forEach((key, task) -> lines.add(new Line(
                        key,
                        task.title(),
                        Optional.ofNullable(earlier.remove(key)).map(other -> side(other, before)),
                        Optional.of(side(task, after)))));
        earlier.forEach((key, task) ->
                lines.add(new Line(key, task.title(), Optional.of(side(task, before)), Optional.empty())));
        return new RunComparison(List.copyOf(lines));
    }

    /** A task that comes again has its number behind its key. */
    private static Map<String, TaskRow> byKey(RunBoard board) {
        var rows = new LinkedHashMap<String, TaskRow>();
        var times = new HashMap<String, Integer>();
        board.tasks().forEach(task -> rows.put(task.key() + "#" + times.merge(task.key(), 1, Integer::sum), task));
        return rows;
    }

    private static Side side(TaskRow task, RunBoard board) {
        int changed = 0;
        int bad = 0;
        for (Cell cell : task.cells()) {
            changed += cell.state() == Cell.State.CHANGED ? 1 : 0;
            bad += cell.isFailure() ? 1 : 0;
        }
        return new Side(task.wall(board.newest()), changed, bad);
    }
}
