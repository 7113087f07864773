package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollerTest {
    private final ScriptedShell shell = ScriptedShell.of(new Recording("22.05"));

    @Test
    void once_asks_four_commands_and_gives_the_cluster() throws Exception {
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            assertEquals(List.of(), shell.asked());
            Snapshot snapshot = poller.once();
            assertEquals(4, shell.asked().size());
            assertEquals("22.05", snapshot.version().release());
            assertEquals(2, snapshot.nodes().size());
            assertEquals(2, snapshot.partitions().size());
            assertEquals(11, snapshot.jobs().size());
            assertEquals(List.of(), snapshot.unreadable());
            assertTrue(poller.view().now().snapshot().isPresent());
        }
    }
}
