package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Times;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.LiveView;

class StatusTextTest {
    private static final Instant NOW = Samples.NOW;

    @Test
    void data_is_new_until_newer_was_due_and_tells_its_age_then() {
        var view = SampleSession.seen(Samples.cluster(3, 3)); // 3 s old, asked for each 5 s
        var text = StatusText.of(view, NOW);
        assertEquals("Updated now", text.age());
        assertEquals(
                "Updated 13 s ago", StatusText.of(view, NOW.plusSeconds(10)).age());
        assertEquals("Slurm 24.11.0", text.version());
        assertEquals("", text.reason());
    }

    @Test
    void stale_data_tells_since_when_why_and_when_the_console_tries_again() {
        Instant since = NOW.minusSeconds(600);
        var trouble = new LiveView.Trouble("Cannot reach c1.", since, Optional.of(NOW.plusSeconds(5)));
        var view = new LiveView(
                Optional.of(Samples.cluster(3, 3)), Optional.of(trouble), Duration.ZERO, Duration.ofSeconds(5));
        var text = StatusText.of(view, NOW);
        assertTrue(text.stale());
        assertEquals("Stale since " + Times.clock(since) + ", trying again in 5 s", text.age());
        assertEquals("Cannot reach c1.", text.reason());
    }

    @Test
    void what_only_a_person_can_mend_promises_nothing() {
        var trouble = new LiveView.Trouble("Wrong key.", NOW, Optional.empty());
        var view = new LiveView(Optional.empty(), Optional.of(trouble), Duration.ZERO, Duration.ZERO);
        assertEquals(
                "No answer since " + Times.clock(NOW), StatusText.of(view, NOW).age());
    }

    @Test
    void before_the_first_answer_it_waits() {
        assertEquals(
                "Waiting for the first answer",
                StatusText.of(LiveView.NOTHING_YET, NOW).age());
    }
}
