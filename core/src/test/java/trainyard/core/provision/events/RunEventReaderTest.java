package trainyard.core.provision.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.core.provision.events.RunEvent.Status;

class RunEventReaderTest {
    @Test
    void a_real_run_is_understood_line_by_line() {
        var events = RecordedRun.events();
        assertEquals(55, events.size());
        assertTrue(events.stream().noneMatch(line -> line.event() instanceof RunEvent.Unknown));
        var start =
                assertInstanceOf(RunEvent.RunStarted.class, events.getFirst().event());
        assertEquals("site.yml", start.playbook());
        assertEquals("2.14.18", start.ansibleVersion());
        var end = assertInstanceOf(RunEvent.Counted.class, events.getLast().event());
        assertEquals(1, end.hosts().get("node-03").get("unreachable"));
    }

    @Test
    void bytes_may_come_in_pieces_of_any_size() {
        byte[] all = RecordedRun.bytes();
        for (int size : List.of(1, 7, 100, 4096)) {
            var reader = new RunEventReader();
            var read = new ArrayList<EventLine>();
            for (int from = 0; from < all.length; from += size) {
                byte[] piece = java.util.Arrays.copyOfRange(all, from, Math.min(all.length, from + size));
                read.addAll(reader.read(piece, piece.length));
            }
            assertEquals(RecordedRun.events(), read, "pieces of " + size);
            assertEquals(all.length, reader.position());
        }
    }

    @Test
    void the_beginning_of_a_line_waits_for_its_rest() {
        var reader = new RunEventReader();
        byte[] line = "{\"event\":\"warning\",\"level\":\"error\",\"text\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8);
        assertTrue(reader.read(line, line.length).isEmpty());
        var event = reader.read(new byte[] {'\n'}, 1).getFirst();
        assertEquals(
                "Grüße", assertInstanceOf(RunEvent.Warned.class, event.event()).text());
        assertEquals(line.length, event.length());
    }

    @Test
    void a_line_can_be_read_again_where_it_stands() {
        byte[] all = RecordedRun.bytes();
        for (EventLine line : RecordedRun.events()) {
            String again = new String(all, (int) line.from(), line.length(), StandardCharsets.UTF_8);
            assertEquals(line.event(), RunEventReader.event(again));
        }
    }

    @Test
    void what_is_not_known_harms_nothing() {
        var events = RecordedRun.of("""
                {"v":2,"t":"2026-11-24T10:00:00.000Z","event":"moon_phase","phase":"full"}
                {"v":1,"t":"2026-11-24T10:00:01.000Z","event":"host_start","task":"1","host":"a","mood":"good"}
                not JSON at all
                {"event":"host_result","task":"1","host":"a","status":"pensive"}
                {"t":"yesterday","event":"host_start","task":"2","host":"b"}

                []
                """);
        assertEquals(6, events.size());
        assertInstanceOf(RunEvent.Unknown.class, events.get(0).event());
        assertEquals(
                "a",
                assertInstanceOf(RunEvent.HostStarted.class, events.get(1).event())
                        .host());
        assertInstanceOf(RunEvent.Unknown.class, events.get(2).event());
        assertInstanceOf(RunEvent.Unknown.class, events.get(3).event());
        assertInstanceOf(RunEvent.HostStarted.class, events.get(4).event());
        assertInstanceOf(RunEvent.Unknown.class, events.get(5).event());
    }

    @Test
    void a_result_has_its_reason_and_what_the_module_gave_back() {
        var failed = results().stream()
                .filter(result -> result.status() == Status.FAILED && !result.ignored())
                .findFirst()
                .orElseThrow();
        assertEquals("node-01", failed.host());
        assertEquals("3", failed.details().text("rc"));
        assertEquals("to stdout", failed.details().text("stdout"));
        assertTrue(failed.message().contains("tool is not installed"), failed.message());
        assertEquals(Duration.ofMillis(219), failed.duration());
        assertFalse(failed.details().cut());
    }

    @Test
    void a_result_that_is_kept_secret_says_so_and_nothing_else() {
        var hidden =
                results().stream().filter(result -> result.details().censored()).toList();
        assertEquals(2, hidden.size());
        hidden.forEach(result -> assertTrue(result.details().texts().isEmpty()));
    }

    private static List<RunEvent.HostResult> results() {
        return RecordedRun.events().stream()
                .map(EventLine::event)
                .filter(RunEvent.HostResult.class::isInstance)
                .map(RunEvent.HostResult.class::cast)
                .toList();
    }
}
