package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.diagnose.rules.RuleBook;

/** Failures that only several sources tell together, whose lines stand in the wrong order. */
class IncidentsTest {
    private static final RuleBook BOOK = RuleBook.shipped();
    private static final String NODES = "gpu-[01-08]";

    private static Report diagnose(List<Source> sources) throws Exception {
        return new Diagnosis(BOOK).of(new Evidence(sources, List.of(), ZoneOffset.UTC, "24.11"));
    }

    private static Source accounting(String state, String code, String start, String end) {
        return Source.of("slurm/accounting.txt", """
                        JobID|State|ExitCode|DerivedExitCode|Start|End|NodeList|User|JobName
                        4242|%s|%s|%s|2026-02-03T%s|2026-02-03T%s|%s|ana|train
                        4242.batch|%s|%s||2026-02-03T%s|2026-02-03T%s|gpu-01||batch
                        """.formatted(
                                state, code, code, start, end, NODES, state, code, start, end))
                .as(SourceKind.ACCOUNTING);
    }

    /** What a rank that waited prints when it gives up, as the clock of its node has it. */
    private static String watchdog(int rank, String at, int seq, long ms) {
        return "[rank%d]:[E203 %s.123456789 ProcessGroupNCCL.cpp:607] [Rank %d] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=%d, OpType=ALLREDUCE, NumelIn=1, NumelOut=1, Timeout(ms)=600000) ran for %d milliseconds before timing out.\n"
                .replace("E203", "E0203")
                .formatted(rank, at, rank, seq, ms);
    }

    private static String at(String time, long seconds) {
        return LocalTime.parse(time).plusSeconds(seconds).toString().replaceAll("^(\\d\\d:\\d\\d)$", "$1:00");
    }

    private static Source kernel(String node, String lines) {
        return Source.of("nodes/" + node + "/kernel.txt", lines)
                .as(SourceKind.KERNEL)
                .on(node);
    }

