package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuUse.Holding;
import trainyard.core.metrics.GpuUse.Idle;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;

/** Samples of one node of eight GPUs: job 7 holds 0 to 2 and 4, of which 2 has a process at 0 %; 3 is free. */
@Timeout(30)
class GpuSamplerTest {
    private static final String JOB = "JobId=7 JobName=train UserId=ada(1) JobState=RUNNING JOB_GRES=gpu:h100:4"
            + " Nodes=n1 CPU_IDs=0-7 Mem=100 GRES=gpu:h100:4(IDX:0-2,4) MinCPUsNode=1\n";

    private Instant now = Fleet.NOON;
    private String gpus = Smi.text("eight-h100.csv");
    private boolean gone;
    private boolean isJobTold = true;

    private final NodesShell shell = new NodesShell((command, _, line) -> {
        if (gone) {
            throw new RemoteException(new RemoteProblem.Disconnected("controller", "closed"));
        }
        if (command.words().contains("scontrol")) {
            return isJobTold
                    ? NodesShell.result(command, 0, JOB, "")
                    : NodesShell.result(command, 1, "", "slurm_load_jobs error: Invalid job id specified\n");
        }
        return NodesShell.result(command, 0, line.contains("query-gpu") ? gpus : Smi.text("processes.csv"), "");
    });

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Snapshot snapshot = Fleet.snapshot(
            List.of(Fleet.node("n1", 8, 4, true)), List.of(Fleet.job(7, "ada", "n1", "cpu=8,gres/gpu=4")));
    private final GpuSampler sampler = new GpuSampler(shell, clock);

    private GpuView sampleAfter(Duration pause) throws Exception {
        now = now.plus(pause);
        return sampler.sample(snapshot, List.of("n1", "no-such-node"));
    }

    private List<IdleGpus> idle(GpuView view, IdleRule rule) {
        return rule.find(view.newest().orElseThrow(), view.history(), snapshot);
    }

    @Test
    void each_gpu_has_its_job_by_index() throws Exception {
        List<GpuUse> uses = sampleAfter(Duration.ZERO).newest().orElseThrow().gpus();
        assertEquals(
                List.of("HELD", "HELD", "HELD", "FREE", "HELD", "FREE", "FREE", "FREE"),
                uses.stream().map(use -> use.holding().name()).toList());
        assertEquals("ada", uses.get(4).users());
        assertEquals("h100", uses.get(4).type());
        assertEquals(Optional.of(Idle.NO_USE), uses.get(2).idle());
        assertEquals(Optional.of(Idle.NO_PROCESS), uses.get(3).idle());
        assertEquals(Optional.empty(), uses.get(0).idle());
    }

    @Test
    void a_job_is_asked_about_once() throws Exception {
        sampleAfter(Duration.ZERO);
        sampleAfter(Duration.ofMinutes(1));
        assertEquals(
                1,
                shell.asked.stream()
                        .filter(command -> command.words().contains("scontrol"))
                        .count());
    }

    @Test
    void a_job_of_which_nothing_was_told_is_asked_about_again_and_not_taken_to_hold_nothing() throws Exception {
        isJobTold = false;
        List<GpuUse> untold = sampleAfter(Duration.ZERO).newest().orElseThrow().gpus();
        assertTrue(untold.stream().noneMatch(use -> use.holding() == Holding.FREE), untold.toString());
        isJobTold = true;
        List<GpuUse> told =
                sampleAfter(Duration.ofMinutes(1)).newest().orElseThrow().gpus();
        assertEquals(Holding.HELD, told.getFirst().holding());
    }

    @Test
    void jobs_that_share_a_gpu_are_all_named_and_idle_only_together() throws Exception {
        var both = Fleet.snapshot(
                List.of(Fleet.node("n1", 8, 4, true)),
                List.of(Fleet.job(7, "ada", "n1", "cpu=8,gres/gpu=4"), Fleet.job(8, "eve", "n1", "cpu=8,gres/gpu=4")));
        GpuView view = sampler.sample(both, List.of("n1"));
        GpuUse shared = view.newest().orElseThrow().gpus().get(2);
        assertEquals("7, 8", shared.jobIds());
        assertEquals("ada, eve", shared.users());
        assertEquals(
                List.of("7, 8"),
                IdleRule.NOW.find(view.newest().orElseThrow(), view.history(), both).stream()
                        .map(IdleGpus::jobIds)
                        .toList());
    }

    @Test
    void where_parts_of_gpus_are_allocated_none_is_called_free() throws Exception {
        var sharded = Fleet.snapshot(
                List.of(Fleet.node("n1", "gpu:h100:8,shard:32", "gres/gpu=8", "gres/gpu=4")),
                List.of(Fleet.job(7, "ada", "n1", "cpu=8,gres/gpu=4")));
        List<GpuUse> uses =
                sampler.sample(sharded, List.of("n1")).newest().orElseThrow().gpus();
        assertEquals(Holding.HELD, uses.get(4).holding());
        assertEquals(Holding.NOT_KNOWN, uses.get(5).holding());
    }

