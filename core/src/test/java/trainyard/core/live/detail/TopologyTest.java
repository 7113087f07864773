package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Recording;
import trainyard.core.live.detail.Topology.Kind;
import trainyard.core.live.detail.Topology.Unit;

/** Recorded from a slurmctld whose topology.conf names twelve nodes; they need not be there for that. */
class TopologyTest {
    private static List<String> names(List<Unit> units) {
        return units.stream().map(Unit::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void a_tree_has_levels(String version) {
        Topology tree = Topology.read(new Recording(version).text("topology-tree"));
        assertEquals(List.of(), tree.unreadable());
        assertEquals(List.of("core"), names(tree.top()));
        Unit core = tree.top().getFirst();
        assertEquals(2, core.level());
        assertEquals(List.of("spine1", "spine2"), names(tree.below(core)));
        assertEquals(
                List.of("leaf1", "leaf2"), names(tree.below(tree.below(core).getFirst())));
        assertEquals("leaf2", tree.of("n7").orElseThrow().name());
        assertEquals(12, core.nodes().size());
        assertEquals("1", core.values().get("LinkSpeed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.11", "26.05"})
    void blocks_and_what_they_make_together_are_told_apart(String version) {
        Topology blocks = Topology.read(new Recording(version).text("topology-block"));
        assertEquals(
                List.of(Kind.BLOCK, Kind.BLOCK, Kind.BLOCK, Kind.AGGREGATED_BLOCK),
                blocks.units().stream().map(Unit::kind).toList());
        assertEquals("rack2", blocks.of("n5").orElseThrow().name());
        assertEquals("8", blocks.units().getLast().values().get("BlockSize"));
    }

    @Test
    void none_is_none_and_the_unknown_is_kept() {
        assertFalse(Topology.read("").isConfigured());
        Topology ring = Topology.read("RingName=r1 Nodes=n[1-4] RingSize=4\nsomething else\n");
        assertEquals(Kind.OTHER, ring.units().getFirst().kind());
        assertEquals("r1", ring.of("n2").orElseThrow().name());
        assertEquals(List.of("something else"), ring.unreadable());
    }
}
