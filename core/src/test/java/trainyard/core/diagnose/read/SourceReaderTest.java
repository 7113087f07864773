package trainyard.core.diagnose.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.rules.RuleBook;

class SourceReaderTest {
    private static final RuleBook BOOK = RuleBook.of(Map.of("test.yaml", """
            causes:
              - {slug: host-oom, title: t, layer: host, tier: resource, owner: user, retry: after-fix, summary: s, explanation: e}
              - {slug: user-exception, title: t, layer: user, tier: program, owner: user, retry: after-fix, summary: s, explanation: e}
            rules:
              - {id: oom, cause: host-oom, role: initiator, find: [oom-kill event], says: s.}
              - {id: late, cause: host-oom, role: initiator, find: [State=OUT_OF_MEMORY], 'on': [accounting], says: s.}
              - {id: space, cause: host-oom, role: initiator, find: [No space left], says: s.}
              - {id: user-exception.traceback, cause: user-exception, role: initiator, says: s.}
              - {id: python.interrupted, role: victim, says: s.}
              - {id: python.chained, role: messenger, says: s.}
              - {id: python.cut-traceback, role: messenger, says: s.}
              - {id: elastic.failure-table, role: messenger, says: s.}
              - {id: elastic.sigkill, role: messenger, says: s.}
              - {id: elastic.sigterm, role: victim, says: s.}
            """));

    private static Reading read(String name, String text) throws IOException {
        return reader().read(Source.of(name, text));
    }

