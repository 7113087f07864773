package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Recording;
import trainyard.core.slurm.JobState.Phase;

class PastFormatTest {
    private static PastJob only(String text) {
        var unreadable = new ArrayList<String>();
        List<PastJob> jobs = PastFormat.read(text, ZoneOffset.UTC, unreadable);
        assertEquals(List.of(), unreadable);
        assertEquals(1, jobs.size());
        return jobs.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void a_job_has_its_steps_and_their_failures(String version) {
        PastJob past = only(new Recording(version).text("past-job"));
        assertEquals("uses|memory and time", past.job().name());
        assertEquals("FAILED", past.job().state().text());
        assertEquals("1:0", past.job().exitCode());
        assertEquals("1:0", past.job().derivedExitCode());
        assertEquals(1, past.job().allocated().gpus());
        assertTrue(
                past.job().started().orElseThrow().isBefore(past.job().ended().orElseThrow()));
        assertEquals(Duration.ofMinutes(5), past.job().timeLimit().orElseThrow());
        assertEquals(
                List.of("batch", "0", "1"),
                past.steps().stream().map(PastRow::step).toList());
        assertEquals(
                List.of(Phase.FAILED, Phase.COMPLETED, Phase.FAILED),
                past.steps().stream().map(step -> step.state().phase()).toList());
        // It kept one CPU busy for 12 seconds.
        double cpu = past.cpuEfficiency().orElseThrow();
        assertTrue(cpu > 0.15 && cpu <= 1.05, "CPU efficiency " + cpu);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void memory_is_that_of_the_step_that_used_most(String version) {
        PastJob past = only(new Recording(version).text("past-job"));
        double memory = past.memoryEfficiency().orElseThrow(); // some 90 of 200 MB
        assertTrue(memory > 0.4 && memory < 0.6, "memory efficiency " + memory);
    }

    @Test
    void what_nobody_gathered_is_not_guessed() {
        PastJob past = only(row("5", "AllocTRES", "mem=200M") + row("5.0", "MaxRSS", ""));
        assertEquals(OptionalDouble.empty(), past.memoryEfficiency());
        assertEquals(OptionalDouble.empty(), past.gpuEfficiency());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void a_window_lists_the_last_ended_first(String version) {
        PastJobs past = PastFormat.window(new Recording(version).text("finished"), ZoneOffset.UTC);
        assertEquals(List.of(), past.unreadable());
        assertEquals(
                new Recording(version).text("finished").lines().count(),
                past.jobs().size());
        for (int i = 1; i < past.jobs().size(); i++) {
            assertTrue(!past.jobs()
                    .get(i)
                    .job()
                    .ended()
                    .orElseThrow()
                    .isAfter(past.jobs().get(i - 1).job().ended().orElseThrow()));
        }
        assertTrue(past.jobs().stream().allMatch(job -> job.job().state().isFinished()));
    }

    private static String row(String id, String replaced, String value) {
        var fields = new ArrayList<String>();
        for (String field : DetailQueries.PAST_FIELDS) {
            fields.add(
                    field.equals("JobID")
                            ? id
                            : field.equals("JobIDRaw")
                                    ? id.replaceFirst("_.*", "")
                                    : field.equals(replaced) ? value : "");
        }
        return String.join("|", fields) + "\n";
    }

    @ParameterizedTest
    @CsvSource({
        "00:12.080, 12080",
        "1-02:03:04, 93784000",
        "03:04:05, 11045000",
        "02:01, 121000",
        "'', 0",
    })
    void cpu_time_is_read_in_each_of_its_forms(String text, long millis) {
        assertEquals(millis, only(row("1", "TotalCPU", text)).job().cpuUsed().toMillis());
    }

    @Test
    void gpu_use_is_that_of_the_longest_step() {
        String step = row("5.0", "TRESUsageInAve", "cpu=00:00:01,gres/gpumem=2G,gres/gpuutil=87");
        assertEquals(0.87, only(row("5", "User", "a") + step).gpuEfficiency().orElseThrow(), 1e-9);
    }

    @Test
    void a_name_may_hold_line_ends_and_separators() {
        String text = row("5", "JobName", "a|b\nc|d\n6") + row("6_[2-9%1]", "JobName", "x") + row("7+1", "User", "y");
        var unreadable = new ArrayList<String>();
        List<PastJob> jobs = PastFormat.read(text, ZoneOffset.UTC, unreadable);
        assertEquals(List.of(), unreadable);
        assertEquals(
                List.of("5", "6_[2-9%1]", "7+1"),
                jobs.stream().map(past -> past.job().id()).toList());
        assertEquals("a|b\nc|d\n6", jobs.getFirst().job().name());
    }

    @Test
    void what_is_no_row_is_kept() {
        PastJobs past = PastFormat.window("sacct: strange\n" + row("5", "User", "a"), ZoneOffset.UTC);
        assertEquals(List.of("sacct: strange"), past.unreadable());
        assertEquals(1, past.jobs().size());
    }
}
