package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.app.diagnosis.SampleFailures.NOW;
import static trainyard.app.diagnosis.SampleFailures.row;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import trainyard.app.diagnosis.FailureWatch.Failure;
import trainyard.core.live.Job;
import trainyard.core.live.SnapshotDiff.Change;
import trainyard.core.live.SnapshotDiff.Changes;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.Tres;

class FailureWatchTest {
    private final FailureWatch watch = new FailureWatch(NOW, user -> true);

    private static Job job(long number, String state, Optional<Instant> ended) {
        return new Job(
                Long.toString(number),
                number,
                "train",
                "ada",
                "",
                "",
                "",
                JobState.parse(state),
                "",
                Optional.of(NOW),
                Optional.of(NOW),
                ended,
                Optional.empty(),
                1,
                1,
                Tres.parse(""),
                "gpu-001",
                0,
                "",
                "");
    }

    private static Instant after(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    private List<Long> taken() {
        return watch.take()
                .map(batch -> batch.first().stream().map(Failure::number).toList())
                .orElse(List.of());
    }

    private FailureWatch.Window asked(long seconds) {
        return watch.due(after(seconds)).orElseThrow();
    }

    @Test
    void a_list_is_behind_while_slurm_lists_a_late_failure_that_it_lacks() {
        var failed = job(7, "FAILED", Optional.of(after(-30)));
        assertTrue(FailureWatch.isBehind(List.of(), List.of(failed), NOW));
        assertFalse(FailureWatch.isBehind(List.of(), List.of(failed), after(600)), "it is old");
        assertFalse(FailureWatch.isBehind(List.of(), List.of(job(7, "COMPLETED", Optional.of(NOW))), NOW));
        assertFalse(
                FailureWatch.isBehind(
                        List.of(SampleFailures.row(7, "ada", "FAILED", "gpu-001", after(-30))), List.of(failed), NOW),
                "it is there");
    }

    @Test
    void accounting_is_asked_once_a_minute_and_not_while_it_has_not_answered() {
        assertTrue(watch.due(after(59)).isEmpty());
        var window = asked(60);
        assertEquals(NOW, window.from());
        assertTrue(watch.due(after(180)).isEmpty());
        watch.answered(window, List.of());
        assertTrue(watch.due(after(119)).isEmpty());
        var next = asked(400);
        watch.answered(next, List.of());
        assertEquals(after(400).minus(FailureWatch.OVERLAP), asked(460).from());
    }

    @Test
    void what_was_not_heard_is_asked_for_again_but_never_more_than_an_hour() {
        asked(60);
        watch.unanswered();
        assertEquals(NOW, asked(120).from());
        watch.unanswered();
        var late = asked(Duration.ofHours(9).toSeconds());
        assertEquals(late.to().minus(FailureWatch.LONGEST), late.from());
    }

    @Test
    void a_failed_job_is_told_once_and_one_that_did_well_or_failed_before_is_not() {
        var rows = List.of(
                row(1, "ada", "FAILED", "gpu-001", after(10)),
                row(2, "ada", "COMPLETED", "gpu-001", after(10)),
                row(3, "ada", "TIMEOUT", "gpu-001", after(-10)),
                row(4, "ada", "CANCELLED by 1000", "gpu-001", after(10)));
        watch.answered(asked(60), rows);
        assertEquals(List.of(1L), taken());
        watch.answered(asked(120), rows);
        assertEquals(List.of(), taken());
    }

    @Test
    void a_job_that_ran_again_and_failed_again_is_told_again() {
        watch.answered(asked(60), List.of(row(1, "ada", "FAILED", "gpu-001", after(10))));
        assertEquals(List.of(1L), taken());
        watch.answered(asked(120), List.of(row(1, "ada", "FAILED", "gpu-001", after(100))));
        assertEquals(List.of(1L), taken());
    }

    @Test
    void a_job_that_fails_before_the_pollers_eyes_needs_no_question() {
        Job before = job(7, "RUNNING", Optional.empty());
        Job now = job(7, "OUT_OF_MEMORY", Optional.of(after(5)));
        watch.changed(new Changes<>(List.of(), List.of(), List.of(new Change<>(before, now))));
        assertEquals(List.of(7L), taken());
        assertTrue(watch.due(after(30)).isEmpty());
        watch.answered(asked(60), List.of(row(7, "ada", "OUT_OF_MEMORY", "gpu-001", after(5))));
        assertEquals(List.of(), taken());
    }

    @Test
    void one_that_vanishes_brings_the_question_forward_and_no_further_than_that() {
        watch.changed(new Changes<>(List.of(), List.of(job(8, "RUNNING", Optional.empty())), List.of()));
        assertTrue(watch.due(after(19)).isEmpty());
        watch.answered(asked(20), List.of());
        assertTrue(watch.due(after(79)).isEmpty());
    }

    @Test
    void one_that_waited_and_vanishes_does_not() {
        watch.changed(new Changes<>(List.of(), List.of(job(8, "PENDING", Optional.empty())), List.of()));
        assertTrue(watch.due(after(40)).isEmpty());
    }

    @Test
    void of_many_that_fail_together_a_few_are_diagnosed_and_the_others_counted() {
        watch.answered(
                asked(60),
                IntStream.range(0, 50)
                        .mapToObj(i -> row(i, "ada", "NODE_FAIL", "gpu-001", after(30)))
                        .toList());
        var batch = watch.take().orElseThrow();
        assertEquals(3, batch.first().size());
        assertEquals(47, batch.more());
        assertFalse(watch.take().isPresent());
    }

    @Test
    void jobs_of_others_do_not_count_where_only_ones_own_do() {
        var own = new FailureWatch(NOW, "ada"::equals);
        own.answered(
                own.due(after(60)).orElseThrow(),
                List.of(
                        row(1, "grace", "FAILED", "gpu-001", after(10)),
                        row(2, "ada", "FAILED", "gpu-001", after(10))));
        assertEquals(
                List.of("ada"),
                own.take().orElseThrow().first().stream().map(Failure::user).toList());
    }
}