    @Test
    void without_counted_gpus_the_jobs_tell_all_the_same() throws Exception {
        var uncounted =
                Fleet.snapshot(List.of(Fleet.node("n1", 8, 4, false)), List.of(Fleet.job(7, "ada", "n1", "cpu=8")));
        List<GpuUse> uses =
                sampler.sample(uncounted, List.of("n1")).newest().orElseThrow().gpus();
        assertEquals(Holding.HELD, uses.get(4).holding());
        assertEquals(Holding.FREE, uses.get(5).holding());
    }

    @Test
    void hidden_devices_are_never_matched_by_a_guessed_index() throws Exception {
        gpus = gpus.lines().limit(3).reduce("", (all, line) -> all + line + "\n");
        GpuSample sample = sampleAfter(Duration.ZERO).newest().orElseThrow();
        assertTrue(sample.gpus().stream().allMatch(use -> use.holding() == Holding.NOT_KNOWN));
        assertEquals(
                "nvidia-smi shows 3 of 8 GPUs to this login; the others may be hidden outside jobs.",
                sample.notes().getFirst().sentence());
        assertTrue(sample.surplus().isEmpty());
    }

    @Test
    void an_allocated_gpu_that_does_nothing_over_the_window_is_found() throws Exception {
        assertEquals(List.of(), idle(sampleAfter(Duration.ZERO), IdleRule.DEFAULT));
        assertEquals(List.of(), idle(sampleAfter(Duration.ofMinutes(8)), IdleRule.DEFAULT));
        assertEquals(List.of(), idle(sampleAfter(Duration.ofMinutes(6)), IdleRule.DEFAULT));
        List<IdleGpus> found = idle(sampleAfter(Duration.ofMinutes(1)), IdleRule.DEFAULT);
        assertEquals(1, found.size());
        IdleGpus gpu = found.getFirst();
        assertEquals("n1", gpu.node());
        assertEquals(OptionalInt.of(2), gpu.index());
        assertEquals("ada", gpu.users());
        assertEquals("7", gpu.jobIds());
        assertEquals(Fleet.NOON, gpu.since());
        assertEquals("GPU 2 has 0 % use in 4 samples on end.", gpu.sentence());
    }

    @Test
    void two_samples_are_no_proof_however_far_apart() throws Exception {
        sampleAfter(Duration.ZERO);
        assertEquals(List.of(), idle(sampleAfter(Duration.ofHours(1)), IdleRule.DEFAULT));
    }

    @Test
    void work_in_between_begins_the_window_anew() throws Exception {
        String idle = gpus;
        sampleAfter(Duration.ZERO);
        sampleAfter(Duration.ofMinutes(8));
        gpus = idle.replace("570.172.08, 0, 18904", "570.172.08, 35, 18904");
        sampleAfter(Duration.ofMinutes(1));
        gpus = idle;
        assertEquals(List.of(), idle(sampleAfter(Duration.ofMinutes(8)), IdleRule.DEFAULT));
        assertEquals(1, idle(sampleAfter(Duration.ZERO), IdleRule.NOW).size());
    }

    @Test
    void a_gpu_in_use_without_a_visible_process_is_not_idle() throws Exception {
        // Processes can be hidden; the memory in use shows that they are there.
        gpus = gpus.replace("D:00.0, 570.172.08, 0, 4, 81559", "D:00.0, 570.172.08, 60, 40000, 81559");
        var uses = sampleAfter(Duration.ZERO).newest().orElseThrow().gpus();
        assertEquals(Optional.empty(), uses.get(3).idle());
    }

    @Test
    void where_indices_are_not_known_the_node_says_how_many_at_least() throws Exception {
        // The count says six, the job's details name four: two GPUs are held by something that is not told.
        var shared = Fleet.snapshot(
                List.of(Fleet.node("n1", 8, 6, true)), List.of(Fleet.job(7, "ada", "n1", "cpu=8,gres/gpu=6")));
        GpuView view = GpuView.NOTHING_YET;
        for (int i = 0; i < 3; i++) {
            now = now.plus(Duration.ofMinutes(8));
            view = sampler.sample(shared, List.of("n1"));
        }
        List<IdleGpus> found = IdleRule.DEFAULT.find(view.newest().orElseThrow(), view.history(), shared);
        // Four of eight are at work, six are allocated.
        assertTrue(
                found.stream()
                        .anyMatch(gpu -> gpu.index().isEmpty()
                                && gpu.count() == 2
                                && gpu.users().equals("ada")),
                found.toString());
    }

    @Test
    void the_history_is_bounded_and_forgets_nodes_that_are_not_asked() throws Exception {
        GpuView view = GpuView.NOTHING_YET;
        for (int i = 0; i < GpuHistory.MOST_SAMPLES + 5; i++) {
            view = sampleAfter(Duration.ofSeconds(15));
        }
        GpuUse first = view.newest().orElseThrow().gpus().getFirst();
        assertEquals(GpuHistory.MOST_SAMPLES, view.history().of(first).size());
        assertEquals(now, view.history().of(first).getLast().at());
        assertEquals(97, view.history().of(first).getLast().usePercent());
        assertEquals(List.of(), sampler.sample(snapshot, List.of()).history().of(first));
    }

