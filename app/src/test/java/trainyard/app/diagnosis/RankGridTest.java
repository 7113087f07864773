package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankGridTest {
    private final RankGrid grid =
            RankGrid.of(SampleReports.gpuLost("1", "gpu-006").timeline(), 48).orElseThrow();

    private RankGrid.Row row(String name) {
        return grid.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_rank_has_a_row_in_order_and_what_belongs_to_no_rank_has_its_nodes_row_behind_them() {
        assertEquals(65, grid.rows().size());
        assertEquals("rank 0", grid.rows().getFirst().name());
        assertEquals("rank 63", grid.rows().get(63).name());
        assertEquals("gpu-006", grid.rows().getLast().name());
        assertEquals("gpu-006", row("rank 43").node());
    }

    @Test
    void the_cause_comes_before_those_that_waited_for_it() {
        RankGrid.Cell cause = row("rank 43").cells().getFirst();
        assertTrue(cause.first().decisive());
        row("rank 44").cells().forEach(cell -> assertTrue(cell.column() > cause.column()));
        assertEquals(
                47,
                grid.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .mapToInt(RankGrid.Cell::column)
                        .max()
                        .orElseThrow());
    }

    @Test
    void of_what_falls_into_one_column_the_weightiest_is_drawn() {
        var all = SampleReports.longer(SampleReports.gpuLost("1", "gpu-006"), 10_000)
                .timeline();
        var large = RankGrid.of(all, 48).orElseThrow();
        var cell = large.rows().stream()
                .filter(row -> row.name().equals("rank 43"))
                .flatMap(row -> row.cells().stream())
                .filter(one -> one.first().decisive())
                .findFirst()
                .orElseThrow();
        assertTrue(cell.times() >= 1);
    }

    @Test
    void without_ranks_there_is_no_grid() {
        assertEquals(
                Optional.empty(), RankGrid.of(SampleReports.outOfMemory("1").timeline(), 48));
    }
}
