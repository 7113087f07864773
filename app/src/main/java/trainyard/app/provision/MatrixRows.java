package trainyard.app.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import trainyard.core.provision.events.Cell;
import trainyard.core.provision.events.RunBoard;

/**
 * The rows of the matrix: plays, and under each its tasks as far as they are shown.
 *
 * @param rows from top to bottom
 */
record MatrixRows(List<Row> rows) {
    static final MatrixRows NONE = new MatrixRows(List.of());

    sealed interface Row {}

    /** @param play index of the play; its tasks follow */
    record PlayRow(int play) implements Row {}

    /** @param task index of the task */
    record TaskLine(int task) implements Row {}

    /** Which tasks are shown. */
    enum Shown {
        ALL("All tasks"),
        FAILED("Failed"),
        CHANGED("Changed");

        private final String title;

        Shown(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }

        private boolean takes(RunBoard board, int task) {
            return this == ALL
                    || board.tasks().get(task).isOpen()
                    || board.tasks().get(task).cells().stream().anyMatch(this::takes);
        }

        private boolean takes(Cell cell) {
            return this == FAILED ? cell.state().isBad() : cell.state() == Cell.State.CHANGED;
        }
    }

    static MatrixRows of(RunBoard board, Shown shown) {
        var rows = new ArrayList<Row>();
        int play = -1;
        for (int task = 0; task < board.tasks().size(); task++) {
            if (shown.takes(board, task)) {
                int its = board.tasks().get(task).play();
                if (its != play) {
                    play = its;
                    rows.add(new PlayRow(play));
                }
                rows.add(new TaskLine(task));
            }
        }
        return new MatrixRows(List.copyOf(rows));
    }

    int size() {
        return rows.size();
    }

    /** Empty where the task is not shown. */
    OptionalInt rowOf(int task) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row) instanceof TaskLine(var its) && its == task) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /** The task so many task rows further; the first or last where there are not so many. */
    OptionalInt taskFrom(int task, int steps) {
        int[] tasks = rows.stream()
                .filter(TaskLine.class::isInstance)
                .mapToInt(row -> ((TaskLine) row).task())
                .toArray();
        if (tasks.length == 0) {
            return OptionalInt.empty();
        }
        int at = java.util.Arrays.binarySearch(tasks, task);
        int from = at >= 0 ? at : steps > 0 ? -at - 2 : -at - 1;
        return OptionalInt.of(tasks[Math.clamp((long) from + steps, 0, tasks.length - 1)]);
    }
}