    @Test
    void samples_follow_at_an_interval_until_they_are_stopped() throws Exception {
        var turns = new SynchronousQueue<Boolean>();
        var stopped = new CountDownLatch(1);
        var pauses = new Semaphore(0);
        var paced = new GpuSampler(shell, clock, interval -> {
            assertEquals(Duration.ofSeconds(15), interval);
            pauses.release();
            try {
                turns.put(true);
            } catch (InterruptedException end) {
                stopped.countDown();
                throw end;
            }
        });
        Runnable stop = paced.every(Duration.ofSeconds(15), () -> Optional.of(snapshot), () -> List.of("n1"));
        assertTrue(turns.poll(10, TimeUnit.SECONDS));
        gone = true;
        assertTrue(turns.poll(10, TimeUnit.SECONDS));
        // The sample after this turn fails; the turn that follows shows that the sampler went on.
        assertTrue(turns.poll(10, TimeUnit.SECONDS));
        assertEquals(
                Optional.of("The connection to controller broke (closed)."),
                paced.view().now().trouble());
        assertTrue(paced.view().now().newest().isPresent());
        // The fourth pause has begun, so that stopping ends a pause.
        assertTrue(pauses.tryAcquire(4, 10, TimeUnit.SECONDS));
        stop.run();
        assertTrue(stopped.await(10, TimeUnit.SECONDS));
    }

    @Test
    void progress_is_told_while_a_sample_is_taken() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        Runnable unwatch = sampler.view()
                .watch(view ->
                        view.underWay().ifPresent(progress -> seen.add(progress.done() + " of " + progress.nodes())));
        GpuView last = sampleAfter(Duration.ZERO);
        unwatch.run();
        assertEquals(List.of("0 of 1", "1 of 1"), seen.stream().distinct().toList());
        assertTrue(last.newest().isPresent());
        assertEquals(Optional.empty(), sampler.view().now().underWay());
    }

    @Test
    void closing_ends_what_samples_by_itself() throws Exception {
        var pauses = new Semaphore(0);
        var stopped = new CountDownLatch(1);
        var paced = new GpuSampler(shell, clock, _ -> {
            pauses.release();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException end) {
                stopped.countDown();
                throw end;
            }
        });
        paced.every(Duration.ofSeconds(15), () -> Optional.of(snapshot), () -> List.of("n1"));
        assertTrue(pauses.tryAcquire(10, TimeUnit.SECONDS));
        assertFalse(paced.isClosed());
        paced.close();
        assertTrue(paced.isClosed());
        assertTrue(stopped.await(10, TimeUnit.SECONDS));
    }

    @Test
    void a_bug_in_one_sample_is_told_and_the_next_one_is_taken() throws Exception {
        var turns = new SynchronousQueue<Boolean>();
        var asked = new AtomicInteger();
        var goOn = new Semaphore(0);
        var steps = new GpuSampler(shell, clock, _ -> {
            turns.put(true);
            goOn.acquire();
        });
        try (var paced = steps) {
            paced.every(Duration.ofSeconds(15), () -> Optional.of(snapshot), () -> {
                if (asked.incrementAndGet() == 1) {
                    throw new IllegalStateException("odd");
                }
                return List.of("n1");
            });
            assertTrue(turns.poll(10, TimeUnit.SECONDS) != null);
            assertEquals(
                    Optional.of("The GPUs could not be read (java.lang.IllegalStateException: odd)."),
                    paced.view().now().trouble());
            goOn.release();
            assertTrue(turns.poll(10, TimeUnit.SECONDS) != null);
            assertTrue(paced.view().now().newest().isPresent());
        }
    }

    @Test
    void nothing_begins_after_the_end() throws Exception {
        var begun = new CountDownLatch(1);
        sampler.close();
        sampler.every(
                Duration.ofSeconds(15),
                () -> {
                    begun.countDown();
                    return Optional.empty();
                },
                List::of);
        assertFalse(begun.await(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void nodes_of_which_the_same_is_to_be_said_share_a_sentence() {
        var notes = List.of(
                note("n1", "n1 has no nvidia-smi."), note("n10", "n10 has no nvidia-smi."), note("n2", "Look here."));
        var folded = new GpuSample(Fleet.NOON, List.of(), List.of(), Map.of(), notes).foldedNotes();
        assertEquals(
                List.of("n[1,10] has no nvidia-smi.", "n2: Look here."),
                folded.stream().map(GpuSample.FoldedNote::words).toList());
    }

    private static GpuSample.Note note(String node, String sentence) {
        return new GpuSample.Note(node, Optional.empty(), sentence);
    }

    @Test
    void an_interval_below_the_shortest_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> sampler.every(Duration.ofSeconds(14), () -> Optional.of(snapshot), List::of));
    }
}
