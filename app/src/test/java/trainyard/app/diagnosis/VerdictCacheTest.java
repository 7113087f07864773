package trainyard.app.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictCacheTest {
    private static final Optional<Instant> FIRST = Optional.of(SampleFailures.NOW);
    private static final Optional<Instant> SECOND = Optional.of(SampleFailures.NOW.plusSeconds(60));

    private final List<Path> gone = new ArrayList<>();
    private final VerdictCache cache = new VerdictCache(3, 2, forgotten -> gone.add(forgotten.folder()));

    private void keep(long job, Optional<Instant> ended, String folder) {
        cache.keep(
                "lab",
                job,
                ended,
                FakeTools.diagnosed(SampleReports.outOfMemory(Long.toString(job)), Path.of(folder)),
                SampleFailures.NOW);
    }

    @Test
    void a_job_that_ran_again_has_no_verdict_until_it_is_looked_at_again() {
        keep(1, FIRST, "a");
        assertEquals("host-oom", cache.verdict("lab", 1, FIRST).orElseThrow().cause());
        assertTrue(cache.verdict("lab", 1, SECOND).isEmpty());
        assertTrue(cache.verdict("other", 1, FIRST).isEmpty());
        keep(1, SECOND, "b");
        assertEquals(Path.of("b"), cache.report("lab", 1).orElseThrow().folder());
    }

    @Test
    void old_reports_go_with_their_folders_and_their_verdicts_stay_longer() {
        keep(1, FIRST, "a");
        keep(2, FIRST, "b");
        keep(3, FIRST, "c");
        assertEquals(List.of(Path.of("a")), gone);
        assertEquals(
                List.of(Path.of("b"), Path.of("c")),
                cache.all().stream().map(Diagnosed::folder).toList());
        assertTrue(cache.report("lab", 1).isEmpty());
        assertTrue(cache.verdict("lab", 1, FIRST).isPresent());
        keep(4, FIRST, "d");
        assertTrue(cache.verdict("lab", 1, FIRST).isEmpty());
    }

    @Test
    void a_report_made_anew_replaces_the_one_before() {
        keep(1, FIRST, "a");
        keep(1, FIRST, "b");
        assertEquals(List.of(Path.of("a")), gone);
        assertEquals(Path.of("b"), cache.report("lab", 1).orElseThrow().folder());
        assertEquals(SampleFailures.NOW, cache.made("lab", 1).orElseThrow());
    }
}
