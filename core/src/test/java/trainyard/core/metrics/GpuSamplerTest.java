package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
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

    private final NodesShell shell = new NodesShell((command, _, line) -> {
        if (gone) {
            throw new RemoteException(new RemoteProblem.Disconnected("controller", "closed"));
        }
        if (command.words().contains("scontrol")) {
            return NodesShell.result(command, 0, JOB, "");
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
        assertEquals("ada", uses.get(4).job().orElseThrow().user());
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
        var paced = new GpuSampler(shell, clock, interval -> {
            assertEquals(Duration.ofSeconds(15), interval);
            try {
                turns.put(true);
            } catch (InterruptedException end) {
                stopped.countDown();
                throw end;
            }
        });
        Runnable stop =
                paced.every(Duration.ofSeconds(15), () -> Optional.of(snapshot), () -> List.of("n1"));
        assertTrue(turns.poll(10, TimeUnit.SECONDS));
        gone = true;
        assertTrue(turns.poll(10, TimeUnit.SECONDS));
        // The sample after this turn fails; the turn that follows shows that the sampler went on.
        assertTrue(turns.poll(10, TimeUnit.SECONDS));
        assertEquals(
                Optional.of("The connection to controller broke (closed)."),
                paced.view().now().trouble());
        assertTrue(paced.view().now().newest().isPresent());
        stop.run();
        assertTrue(stopped.await(10, TimeUnit.SECONDS));
    }

    @Test
    void an_interval_below_the_shortest_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> sampler.every(Duration.ofSeconds(14), () -> Optional.of(snapshot), List::of));
    }
}
