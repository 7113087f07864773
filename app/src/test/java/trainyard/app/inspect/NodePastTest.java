package trainyard.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.samples.Samples;
import trainyard.core.live.Node;
import trainyard.core.live.detail.NodeEvents;
import trainyard.core.live.detail.NodeEvents.Event;
import trainyard.core.live.past.NodeChange;
import trainyard.core.slurm.NodeState;

class NodePastTest {
    private static final Instant NOW = Samples.NOW;

    private static NodeChange change(String from, String to) {
        var reason = new Node.Reason("fan", "bob", Optional.empty());
        return new NodeChange(
                NOW.minusSeconds(60), "n1", NodeState.parse(from), NodeState.parse(to), Optional.of(reason));
    }

    @Test
    void a_change_that_was_seen_tells_from_what_to_what_why_and_by_whom() {
        NodePast.Line line =
                NodePast.seen(List.of(change("IDLE", "IDLE+DRAIN"))).getFirst();
        assertEquals("idle → drained", line.what());
        assertEquals("fan, by bob", line.why());
        assertEquals("drained", line.look().word());
    }

    @Test
    void accounting_tells_how_long_it_was_out() {
        var told = new NodeEvents(
                List.of(
                        new Event(NOW.minusSeconds(7200), Optional.empty(), NodeState.parse("DRAIN"), "root", "fan"),
                        new Event(
                                NOW.minusSeconds(9000),
                                Optional.of(NOW.minusSeconds(8400)),
                                NodeState.parse("DOWN"),
                                "",
                                "")),
                List.of());
        var lines = NodePast.remembered(told, NOW);
        assertEquals(
                List.of("drained, for 2 h now", "down for 10 min"),
                lines.stream().map(NodePast.Line::what).toList());
        assertEquals(
                List.of("fan, by root", ""),
                lines.stream().map(NodePast.Line::why).toList());
    }

    @Test
    void only_the_last_few_are_listed_and_it_is_said() {
        var many = Collections.nCopies(20, change("IDLE", "DOWN"));
        assertEquals(NodePast.MOST, NodePast.seen(many).size());
        assertEquals("Seen by the console, the last 8 of 20", NodePast.seenSince(Optional.empty(), 20, NOW));
        assertEquals("Out of service by accounting, last 30 days: never", NodePast.rememberedSince(0));
    }
}
