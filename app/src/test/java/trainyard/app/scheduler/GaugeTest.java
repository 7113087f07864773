package trainyard.app.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.live.detail.SchedulerHealth;

class GaugeTest {
    private static Gauge gauge(String title) {
        return Gauge.ALL.stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static SchedulerHealth health(String label, String figure) {
        return new SchedulerHealth(Map.of("", Map.of(label, figure)), List.of(), List.of(), List.of());
    }

    @Test
    void many_server_threads_are_a_worry_at_once() {
        assertFalse(gauge("Server threads").isWorrying(List.of()));
        assertFalse(gauge("Server threads").isWorrying(List.of(200.0, 3.0)));
        assertTrue(gauge("Server threads").isWorrying(List.of(3.0, 200.0)));
    }

    @Test
    void a_queue_is_a_worry_when_it_is_long_and_still_grows() {
        Gauge queue = gauge("Agent queue");
        assertFalse(queue.isWorrying(List.of(500.0)));
        assertFalse(queue.isWorrying(List.of(500.0, 400.0, 450.0)));
        assertFalse(queue.isWorrying(List.of(1.0, 2.0, 3.0)));
        assertTrue(queue.isWorrying(List.of(100.0, 200.0, 300.0)));
    }

    @Test
    void a_figure_that_this_version_does_not_tell_has_no_history() {
        var history = new History();
        history.add(health("Server thread count", "4"));
        history.add(health("Server thread count", "5"));
        assertEquals(List.of(4.0, 5.0), history.of(gauge("Server threads")));
        assertEquals(List.of(), history.of(gauge("slurmdbd queue")));
        assertEquals(Optional.empty(), gauge("Main cycle, last").read().apply(health("x", "1")));
        history.clear();
        assertEquals(0, history.size());
    }

    @Test
    void a_history_keeps_one_day() {
        var history = new History();
        for (int minute = 0; minute < 2_000; minute++) {
            history.add(health("Server thread count", Integer.toString(minute)));
        }
        assertEquals(24 * 60, history.size());
        assertEquals(1_999.0, history.of(gauge("Server threads")).getLast());
    }

    @Test
    void small_figures_have_a_decimal_and_large_ones_separators() {
        assertEquals("3.2", Gauge.text(3.24));
        assertEquals("3", Gauge.text(3));
        assertEquals("12,346", Gauge.text(12_345.6));
    }
}
