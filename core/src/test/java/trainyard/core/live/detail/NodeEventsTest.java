package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Recording;
import trainyard.core.live.detail.NodeEvents.Event;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.NodeState.Shown;

class NodeEventsTest {
    private static NodeEvents read(String output) {
        return NodeEvents.read(output, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void each_version_tells_when_why_and_by_whom(String version) {
        NodeEvents told = read(new Recording(version).text("node-events"));
        assertEquals(List.of(), told.unreadable());
        Event now = told.events().getFirst();
        assertEquals("Xid 79: GPU 3", now.reason());
        assertEquals(Optional.empty(), now.until());
        assertEquals(Shown.DRAINED, now.state().shown());
        Event first = told.events().getLast();
        assertEquals("fan noise | 5=6", first.reason());
        assertEquals("root", first.user());
        assertEquals(
                2, first.until().orElseThrow().getEpochSecond() - first.from().getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.11", "26.05"})
    void a_node_that_was_set_down_was_down(String version) {
        assertTrue(read(new Recording(version).text("node-events")).events().stream()
                .anyMatch(event ->
                        event.reason().equals("PSU swap") && event.state().shown() == Shown.DOWN));
    }

    @Test
    void what_is_no_row_is_kept_as_it_came() {
        assertEquals(
                new NodeEvents(
                        List.of(new Event(
                                Instant.ofEpochSecond(1795518909), Optional.empty(), NodeState.parse("DOWN*"), "", "")),
                        List.of("Welcome to the cluster", "1795518909|1|DRAIN")),
                read("Welcome to the cluster\n\n1795518909|1|DRAIN\n1795518909|Unknown|DOWN*||\n"));
    }

    @Test
    void only_a_name_is_asked_about() {
        assertThrows(IllegalArgumentException.class, () -> DetailQueries.nodeEvents("n1 n2", Instant.EPOCH));
        assertThrows(IllegalArgumentException.class, () -> DetailQueries.nodeEvents("-i", Instant.EPOCH));
    }
}
