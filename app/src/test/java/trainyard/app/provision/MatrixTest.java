package trainyard.app.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.provision.RunReport;
import trainyard.core.provision.events.Cell;
import trainyard.core.provision.events.RunBoard;

/** Where things are on the matrix, on the recorded run. */
class MatrixTest {
    @TempDir
    Path folder;

    private RunBoard board = RunBoard.EMPTY;

    @BeforeEach
    void read() throws Exception {
        board = RunReport.of(new ExampleRun(folder).recorded()).board();
    }

    @Test
    void each_play_stands_above_its_tasks() {
        var rows = MatrixRows.of(board, MatrixRows.Shown.ALL);
        assertEquals(new MatrixRows.PlayRow(0), rows.rows().get(0));
        assertEquals(new MatrixRows.TaskLine(0), rows.rows().get(1));
        assertEquals(board.tasks().size() + board.plays().size(), rows.size());
    }

    @Test
    void the_failed_tasks_alone_can_be_shown() {
        var rows = MatrixRows.of(board, MatrixRows.Shown.FAILED);
        long tasks = rows.rows().stream()
                .filter(MatrixRows.TaskLine.class::isInstance)
                .count();
        assertEquals(2, tasks);
        assertTrue(rows.rowOf(0).isPresent());
        assertFalse(rows.rowOf(1).isPresent());
    }

    @Test
    void steps_go_from_shown_task_to_shown_task_and_end_at_the_edges() {
        var rows = MatrixRows.of(board, MatrixRows.Shown.FAILED);
        int second = rows.taskFrom(0, 1).getAsInt();
        assertEquals("GPUs answer", board.tasks().get(second).name());
        assertEquals(second, rows.taskFrom(second, 5).getAsInt());
        assertEquals(0, rows.taskFrom(5, -1).getAsInt(), "from a task that is not shown");
        assertTrue(MatrixRows.NONE.taskFrom(0, 1).isEmpty());
    }

    @Test
    void the_next_failure_is_found_from_any_cell_and_from_the_end_on_at_the_beginning() {
        var first = MatrixPlace.bad(board, Optional.empty(), false);
        assertEquals("gpu-008", board.hosts().get(first.orElseThrow().host()));
        var second = MatrixPlace.bad(board, first, false);
        assertEquals("gpu-006", board.hosts().get(second.orElseThrow().host()));
        assertEquals(first, MatrixPlace.bad(board, second, false));
        assertEquals(second, MatrixPlace.bad(board, first, true));
        assertTrue(MatrixPlace.bad(RunBoard.EMPTY, Optional.empty(), false).isEmpty());
    }

    @Test
    void a_cell_is_where_it_is_drawn() {
        var layout = new MatrixLayout(800, 400, 300, 100, 7, 0, 0).to(90, 700);
        for (int row : new int[] {layout.firstRow() + 1, layout.endRow() - 2}) {
            for (int host : new int[] {layout.firstHost() + 1, layout.endHost() - 2}) {
                assertEquals(row, layout.rowAt(layout.top(row) + 3).getAsInt());
                assertEquals(host, layout.hostAt(layout.left(host) + 3).getAsInt());
            }
        }
        assertTrue(layout.rowAt(2).isEmpty());
        assertTrue(layout.hostAt(2).isEmpty());
    }

    @Test
    void no_more_is_scrolled_than_brings_a_cell_into_view() {
        var layout = new MatrixLayout(800, 400, 300, 100, 7, 0, 0);
        assertEquals(layout, layout.revealing(3, 3));
        var last = layout.revealing(299, 99);
        assertEquals(last.mostY(), last.y());
        assertTrue(last.left(99) + last.cellWidth() <= 800);
        assertTrue(last.x() <= last.mostX());
    }

    @Test
    void few_hosts_have_their_names_level_and_many_slanted() {
        assertTrue(new MatrixLayout(800, 400, 40, 3, 7, 0, 0).level());
        assertFalse(new MatrixLayout(800, 400, 40, 100, 7, 0, 0).level());
        assertEquals(0, new MatrixLayout(800, 400, 40, 9, 10, 0, 0).mostX(), 0.001, "nine hosts need no scrolling");
    }

    @Test
    void each_state_has_a_word_and_a_glyph_of_its_own() {
        for (Cell.State one : Cell.State.values()) {
            for (Cell.State other : Cell.State.values()) {
                boolean quiet = one == Cell.State.ABSENT || other == Cell.State.ABSENT;
                if (one != other && !quiet) {
                    assertFalse(
                            CellLook.of(one).icon().equals(CellLook.of(other).icon()), one + " and " + other);
                    assertFalse(
                            CellLook.of(one).word().equals(CellLook.of(other).word()));
                }
            }
        }
    }
}