    private static SourceReader reader() {
        return new SourceReader(BOOK, ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 3, 1));
    }

    private static List<String> rules(Reading reading) {
        return reading.events().stream().map(event -> event.rule().id()).toList();
    }

    @Test
    void tracebacks_of_two_ranks_are_told_apart_between_one_anothers_lines() throws IOException {
        Reading reading = read("job.out", """
                [rank1]: Traceback (most recent call last):
                [rank0]: Traceback (most recent call last):
                [rank1]:   File "/home/a/train.py", line 12, in main
                [rank0]:   File "/home/a/train.py", line 40, in step
                [rank1]:     raise ValueError("No space left")
                [rank0]:     loss.backward()
                [rank1]: ValueError: bad batch
                [rank0]:   File "/usr/lib/python3/dist-packages/torch/_tensor.py", line 581, in backward
                [rank0]: RuntimeError: Connection closed
                """);
        assertEquals(
                List.of(
                        "1 /home/a/train.py:12 ValueError: bad batch",
                        "0 /home/a/train.py:40 RuntimeError: Connection closed"),
                reading.events().stream()
                        .map(event -> event.rank().orElse(-1) + " "
                                + event.value("file").orElse("") + " "
                                + event.value("detail").orElse(""))
                        .toList());
    }

    @Test
    void an_exception_that_a_rule_knows_is_told_once_with_its_place() throws IOException {
        Reading reading = read("job.out", """
                Traceback (most recent call last):
                  File "train.py", line 3, in <module>
                    open("x")
                OSError: [Errno 28] No space left on device
                """);
        assertEquals(List.of("space"), rules(reading));
        assertEquals(Optional.of("train.py:3"), reading.events().getFirst().value("file"));
    }

    @Test
    void an_interrupted_program_and_one_without_end_are_no_failures_of_their_own() throws IOException {
        assertEquals(
                List.of("python.interrupted"),
                rules(
                        read(
                                "a",
                                "Traceback (most recent call last):\n  File \"t.py\", line 3, in f\n    x()\nKeyboardInterrupt\n")));
        assertEquals(
                List.of("python.cut-traceback"),
                rules(read("a", "Traceback (most recent call last):\n  File \"t.py\", line 3, in f\n    x()\n")));
    }

    @Test
    void the_exception_that_was_the_cause_of_another_counts() throws IOException {
        Reading reading = read("a", """
                Traceback (most recent call last):
                  File "t.py", line 3, in f
                KeyError: 'x'

                The above exception was the direct cause of the following exception:

                Traceback (most recent call last):
                  File "t.py", line 9, in g
                RuntimeError: no config
                """);
        assertEquals(List.of("user-exception.traceback", "python.chained"), rules(reading));
    }

    @Test
    void torchruns_table_names_rank_host_and_signal() throws IOException {
        Reading reading = read("a", """
                train.py FAILED
                ------------------------------------------------------------
                Failures:
                [1]:
                  time      : 2026-02-03_15:43:04
                  host      : n2
                  rank      : 3 (local_rank: 1)
                  exitcode  : -15 (pid: 77)
                  error_file: <N/A>
                ------------------------------------------------------------
                Root Cause (first observed failure):
                [0]:
                  time      : 2026-02-03_15:43:03
                  host      : n1
                  rank      : 0 (local_rank: 0)
                  exitcode  : -9 (pid: 75)
                  error_file: <N/A>
                ============================================================
                """);
        assertEquals(List.of("elastic.sigterm", "elastic.sigkill"), rules(reading));
        Event killed = reading.events().getLast();
        assertEquals(Optional.of(0), killed.rank());
        assertEquals(Optional.of("n1"), killed.node());
        assertEquals(Optional.of(Instant.parse("2026-02-03T14:43:03Z")), killed.time());
    }

    @Test
    void sacct_in_columns_or_between_bars_is_read_as_records() throws IOException {
        String columns = """
                $ sacct -j 7
                JobID           JobName  Partition    Account  AllocCPUS      State ExitCode
                ------------ ---------- ---------- ---------- ---------- ---------- --------
                7                 train        gpu      lab-a          2 OUT_OF_ME+    0:125
                7.batch           batch                 lab-a          2 OUT_OF_ME+    0:125
                """;
        assertEquals(
                List.of("OUT_OF_ME+", "OUT_OF_ME+"),
                read("a", columns).records().stream()
                        .map(record -> record.value("State"))
                        .toList());
        Reading bars = read("b", "JobID|State|ExitCode|JobName\n7|OUT_OF_MEMORY|0:125|my train\n7.0|FAILED|1:0|x\n");
        assertEquals(List.of("late"), rules(bars));
        assertEquals("my train", bars.records().getFirst().value("JobName"));
    }

    @Test
    void what_scontrol_shows_is_a_record_in_one_line_or_in_paragraphs() throws IOException {
        Reading reading = read("a", """
                NodeName=n1 Arch=x86_64 CoresPerSocket=1
                   State=DOWN+DRAIN ThreadsPerCore=1
                   Reason=gres/gpu count reported lower than configured (3 < 4) [slurm@2026-02-03T10:00:00]

                JobId=7 JobName=a b JobState=FAILED Reason=None ExitCode=0:53
                """);
        assertEquals(
                List.of("gres/gpu count reported lower than configured (3 < 4) [slurm@2026-02-03T10:00:00]", ""),
                reading.records().stream()
                        .map(record -> record.value("Reason").replace("None", ""))
                        .toList());
        assertEquals("a b", reading.records().getLast().value("JobName"));
        assertEquals(SourceKind.JOB, reading.records().getLast().kind());
    }

    @Test
    void a_line_has_its_own_time_or_that_of_one_before() throws IOException {
        Reading reading = read(
                "a",
                "[2026-02-03T10:00:00.500] begins\n12%\noom-kill event\n[Tue Feb  3 10:00:09 2026] oom-kill event\n");
        assertEquals(
                List.of("2026-02-03T09:00:00.500Z false", "2026-02-03T09:00:09Z true"),
                reading.events().stream()
                        .map(event -> event.time().orElseThrow() + " " + event.exact())
                        .toList());
    }

    @Test
    void a_clock_that_is_behind_is_set_right() throws IOException {
        Source source = Source.of("a", "2026-02-03T10:00:00Z oom-kill event\n").behindBy(Duration.ofSeconds(90));
        assertEquals(
                Optional.of(Instant.parse("2026-02-03T10:01:30Z")),
                reader().read(source).events().getFirst().time());
    }

    @Test
    void of_many_alike_a_few_are_kept_and_all_counted() throws IOException {
        Reading reading = read("a", "oom-kill event\n".repeat(10_000));
        assertTrue(reading.events().size() < 10);
        assertEquals(10_000, reading.events().getFirst().times());
        assertEquals(10_000, reading.lines());
    }

    @Test
    void an_error_file_of_a_rank_is_read() throws IOException {
        Reading reading = read("errors/1/error.json", """
                {"message": {"message": "ValueError: x", "extraInfo": {"py_callstack": "Traceback (most recent call last):\\n  File \\"t.py\\", line 3, in f\\nValueError: x\\n", "timestamp": "1770112800"}}}""");
        assertEquals(SourceKind.ERROR_FILE, reading.kind());
        assertEquals(List.of("user-exception.traceback"), rules(reading));
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1770112800L)),
                reading.events().getFirst().time());
    }
}
