package trainyard.core.live.past;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.core.live.past.Views.BEGIN;
import static trainyard.core.live.past.Views.QUICK;
import static trainyard.core.live.past.Views.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.live.LiveView;
import trainyard.core.live.Totals;
import trainyard.core.observe.Observed;
import trainyard.core.slurm.NodeState.Shown;

class ClusterPastTest {
    private final ClusterPast past = new ClusterPast();

    /** One view every five seconds. */
    private Instant watch(Instant from, Duration time, String... states) {
        Instant at = from;
        for (; at.isBefore(from.plus(time)); at = at.plusSeconds(5)) {
            past.see(view(at, QUICK, states));
        }
        return at;
    }

    @Test
    void a_moment_counts_what_there_is() {
        past.see(view(BEGIN, QUICK, "IDLE", "MIXED", "DOWN"));
        Moment only = past.moments().getFirst();
        assertEquals(Map.of(Shown.IDLE, 1, Shown.MIXED, 1, Shown.DOWN, 1), only.nodes());
        assertEquals(new Totals.Gpus(12, 0, 4), only.gpus());
        assertEquals(QUICK, only.refreshTook());
        assertEquals(Optional.of(BEGIN), past.since());
    }

    @Test
    void the_last_hour_is_fine_the_last_day_coarse_and_nothing_is_older() {
        Instant end = watch(BEGIN, Duration.ofHours(30), "IDLE");
        List<Moment> moments = past.moments();
        assertTrue(moments.size() <= Thinned.MOST, moments.size() + " moments");
        Instant last = moments.getLast().at();
        assertEquals(end.minusSeconds(5), last);
        assertTrue(Duration.between(moments.getFirst().at(), last).compareTo(Duration.ofHours(24)) <= 0);
        assertTrue(Duration.between(moments.getFirst().at(), last).compareTo(Duration.ofHours(23)) > 0);
        long fine = moments.stream()
                .filter(moment -> moment.at().isAfter(last.minus(Duration.ofHours(1))))
                .count();
        assertEquals(360, fine, 2);
        assertEquals(
                moments.stream()
                        .sorted((one, other) -> one.at().compareTo(other.at()))
                        .toList(),
                moments);
        assertEquals(Optional.of(BEGIN), past.since());
    }

    @Test
    void time_in_which_nobody_looked_is_a_gap() {
        Instant hidden = watch(BEGIN, Duration.ofMinutes(2), "IDLE");
        watch(hidden.plus(Duration.ofMinutes(20)), Duration.ofMinutes(2), "IDLE");
        List<Moment> gaps = past.moments().stream().filter(Moment::afterGap).toList();
        assertEquals(1, gaps.size());
        assertTrue(gaps.getFirst().at().isAfter(hidden.plus(Duration.ofMinutes(19))));
    }

    @Test
    void a_gap_is_still_one_when_its_hour_is_over() {
        Instant hidden = watch(BEGIN, Duration.ofMinutes(2), "IDLE");
        watch(hidden.plus(Duration.ofMinutes(20)), Duration.ofHours(3), "IDLE");
        assertEquals(1, past.moments().stream().filter(Moment::afterGap).count());
    }

    @Test
    void a_refresh_that_waits_for_slurmctld_leaves_no_gap() {
        past.see(view(BEGIN, QUICK, "IDLE"));
        past.see(view(BEGIN.plusSeconds(45), Duration.ofSeconds(40), "IDLE"));
        assertFalse(past.moments().getLast().afterGap());
    }

    @Test
    void a_failed_refresh_is_no_moment() {
        LiveView good = view(BEGIN, QUICK, "IDLE");
        past.see(good);
        past.see(Views.failing(good, BEGIN.plusSeconds(5)));
        assertEquals(1, past.moments().size());
        assertEquals(List.of(QUICK), past.refreshes());
    }

    @Test
    void a_clock_that_is_set_back_does_not_turn_the_order_round() {
        watch(BEGIN, Duration.ofMinutes(10), "IDLE");
        past.see(view(BEGIN.plusSeconds(62), QUICK, "DOWN"));
        assertEquals(7, past.moments().size());
        assertEquals(BEGIN.plusSeconds(62), past.moments().getLast().at());
    }

    @Test
    void a_node_that_leaves_and_comes_back_is_told_newest_first() {
        past.see(view(BEGIN, QUICK, "IDLE", "IDLE"));
        past.see(view(BEGIN.plusSeconds(5), QUICK, "IDLE+DRAIN", "ALLOCATED"));
        past.see(view(BEGIN.plusSeconds(10), QUICK, "IDLE", "MIXED"));
        assertEquals(
                List.of("drained > idle at 10", "idle > drained at 5 fan by bob"),
                past.changes("n1").stream().map(ClusterPastTest::words).toList());
        assertEquals(List.of(), past.changes("n2"), "jobs come and go");
    }

    private static String words(NodeChange change) {
        return change.from().shown().word() + " > " + change.to().shown().word() + " at "
                + Duration.between(BEGIN, change.at()).toSeconds()
                + change.reason()
                        .map(reason -> " " + reason.text() + " by " + reason.user())
                        .orElse("");
    }

    @Test
    void changes_are_bounded_and_the_oldest_go_first() {
        var down = new String[100];
        var up = new String[100];
        java.util.Arrays.fill(down, "DOWN");
        java.util.Arrays.fill(up, "IDLE");
        int rounds = ClusterPast.MOST_CHANGES / 100 + 10;
        for (int i = 0; i <= rounds; i++) {
            past.see(view(BEGIN.plusSeconds(5L * i), QUICK, i % 2 == 0 ? up : down));
        }
        assertEquals(ClusterPast.MOST_CHANGES / 100, past.changes("n7").size());
        assertEquals(
                BEGIN.plusSeconds(5L * rounds), past.changes("n7").getFirst().at());
    }

    @Test
    void it_follows_what_is_published() {
        var views = new Observed<>(LiveView.NOTHING_YET);
        var following = ClusterPast.of(views);
        assertEquals(Optional.empty(), following.since());
        views.publish(view(BEGIN, QUICK, "IDLE"));
        assertEquals(Optional.of(BEGIN), following.since());
    }
}
