package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.topology.GpuCell.State;
import trainyard.core.live.Node;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.Tres;

class GpuCellTest {
    private static final List<String> ADDRESSES = List.of("0000:41:00.0", "0000:42:00.0");

    static Node node(String name, String state, int gpus, int allocated, String reason) {
        return new Node(
                name,
                name,
                NodeState.parse(state),
                64,
                0,
                0,
                1000,
                0,
                1000,
                Gres.parseList("gpu:h100:" + gpus),
                Tres.parse("cpu=64,gres/gpu=" + gpus),
                allocated == 0 ? Tres.NONE : Tres.parse("cpu=1,gres/gpu=" + allocated),
                List.of("p"),
                List.of(),
                reason.isEmpty() ? Optional.empty() : Optional.of(new Node.Reason(reason, "slurm", Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                "24.11.5",
                "");
    }

    private static List<State> states(List<GpuCell> cells) {
        return cells.stream().map(GpuCell::state).toList();
    }

    @Test
    void where_holders_are_known_each_gpu_has_its_index_its_job_and_its_address() {
        var cells = GpuCell.of(node("n", "MIXED", 4, 2, ""), Optional.of(Map.of(1, 77L, 3, 78L)), ADDRESSES);
        assertEquals(List.of(State.FREE, State.ALLOCATED, State.FREE, State.ALLOCATED), states(cells));
        assertEquals(Optional.of(77L), cells.get(1).holder());
        assertEquals(Optional.of(3), cells.get(3).index());
        assertEquals("0000:42:00.0", cells.get(1).pciAddress());
        assertEquals("", cells.get(2).pciAddress());
    }

    @Test
    void where_they_are_not_known_only_the_count_is_told() {
        var cells = GpuCell.of(node("n", "MIXED", 4, 2, ""), Optional.empty(), ADDRESSES);
        assertEquals(List.of(State.ALLOCATED, State.ALLOCATED, State.FREE, State.FREE), states(cells));
        assertTrue(cells.stream()
                .allMatch(cell -> cell.index().isEmpty()
                        && cell.holder().isEmpty()
                        && cell.pciAddress().isEmpty()));
    }

    @Test
    void free_gpus_of_a_node_that_takes_no_jobs_are_out() {
        var cells = GpuCell.of(node("n", "MIXED+DRAIN", 2, 1, "by hand"), Optional.of(Map.of(0, 5L)), List.of());
        assertEquals(List.of(State.ALLOCATED, State.OUT), states(cells));
    }

    @Test
    void a_gpu_that_slurmctld_misses_is_missing_and_none_has_an_index() {
        var node = node(
                "n", "IDLE+DRAIN+INVALID_REG", 8, 0, "gres/gpu count reported lower than configured (7 < 8) [slurm@x]");
        assertEquals(1, GpuCell.missing(node));
        var cells = GpuCell.of(node, Optional.of(Map.of()), ADDRESSES);
        assertEquals(State.OUT, cells.getFirst().state());
        assertEquals(State.MISSING, cells.getLast().state());
        assertTrue(cells.stream().allMatch(cell -> cell.index().isEmpty()));
    }

    @Test
    void a_cell_is_hit_where_it_is_drawn() {
        var grid = GpuGrid.inCard(new ClusterMap.Box(100, 50, 200, 120), 16);
        for (int index = 0; index < 16; index++) {
            var cell = grid.cell(index);
            assertEquals(index, grid.at(cell.middleX(), cell.middleY()).orElse(-1));
        }
        assertTrue(grid.at(101, 51).isEmpty());
    }
}
