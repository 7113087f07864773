package trainyard.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Look;
import trainyard.core.live.Totals;
import trainyard.core.live.past.Moment;
import trainyard.core.slurm.NodeState.Shown;

class CourseTest {
    private static final Instant NOON =
            ZonedDateTime.of(2026, 5, 4, 12, 0, 0, 0, ZoneId.systemDefault()).toInstant();

    private static Moment moment(int minutes, boolean afterGap, int idle, int down) {
        return new Moment(
                NOON.plus(Duration.ofMinutes(minutes)),
                afterGap,
                Map.of(Shown.IDLE, idle, Shown.DOWN, down),
                new Totals.Gpus(0, 0, 0),
                Map.of(),
                Duration.ZERO);
    }

    private static Course course(Moment... moments) {
        var parts = List.of(Shown.IDLE, Shown.DRAINED, Shown.DOWN).stream()
                .map(state ->
                        new Course.Part(Look.of(state), moment -> moment.nodes().getOrDefault(state, 0)))
                .toList();
        return Course.of(List.of(moments), parts);
    }

    @Test
    void parts_that_never_were_are_left_out_and_those_that_are_gone_are_not() {
        Course course = course(moment(0, false, 3, 1), moment(20, false, 4, 0));
        assertEquals(
                List.of("idle", "down"), course.looks().stream().map(Look::word).toList());
        assertEquals(List.of(4.0, 0.0), course.columns().getLast().amounts());
    }

    @Test
    void a_history_that_has_just_begun_grows_from_the_right() {
        Course course = course(moment(0, false, 3, 0), moment(1, false, 3, 0));
        assertEquals(
                List.of(0.9, 1.0),
                course.columns().stream().map(column -> column.at()).toList());
    }

    @Test
    void it_says_how_far_it_goes_back() {
        Course course = course(moment(0, false, 3, 0), moment(20, false, 3, 0));
        assertEquals("since 12:00", course.since(NOON.plus(Duration.ofMinutes(20))));
        assertEquals("since yesterday 12:00", course.since(NOON.plus(Duration.ofHours(20))));
        assertEquals("", Course.NONE.since(NOON));
    }

    @Test
    void under_the_pointer_stands_what_was_there_and_in_a_gap_that_it_is_not_known() {
        Course course = course(
                moment(0, false, 3, 1), moment(10, false, 4, 0), moment(90, true, 2, 2), moment(100, false, 2, 2));
        assertEquals("12:00: 3 idle, 1 down", course.at(0, NOON));
        assertEquals("12:10: 4 idle", course.at(0.1, NOON));
        assertEquals("not known: nobody looked then", course.at(0.3, NOON));
        assertEquals("not known: nobody looked then", course.at(0.8, NOON));
        assertEquals("13:40: 2 idle, 2 down", course.at(1, NOON));
    }
}
