package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Snapshot;

class GpuNodesTest {
    private final Snapshot snapshot = Fleet.snapshot(
            List.of(
                    Fleet.node("n1", 8, 0, true),
                    Fleet.node("login", 0, 0, true),
                    Fleet.node("n2", 8, 0, true),
                    Fleet.node("n3", 8, 0, true)),
            List.of());

    @Test
    void without_a_hostlist_all_with_gpus_are_read_up_to_a_bound() {
        GpuNodes nodes = GpuNodes.choose(snapshot, " ", 2);
        assertEquals(List.of("n1", "n2"), nodes.names());
        assertEquals(3, nodes.all());
        assertEquals(1, nodes.left());
    }

    @Test
    void a_hostlist_names_what_is_read_also_where_slurm_has_no_gpus() {
        assertEquals(
                List.of("n1", "login", "n2"),
                GpuNodes.choose(snapshot, "n[1-2],login", 9).names());
    }

    @Test
    void a_node_that_slurm_does_not_know_is_named() {
        var unknown = assertThrows(IllegalArgumentException.class, () -> GpuNodes.choose(snapshot, "n[1-2],m[1-3]", 9));
        assertEquals("Slurm knows no node m[1-3].", unknown.getMessage());
        assertEquals(
                List.of("n1", "n2"),
                GpuNodes.known(snapshot, "n[1-2],m[1-3]", 9).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"n[1", "n1]", "n[a-b]", "n[]"})
    void a_malformed_hostlist_is_refused(String hostlist) {
        assertThrows(IllegalArgumentException.class, () -> GpuNodes.choose(snapshot, hostlist, 9));
    }
}
