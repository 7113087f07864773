package trainyard.app.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.PropertyList.Property;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.live.detail.PastJob;
import trainyard.core.live.detail.PastRow;
import trainyard.core.live.detail.Told;

class JobStoryTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Told<JobDetail> FORGOTTEN = new Told.Missing<>("Slurm does not know job 7.");
    private static final Told<PastJob> OFF = new Told.Missing<>("Accounting is off.");

    private static String at(int minutes) {
        return Long.toString(NOON.plus(Duration.ofMinutes(minutes)).getEpochSecond());
    }

    private static Told<JobDetail> detail(String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new Told.Known<>(new JobDetail(7, values, List.of(), ZoneOffset.UTC, ""));
    }

    private static Told<PastJob> past(Map<String, String> values) {
        return new Told.Known<>(new PastJob(new PastRow(values, ZoneOffset.UTC), List.of()));
    }

    private static Map<String, String> shown(List<Property> properties) {
        var shown = new LinkedHashMap<String, String>();
        properties.stream()
                .filter(property -> !property.value().isEmpty())
                .forEach(property -> shown.put(property.name(), property.value()));
        return shown;
    }

    @Test
    void a_running_job_s_time_line_is_in_proportion() {
        var story = new JobStory(
                7,
                detail(
                        "JobState", "RUNNING",
                        "SubmitTime", at(-60),
                        "EligibleTime", at(-50),
                        "StartTime", at(-30),
                        "EndTime", at(30)),
                OFF);
        var line = story.timeLine(NOON);
        assertEquals(
                List.of("Could not start yet for 10 min", "Waited 20 min", "Runs for 30 min", "At most left: 30 min"),
                line.spans().stream().map(TimeLine.Span::words).toList());
        assertEquals(
                List.of("Submitted", "Eligible", "Started", "Ends by"),
                line.marks().stream().map(TimeLine.Mark::what).toList());
    }

    @Test
    void a_waiting_job_has_no_start_even_where_one_is_expected() {
        var story = new JobStory(
                7,
                detail(
                        "JobState", "PENDING",
                        "SubmitTime", at(-60),
                        "EligibleTime", "Unknown",
                        "StartTime", at(30),
                        "EndTime", at(60)),
                OFF);
        assertTrue(story.waits());
        var line = story.timeLine(NOON);
        assertEquals(
                List.of("Could not start yet for 1 h"),
                line.spans().stream().map(TimeLine.Span::words).toList());
        assertEquals(
                List.of("Submitted"),
                line.marks().stream().map(TimeLine.Mark::what).toList());
    }

    @Test
    void a_job_that_the_controller_forgot_is_told_by_accounting() {
        var story = new JobStory(
                7,
                FORGOTTEN,
                past(Map.of(
                        "JobIDRaw", "7",
                        "JobName", "train",
                        "User", "ada",
                        "State", "FAILED",
                        "ExitCode", "1:0",
                        "Submit", at(-30),
                        "Start", at(-20),
                        "End", at(-10),
                        "TimelimitRaw", "90",
                        "WorkDir", "/home/ada")));
        assertTrue(story.isKnown());
        assertEquals("train", story.name());
        assertEquals("ada", shown(story.request()).get("User"));
        assertEquals("01:30:00", shown(story.request()).get("Time limit"));
        assertEquals("1:0", shown(story.request()).get("Exit code"));
        assertEquals(
                List.of("Waited 10 min", "Ran 10 min"),
                story.timeLine(NOON).spans().stream().map(TimeLine.Span::words).toList());
        assertEquals("job-failed", story.timeLine(NOON).spans().getLast().style(), "its time at work");
        assertEquals("/home/ada/slurm-7.out", story.output());
        assertTrue(story.outputIsGuessed());
    }

    @Test
    void output_and_errors_are_where_the_job_wants_them() {
        var one = new JobStory(7, detail("JobState", "RUNNING", "StdOut", "/o"), OFF);
        assertEquals(one.output(), one.errors());
        assertFalse(one.outputIsGuessed());
        var two = new JobStory(7, detail("JobState", "RUNNING", "StdOut", "/o", "StdErr", "/e"), OFF);
        assertEquals("/e", two.errors());
    }

    @Test
    void nothing_known_is_no_failure() {
        var story = new JobStory(7, FORGOTTEN, OFF);
        assertFalse(story.isKnown());
        assertEquals(TimeLine.NONE, story.timeLine(NOON));
        assertEquals("", story.output());
        assertEquals(Optional.empty(), story.state());
    }

    @Test
    void efficiency_that_nobody_gathers_says_so() {
        var job = past(Map.of("JobIDRaw", "7", "TotalCPU", "00:30:00", "CPUTimeRAW", "3600"))
                .value()
                .orElseThrow();
        assertEquals("50 %", Efficiency.cpu(job).words());
        assertTrue(Efficiency.gpu(job).words().startsWith("not gathered"));
    }
}
