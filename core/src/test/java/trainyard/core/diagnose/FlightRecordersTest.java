package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trainyard.core.diagnose.rules.RuleBook;

/** What real recorders dumped: PyTorch 2.14, three ranks with gloo, of which one slept or called something else. */
class FlightRecordersTest {
    private static final Source TIMEOUT = Source.of(
            "job.out",
            "[rank0]: RuntimeError: [../gloo/transport/tcp/unbound_buffer.cc:78] Timed out waiting 6000ms for recv"
                    + " operation to complete\n");

    private static Report diagnose(String folder) throws Exception {
        Path dumps = Path.of(Objects.requireNonNull(
                        FlightRecordersTest.class.getResource("/trainyard/diagnose/flight-recorder/" + folder))
                .toURI());
        var sources = new ArrayList<>(List.of(TIMEOUT));
        try (Stream<Path> files = Files.list(dumps)) {
            files.sorted()
                    .forEach(file -> sources.add(Source.of(file.getFileName().toString(), file)));
        }
        return diagnose(sources);
    }

    private static Report diagnose(List<Source> sources) throws Exception {
        return new Diagnosis(RuleBook.shipped()).of(new Evidence(sources, List.of(), ZoneOffset.UTC, ""));
    }

    @Test
    void without_them_nobody_knows_who_was_waited_for() throws Exception {
        assertEquals(Report.UNKNOWN, diagnose(List.of(TIMEOUT)).cause());
    }

    @Test
    void a_rank_that_did_not_come_is_named_with_the_place_where_it_was_last() throws Exception {
        Report report = diagnose("behind");
        assertEquals("collective-timeout-slow-rank", report.cause());
        assertEquals(List.of("rank 1", "file /home/ada/train.py:7"), Blames.of(report));
        assertTrue(
                report.summary().contains("its last work was 3, all_reduce; that of others 4, all_reduce"),
                report::summary);
    }

    @Test
    void a_rank_that_called_something_else_is_named_with_the_place() throws Exception {
        Report report = diagnose("mismatch");
        assertEquals("collective-mismatch", report.cause());
        assertEquals(Confidence.CONFIRMED, report.confidence());
        assertEquals(List.of("rank 1", "file /home/ada/train.py:15"), Blames.of(report));
        assertTrue(
                report.summary()
                        .contains("rank 1 called broadcast as work 4, where others called all_reduce of [[1024]]"),
                report::summary);
    }

    /** Of two, none is the one that is right. */
    @Test
    void where_two_differ_both_are_named() throws Exception {
        var sources = new ArrayList<>(List.of(TIMEOUT));
        for (String rank : List.of("rank-0", "rank-1")) {
            sources.add(Source.of(
                    rank,
                    Path.of(Objects.requireNonNull(FlightRecordersTest.class.getResource(
                                    "/trainyard/diagnose/flight-recorder/mismatch/" + rank))
                            .toURI())));
        }
        Report report = diagnose(sources);
        assertEquals("collective-mismatch", report.cause());
        assertTrue(Blames.of(report).containsAll(List.of("rank 0", "rank 1")), Blames.of(report)::toString);
    }

    @Test
    void dumps_as_json_say_the_same() throws Exception {
        Report report = diagnose("json");
        assertEquals("collective-mismatch", report.cause());
        assertEquals(List.of("rank 1"), Blames.of(report));
    }

    /** A job that was killed while it dumped leaves half a file. */
    @Test
    void a_dump_that_was_cut_off_says_nothing() throws Exception {
        try (var in =
                FlightRecordersTest.class.getResourceAsStream("/trainyard/diagnose/flight-recorder/behind/rank-0")) {
            byte[] whole = Objects.requireNonNull(in).readAllBytes();
            for (int length = 1; length < whole.length; length += 7) {
                Path cut = Files.createTempFile("rank-", "3");
                try {
                    Files.write(cut, Arrays.copyOf(whole, length));
                    assertEquals(
                            Report.UNKNOWN,
                            diagnose(List.of(TIMEOUT, Source.of("rank-3", cut).as(SourceKind.FLIGHT_RECORDER)))
                                    .cause());
                } finally {
                    Files.delete(cut);
                }
            }
        }
    }
}
