package trainyard.core.live.past;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.core.live.past.Views.BEGIN;
import static trainyard.core.live.past.Views.QUICK;
import static trainyard.core.live.past.Views.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trainyard.core.live.Attention;
import trainyard.core.live.Attention.Severity;
import trainyard.core.live.Attention.Target;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.Daemon;
import trainyard.core.live.detail.SchedulerHealth;

class ControllerWatchTest {
    private final ClusterPast past = new ClusterPast();
    private Instant now = BEGIN;
    private LiveView view = LiveView.NOTHING_YET;

    private void refreshes(int number, Duration took) {
        for (int i = 0; i < number; i++) {
            now = now.plusSeconds(60);
            view = view(now, took, "IDLE");
            past.see(view);
        }
    }

    private List<Attention> attentions() {
        return ControllerWatch.attentions(view, past, now);
    }

    private List<String> titles() {
        return attentions().stream()
                .map(entry -> entry.severity() + " " + entry.title())
                .toList();
    }

    private void told(long threads, long agents, Daemon... daemons) {
        now = now.plusSeconds(60);
        var figures = Map.of("Server thread count", Long.toString(threads), "Agent queue size", Long.toString(agents));
        past.told(now, new SchedulerHealth(Map.of("", figures), List.of(), List.of(), List.of()), List.of(daemons));
    }

    @Test
    void a_controller_that_is_well_needs_no_attention() {
        refreshes(20, QUICK);
        told(3, 0, new Daemon("slurmctld", "primary", "ctl", true, ""));
        assertEquals(List.of(), attentions());
    }

    @Test
    void three_refreshes_far_slower_than_usual_are_told_with_their_times() {
        refreshes(20, QUICK);
        refreshes(2, Duration.ofSeconds(4));
        assertEquals(List.of(), attentions(), "two may be a scheduling pass");
        refreshes(1, Duration.ofMillis(5_200));
        Attention slow = attentions().getFirst();
        assertEquals(Severity.WARNING, slow.severity());
        assertEquals("controller slow", slow.title());
        assertTrue(
                slow.detail().startsWith("The last refreshes took 4.0 s, 4.0 s, 5.2 s, usually 0.3 s."), slow.detail());
        assertEquals(new Target.Controller(), slow.target());
        refreshes(1, QUICK);
        assertEquals(List.of(), attentions(), "over as soon as one is quick");
    }

    @Test
    void a_large_cluster_is_not_slow_because_it_is_large() {
        refreshes(20, Duration.ofMillis(2_300));
        refreshes(3, Duration.ofSeconds(8));
        assertEquals(List.of(), attentions(), "less than four times its usual");
    }

    @Test
    void times_that_nobody_notices_are_not_slow() {
        refreshes(20, Duration.ofMillis(40));
        refreshes(3, Duration.ofMillis(2_900));
        assertEquals(List.of(), attentions());
    }

    @Test
    void without_a_habit_only_times_that_slurms_own_commands_would_not_bear_are_told() {
        refreshes(3, Duration.ofMillis(9_900));
        assertEquals(List.of(), attentions());
        refreshes(3, Duration.ofSeconds(10));
        assertEquals(List.of("NOTICE controller slow"), titles());
    }

    @Test
    void a_line_that_is_always_slow_is_said_to_be_as_usual() {
        refreshes(20, Duration.ofSeconds(12));
        assertEquals(List.of("NOTICE controller slow"), titles());
        assertTrue(attentions().getFirst().detail().contains("as usual: 12.0 s"));
    }

    @Test
    void silence_is_told_when_it_lasts() {
        refreshes(1, QUICK);
        Instant since = now;
        view = Views.failing(view, since);
        now = since.plusSeconds(29);
        assertEquals(List.of(), attentions());
        now = since.plusSeconds(30);
        assertEquals(List.of("CRITICAL no answer from the cluster"), titles());
        assertEquals("slurmctld does not answer.", attentions().getFirst().detail());
        assertEquals(since, attentions().getFirst().since().orElseThrow());
    }

    @Test
    void many_requests_at_once_are_told_when_they_stay() {
        refreshes(1, QUICK);
        told(200, 0);
        assertEquals(List.of(), attentions());
        told(190, 0);
        assertEquals(List.of("WARNING controller busy"), titles());
        now = now.plus(ControllerWatch.PRESENT).plusSeconds(1);
        assertEquals(List.of(), attentions(), "an old report says nothing of the present");
    }

    @Test
    void a_queue_is_told_while_it_is_long_and_grows() {
        refreshes(1, QUICK);
        told(3, 90);
        told(3, 300);
        assertEquals(List.of(), attentions());
        told(3, 900);
        assertEquals(List.of("WARNING messages to nodes pile up"), titles());
        told(3, 800);
        assertEquals(List.of(), attentions());
    }

    @Test
    void a_backup_that_has_taken_over_is_told() {
        refreshes(1, QUICK);
        told(
                3,
                0,
                new Daemon("slurmctld", "primary", "ctl-1", false, ""),
                new Daemon("slurmctld", "backup1", "ctl-2", true, ""));
        assertEquals(List.of("CRITICAL slurmctld primary does not answer"), titles());
        assertEquals(
                "A backup answers and has taken over. Mend ctl-1.",
                attentions().getFirst().detail());
    }

    @Test
    void an_accounting_daemon_that_is_down_is_told_with_why() {
        refreshes(1, QUICK);
        told(3, 0, new Daemon("slurmdbd", "", "", false, "slurmdbd does not answer."));
        assertEquals(List.of("WARNING slurmdbd does not answer"), titles());
    }
}