    private static List<Source> shuffled(List<Source> sources, long seed) {
        var all = new ArrayList<>(sources);
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    /** A GPU leaves the bus of one node; the other seven wait for it for ten minutes and then complain. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_gpu_that_fell_off_the_bus_explains_the_timeouts_of_all_others(long seed) throws Exception {
        var sources = new ArrayList<Source>();
        sources.add(accounting("FAILED", "1:0", "08:00:00", "10:10:09"));
        for (int rank = 0; rank < 8; rank++) {
            if (rank != 3) {
                sources.add(
                        Source.of("ranks/rank-" + rank + ".out", watchdog(rank, "10:10:0" + rank, 88, 600_000 + rank))
                                .on("gpu-0" + (rank + 1))
                                .ofRank(rank));
            }
        }
        sources.add(
                kernel(
                        "gpu-04",
                        "2026-02-03T10:00:04+00:00 gpu-04 kernel: NVRM: Xid (PCI:0000:a1:00): 79, pid='<unknown>', name=<unknown>, GPU has fallen off the bus.\n"));
        Report report = diagnose(shuffled(sources, seed));
        assertEquals("gpu-fallen-off-bus", report.cause());
        assertEquals(Confidence.CONFIRMED, report.confidence());
        assertTrue(report.blamed().contains(new Blamed(Blamed.Kind.NODE, "gpu-04")), report.blamed()::toString);
        assertTrue(report.blamed().contains(new Blamed(Blamed.Kind.GPU, "0000:a1:00")), report.blamed()::toString);
        assertTrue(
                report.setAside().stream()
                        .anyMatch(aside -> aside.evidence().text().contains("Watchdog")),
                "the timeouts are not told of");
    }

    /** NCCL said which rank has which GPU, in a group of all and in smaller ones. */
    @Test
    void what_the_kernel_says_of_a_gpu_is_about_a_rank() throws Exception {
        Source output = Source.of("output/slurm-4242.out", """
                gpu-04:8801:8902 [1] NCCL INFO comm 0x7f3c rank 1 nranks 4 cudaDev 1 nvmlDev 1 busId a1000 commId 0x2 - Init START
                gpu-04:8801:8902 [1] NCCL INFO comm 0x7f3c rank 25 nranks 64 cudaDev 1 nvmlDev 1 busId a1000 commId 0x1 - Init START
                gpu-05:8801:8902 [1] NCCL INFO comm 0x7f3c rank 33 nranks 64 cudaDev 1 nvmlDev 1 busId a1000 commId 0x1 - Init START
                """);
        Source kernel = kernel(
                "gpu-04",
                "2026-02-03T10:00:04+00:00 gpu-04 kernel: NVRM: Xid (PCI:0000:a1:00): 79, pid='<unknown>', name=<unknown>, GPU has fallen off the bus.\n");
        Report report = diagnose(List.of(output, kernel, accounting("FAILED", "1:0", "08:00:00", "10:00:09")));
        assertEquals(
                List.of(
                        new Blamed(Blamed.Kind.NODE, "gpu-04"),
                        new Blamed(Blamed.Kind.GPU, "0000:a1:00"),
                        new Blamed(Blamed.Kind.RANK, "25")),
                report.blamed());
    }

    /** And the other way round: a rank ran out of memory, on a GPU that NCCL names. */
    @Test
    void what_a_rank_says_is_about_its_gpu() throws Exception {
        Source output = Source.of("output/slurm-4242.out", """
                gpu-04:8801:8902 [1] NCCL INFO comm 0x7f3c rank 25 nranks 64 cudaDev 1 nvmlDev 1 busId a1000 commId 0x1 - Init START
                [rank25]: torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.
                """);
        Report report = diagnose(List.of(output, accounting("FAILED", "1:0", "08:00:00", "10:00:09")));
        assertEquals(
                List.of(
                        new Blamed(Blamed.Kind.RANK, "25"),
                        new Blamed(Blamed.Kind.NODE, "gpu-04"),
                        new Blamed(Blamed.Kind.GPU, "0000:a1:00")),
                report.blamed());
    }

    /** The clock of one of the waiting nodes is a minute and a half ahead, and so are the times in its files. */
    @Test
    void a_clock_that_is_ahead_is_found_by_the_waits_that_began_together() throws Exception {
        var sources = new ArrayList<Source>();
        sources.add(accounting("FAILED", "1:0", "08:00:00", "10:10:09"));
        for (int rank = 0; rank < 7; rank++) {
            long ahead = rank == 5 ? 90 : 0;
            sources.add(Source.of("ranks/rank-" + rank + ".out", watchdog(rank, at("10:10:01", ahead), 88, 600_000))
                    .on("gpu-0" + (rank + 1))
                    .ofRank(rank));
        }
        // By its own clock the exception of rank 5's neighbour comes after the waits began.
        sources.add(Source.of("ranks/rank-7.out", """
                        2026-02-03 09:59:58,000 step 5120
                        Traceback (most recent call last):
                          File "/home/ana/train.py", line 77, in collate
                            return batch["pixels"]
                        KeyError: 'pixels'
                        """).on("gpu-08").ofRank(7));
        Report report = diagnose(sources);
        assertEquals("user-exception", report.cause());
        assertTrue(report.blamed().contains(new Blamed(Blamed.Kind.RANK, "7")), report.blamed()::toString);
        var times = report.timeline().stream()
                .filter(happening -> happening.evidence().text().contains("Watchdog"))
                .map(happening -> happening.evidence().time().orElseThrow())
                .distinct()
                .toList();
        assertTrue(
                Duration.between(Collections.min(times), Collections.max(times)).getSeconds() < 5,
                () -> "the clocks are apart: " + times);
    }

    /** The same, with a clock that was measured when the evidence was gathered. */
    @Test
    void a_clock_that_was_measured_is_set_right() throws Exception {
        Source kernel = kernel(
                        "gpu-04",
                        "2026-02-03T09:58:34+00:00 gpu-04 kernel: NVRM: Xid (PCI:0000:a1:00): 79, pid=912, name=python, GPU has fallen off the bus.\n")
                .behindBy(Duration.ofSeconds(90));
        Source output = Source.of(
                "output/slurm-4242.out",
                "[2026-02-03T10:00:05.000] error: *** STEP 4242.0 ON gpu-01 CANCELLED AT 2026-02-03T10:00:06 DUE TO TASK FAILURE ***\n");
        Report report = diagnose(List.of(output, accounting("FAILED", "1:0", "08:00:00", "10:00:07"), kernel));
        assertEquals("gpu-fallen-off-bus", report.cause());
        assertEquals(
                "2026-02-03T10:00:04Z",
                report.evidence().getFirst().time().orElseThrow().toString());
    }

    /** The kernel kills a worker for memory; what the job prints is a message about its data loader. */
    @Test
    void a_kernel_oom_explains_the_data_loaders_message() throws Exception {
        Source output = Source.of("output/slurm-4242.out", """
                2026-02-03 10:00:07,120 epoch 2
                Traceback (most recent call last):
                  File "/home/ana/train.py", line 301, in <module>
                    main()
                  File "/opt/py/lib/python3.11/site-packages/torch/utils/data/dataloader.py", line 1251, in _try_get_data
                    raise RuntimeError(f'DataLoader worker (pid(s) {pids_str}) exited unexpectedly') from e
                RuntimeError: DataLoader worker (pid(s) 4711) exited unexpectedly
                """);
        Source kernel = kernel("gpu-02", """
                2026-02-03T10:00:05+00:00 gpu-02 kernel: oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=step_0,mems_allowed=0-1,oom_memcg=/slurm/uid_1001/job_4242,task_memcg=/slurm/uid_1001/job_4242/step_0,task=pt_data_worker,pid=4711,uid=1001
                2026-02-03T10:00:05+00:00 gpu-02 kernel: Memory cgroup out of memory: Killed process 4711 (pt_data_worker) total-vm:91234567kB, anon-rss:64000000kB, file-rss:0kB, shmem-rss:0kB, UID:1001 pgtables:1kB oom_score_adj:0
                """);
        for (List<Source> order : List.of(List.of(output, kernel), List.of(kernel, output))) {
            Report report = diagnose(order);
            assertEquals("host-oom", report.cause());
            assertEquals(Confidence.CONFIRMED, report.confidence());
            assertTrue(report.blamed().contains(new Blamed(Blamed.Kind.NODE, "gpu-02")), report.blamed()::toString);
        }
    }

    /** One rank fails, the other waits until the time limit, which is all that accounting has. */
    @Test
    void an_exception_before_a_wait_explains_the_time_limit() throws Exception {
        Source output = Source.of("output/slurm-4242.out", """
                [rank1]: Traceback (most recent call last):
                [rank1]:   File "/home/ana/train.py", line 12, in main
                [rank1]:     raise ValueError("bad batch")
                [rank1]: ValueError: bad batch
                slurmstepd: error: *** JOB 4242 ON gpu-01 CANCELLED AT 2026-02-03T12:00:11 DUE TO TIME LIMIT ***
                """);
        Report report = diagnose(List.of(output, accounting("TIMEOUT", "0:0", "08:00:00", "12:00:11")));
        assertEquals("user-exception", report.cause());
        assertTrue(report.blamed().contains(new Blamed(Blamed.Kind.RANK, "1")), report.blamed()::toString);
    }

    /** The same exception, which the program caught, and went on for hours. */
    @Test
    void an_exception_that_the_job_survived_does_not() throws Exception {
        var lines = new StringBuilder();
        lines.append(
                "Traceback (most recent call last):\n  File \"/home/ana/train.py\", line 12, in retry\nValueError: x\n");
        IntStream.range(0, 1000)
                .forEach(step -> lines.append("step ").append(step).append(" loss 2.1\n"));
        lines.append(
                "slurmstepd: error: *** JOB 4242 ON gpu-01 CANCELLED AT 2026-02-03T12:00:11 DUE TO TIME LIMIT ***\n");
        Report report = diagnose(List.of(
                Source.of("output/slurm-4242.out", lines.toString()),
                accounting("TIMEOUT", "0:0", "08:00:00", "12:00:11")));
        assertEquals("slurm-time-limit", report.cause());
        assertEquals(Confidence.CONFIRMED, report.confidence());
    }

    /** Errors of other jobs and other nodes stand in the same logs. */
    @Test
    void what_is_about_other_jobs_and_nodes_is_left_alone() throws Exception {
        Source controller = Source.of("slurm/controller.log", """
                        [2026-02-03T10:00:01.000] Time limit exhausted for JobId=999
                        [2026-02-03T10:00:02.000] error: Nodes other-07 not responding, setting DOWN
                        """).as(SourceKind.SLURMCTLD);
        Source kernel = kernel(
                "other-07",
                "2026-02-03T10:00:04+00:00 other-07 kernel: NVRM: Xid (PCI:0000:a1:00): 79, pid=1, name=x, GPU has fallen off the bus.\n");
        Report report = diagnose(List.of(controller, kernel, accounting("FAILED", "3:0", "08:00:00", "10:00:07")));
        assertEquals(Report.UNKNOWN, report.cause());
        assertTrue(!report.missing().isEmpty(), "nothing is said to be missing");
    }

    /** A job that waited for a node starts in the second in which the node comes back. */
    @Test
    void a_node_that_was_lost_until_the_job_began_is_left_alone() throws Exception {
        Source events = Source.of("slurm/events.txt", """
                        NodeName|TimeStart|TimeEnd|State|User|Reason
                        gpu-01|2026-02-03T07:59:57|2026-02-03T08:00:00|DOWN*|slurm(64030)|Not responding
                        """).as(SourceKind.EVENTS);
        Source output = Source.of(
                "output/slurm-4242.out", "socket.gaierror: [Errno -3] Temporary failure in name resolution\n");
        Report report = diagnose(List.of(events, output, accounting("FAILED", "1:0", "08:00:00", "08:00:07")));
        assertEquals("hostname-resolution", report.cause(), report::toString);
    }

    /** Two users' jobs failed on one node of the job's too; and it had run well before, elsewhere. */
    @Test
    void what_ran_beside_and_before_the_job_is_told() throws Exception {
        String header = "JobID|User|Partition|State|ExitCode|Start|End|Elapsed|NodeList|JobName\n";
        Source beside = Source.of("slurm/other-jobs.txt", header + """
                        4230|bo|gpu|FAILED|1:0|2026-02-03T09:40:00|2026-02-03T09:41:00|00:01:00|gpu-03|fit
                        4231|eva|gpu|NODE_FAIL|0:0|2026-02-03T09:50:00|2026-02-03T09:51:00|00:01:00|gpu-[03-04]|fit
                        4232|eva|gpu|COMPLETED|0:0|2026-02-03T09:50:00|2026-02-03T09:51:00|00:01:00|gpu-03|fit
                        4233|eva|gpu|TIMEOUT|0:0|2026-02-03T09:50:00|2026-02-03T09:51:00|00:01:00|gpu-05|fit
                        4234|eva|gpu|FAILED|1:0|2026-02-03T09:50:00|2026-02-03T09:51:00|00:01:00|gpu-77|fit
                        4242|ana|gpu|FAILED|1:0|2026-02-03T08:00:00|2026-02-03T10:00:07|02:00:07|gpu-[01-08]|train
                        """).as(SourceKind.OTHER_JOBS);
        Source attempts = Source.of("slurm/attempts.txt", header + """
                        4101|ana|gpu|COMPLETED|0:0|2026-02-01T09:40:00|2026-02-01T09:41:00|00:01:00|gpu-[11-18]|train
                        4102|ana|gpu|FAILED|1:0|2026-02-02T09:40:00|2026-02-02T09:41:00|00:01:00|gpu-[01-08]|train
                        """).as(SourceKind.OTHER_JOBS);
        Report report = diagnose(List.of(beside, attempts, accounting("FAILED", "1:0", "08:00:00", "10:00:07")));
        assertEquals(
                List.of(
                        "gpu-03: of other jobs about that time, 2 of 3 failed, those of 2 users.",
                        "gpu-04: of other jobs about that time, 1 of 1 failed.",
                        "Of other runs of train in a week, 1 of 2 completed, the last of them 4101 on gpu-[11-18]."),
                report.surroundings());
    }

    @Test
    void only_after_effects_make_no_cause() throws Exception {
        Report report = diagnose(List.of(
                Source.of("job.out", watchdog(0, "10:10:01", 88, 600_000) + watchdog(1, "10:10:01", 88, 600_000)),
                accounting("FAILED", "134:0", "08:00:00", "10:10:09")));
        assertEquals(Report.UNKNOWN, report.cause());
        assertEquals(Confidence.UNKNOWN, report.confidence());
        assertTrue(!report.evidence().isEmpty(), "the last that was seen is not shown");
    }
}
