package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;

class PollerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final RemoteProblem BROKEN = new RemoteProblem.Disconnected("controller", "reset");

    /** As the real one, but a thousand times quicker, so that nothing here waits long. */
    private static final Pace QUICK =
            new Pace(Duration.ofMillis(5), 15, Duration.ofHours(1), Duration.ofMillis(2), Duration.ofMillis(20));

    private final ScriptedShell shell = ScriptedShell.of(new Recording("22.05"));
    private Poller poller = poller(QUICK);

    private Poller poller(Pace pace) {
        return new Poller(shell, Clock.fixed(NOW, ZoneOffset.UTC), pace);
    }

    @AfterEach
    void close() {
        poller.close();
    }

    /** The first view from now on that is as asked for. */
    private LiveView await(Predicate<LiveView> wanted) throws Exception {
        var found = new CompletableFuture<LiveView>();
        Runnable stop = poller.view().watch(view -> {
            if (wanted.test(view)) {
                found.complete(view);
            }
        });
        try {
            return found.get(20, TimeUnit.SECONDS);
        } finally {
            stop.run();
        }
    }

    private void awaitRefreshes(int count) throws Exception {
        var refreshes = new CountDownLatch(count + 1);
        Runnable stop = poller.view().watch(view -> refreshes.countDown());
        assertTrue(refreshes.await(20, TimeUnit.SECONDS));
        stop.run();
    }

    private void awaitRest() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (poller.isPolling()) {
            assertTrue(System.nanoTime() < deadline, "still polling");
            Thread.onSpinWait();
        }
    }

    @Test
    void once_asks_four_commands_and_gives_the_cluster() throws Exception {
        assertEquals(List.of(), shell.asked());
        Snapshot snapshot = poller.once();
        assertEquals(Set.of("nodes", "jobs", "partitions", "config"), Set.copyOf(shell.asked()));
        assertEquals(4, shell.asked().size());
        assertEquals("22.05", snapshot.version().release());
        assertEquals(NOW, snapshot.takenAt());
        assertEquals(2, snapshot.nodes().size());
        assertEquals(2, snapshot.partitions().size());
        assertEquals(11, snapshot.jobs().size());
        assertEquals(List.of(), snapshot.unreadable());
        assertEquals(Optional.of(snapshot), poller.view().now().snapshot());
    }

    @Test
    void a_refresh_is_two_commands_for_any_number_of_lookers() throws Exception {
        poller.once();
        shell.forgetAsked();
        Runnable one = poller.show();
        Runnable other = poller.show();
        awaitRefreshes(3);
        one.run();
        one.run(); // a second time changes nothing: the other still looks
        awaitRefreshes(1);
        other.run();
        awaitRest();
        List<String> asked = shell.asked();
        assertEquals(0, asked.size() % 2);
        for (int i = 0; i < asked.size(); i += 2) {
            assertEquals(Set.of("nodes", "jobs"), Set.copyOf(asked.subList(i, i + 2)));
        }
    }

    @Test
    void nobody_looks_nothing_is_asked() throws Exception {
        poller.refreshNow();
        poller.show().run();
        awaitRest();
        shell.forgetAsked();
        var asked = new CountDownLatch(1);
        poller.view().watch(view -> {});
        shell.on("nodes", command -> {
            asked.countDown();
            throw new RemoteException(BROKEN);
        });
        assertFalse(asked.await(100, TimeUnit.MILLISECONDS));
        assertEquals(List.of(), shell.asked());
    }

    @Test
    void partitions_are_asked_again_when_they_are_old() throws Exception {
        poller = poller(new Pace(Duration.ofMillis(5), 1, Duration.ZERO, Duration.ofMillis(2), Duration.ofMillis(20)));
        poller.once();
        poller.once();
        assertEquals(2, Collections.frequency(shell.asked(), "partitions"));
        assertEquals(1, Collections.frequency(shell.asked(), "config"));
    }

    @Test
    void the_pause_grows_with_what_the_commands_took_beyond_the_way() throws Exception {
        Recording recording = new Recording("22.05");
        shell.answer("nodes", recording.bytes("nodes"), Duration.ofMillis(120))
                .answer("jobs", recording.bytes("jobs"), Duration.ofMillis(2220))
                .answer("partitions", recording.bytes("partitions"), Duration.ofMillis(20))
                .answer("config", recording.bytes("config"), Duration.ofMillis(30));
        poller = poller(Pace.GENTLE);
        poller.once();
        assertEquals(Duration.ofMillis(15 * (100 + 2200)), poller.view().now().interval());
    }

    @Test
    void a_quick_cluster_is_asked_every_five_seconds() throws Exception {
        poller = poller(Pace.GENTLE);
        poller.once();
        assertEquals(Duration.ofSeconds(5), poller.view().now().interval());
    }

    @Test
    void after_a_failure_the_old_snapshot_stays_and_says_since_when() throws Exception {
        Snapshot before = poller.once();
        shell.failAll(BROKEN);
        Runnable hide = poller.show();
        LiveView failed = await(view -> view.trouble().isPresent());
        assertSame(before, failed.snapshot().orElseThrow());
        assertEquals(BROKEN.sentence(), failed.trouble().orElseThrow().sentence());
        assertEquals(NOW, failed.trouble().orElseThrow().since());
        assertEquals(
                Optional.of(NOW.plusMillis(5)), failed.trouble().orElseThrow().nextTry());
        // Five, ten, twenty, and then no longer.
        LiveView longer = await(view -> view.interval().equals(Duration.ofMillis(20)));
        assertEquals(NOW, longer.trouble().orElseThrow().since());
        awaitRefreshes(0);
        hide.run();
    }

    @Test
    void a_cluster_that_comes_back_is_asked_for_its_configuration_anew() throws Exception {
        shell.failAll(BROKEN);
        Runnable hide = poller.show();
        await(view -> view.trouble().isPresent());
        shell.forgetAsked();
        Recording newer = new Recording("24.11");
        shell.answer("nodes", newer.bytes("nodes"))
                .answer("jobs", "")
                .answer("partitions", newer.bytes("partitions"))
                .answer("config", newer.bytes("config"));
        LiveView back = await(view -> view.snapshot().isPresent());
        assertEquals(Optional.empty(), back.trouble());
        assertEquals("24.11", back.snapshot().orElseThrow().version().release());
        hide.run();
    }

    @Test
    void what_only_a_person_can_mend_is_not_tried_again_until_one_asks() throws Exception {
        shell.failAll(new RemoteProblem.AuthenticationFailed("admin", "controller", "publickey"));
        Runnable hide = poller.show();
        LiveView refused = await(view -> view.trouble().isPresent());
        assertEquals(Optional.empty(), refused.trouble().orElseThrow().nextTry());
        awaitQuiet();
        for (String kind : List.of("nodes", "jobs", "partitions", "config")) {
            shell.answer(kind, new Recording("22.05").bytes(kind));
        }
        assertEquals(Optional.empty(), poller.view().now().snapshot());
        poller.refreshNow();
        await(view -> view.snapshot().isPresent());
        hide.run();
    }

    /** Several paces pass without a command. */
    private void awaitQuiet() throws InterruptedException {
        shell.forgetAsked();
        assertFalse(new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS));
        assertEquals(List.of(), shell.asked());
    }

    @Test
    void a_failing_slurm_is_told_in_a_sentence_and_tried_again() throws Exception {
        shell.exitAll(1, "slurm_load_node error: Unable to contact slurm controller (connect failure)");
        Runnable hide = poller.show();
        var trouble = await(view -> view.trouble().isPresent()).trouble().orElseThrow();
        assertTrue(trouble.sentence().startsWith("slurmctld does not answer admin@controller"), trouble.sentence());
        assertTrue(trouble.nextTry().isPresent());
        hide.run();
        var thrown = assertThrows(RemoteException.class, poller::once);
        assertEquals(trouble.sentence(), thrown.getMessage());
    }

    @Test
    void a_stranger_that_is_no_slurm_is_told() throws Exception {
        shell.answer("config", "hello\n");
        var thrown = assertThrows(RemoteException.class, poller::once);
        assertTrue(thrown.getMessage().contains("SLURM_VERSION"), thrown.getMessage());
    }

    @Test
    void an_answer_without_a_version_is_asked_for_again() throws Exception {
        shell.answer("config", "\u0000\u0001 garbled on the way");
        Runnable hide = poller.show();
        var trouble = await(view -> view.trouble().isPresent()).trouble().orElseThrow();
        assertTrue(trouble.nextTry().isPresent(), trouble.sentence());
        shell.answer("config", new Recording("22.05").bytes("config"));
        await(view -> view.trouble().isEmpty() && view.snapshot().isPresent());
        hide.run();
    }

    @Test
    void an_error_of_our_own_does_not_end_the_polling() throws Exception {
        shell.on("nodes", command -> {
            throw new IllegalStateException("a bug");
        });
        Runnable hide = poller.show();
        await(view -> view.trouble().isPresent());
        shell.answer("nodes", new Recording("22.05").bytes("nodes"));
        await(view -> view.snapshot().isPresent());
        hide.run();
    }

    @Test
    void an_error_of_the_machine_is_said_and_does_not_end_the_polling_either() throws Exception {
        shell.on("nodes", command -> {
            throw new StackOverflowError();
        });
        Runnable hide = poller.show();
        var trouble = await(view -> view.trouble().isPresent()).trouble().orElseThrow();
        assertTrue(trouble.sentence().endsWith("(java.lang.StackOverflowError)."), trouble.sentence());
        assertTrue(trouble.nextTry().isPresent());
        shell.answer("nodes", new Recording("22.05").bytes("nodes"));
        await(view -> view.snapshot().isPresent() && view.trouble().isEmpty());
        hide.run();
    }

    @Test
    void never_are_two_of_a_kind_under_way() throws Exception {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        byte[] jobs = new Recording("22.05").bytes("jobs");
        shell.on("jobs", command -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Thread.yield();
            inFlight.decrementAndGet();
            return new CommandResult(command, 0, jobs, "", Duration.ZERO);
        });
        Runnable hide = poller.show();
        for (int i = 0; i < 50; i++) {
            poller.refreshNow();
            poller.once();
        }
        hide.run();
        assertEquals(1, most.get());
    }

    @Test
    void closing_ends_the_command_that_is_under_way() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        shell.on("jobs", command -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("nobody counts down");
            } catch (InterruptedException cancelled) {
                ended.countDown();
                throw cancelled;
            }
        });
        poller.show();
        assertTrue(started.await(20, TimeUnit.SECONDS));
        poller.close();
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        awaitRest();
    }

    @Test
    void the_first_failure_ends_the_other_commands() {
        var ended = new CountDownLatch(1);
        shell.on("jobs", command -> {
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("nobody counts down");
            } catch (InterruptedException cancelled) {
                ended.countDown();
                throw cancelled;
            }
        });
        shell.on("partitions", command -> {
            throw new RemoteException(BROKEN);
        });
        assertThrows(RemoteException.class, poller::once);
        assertEquals(0, ended.getCount());
    }

    @Test
    void a_closed_poller_asks_nothing() throws Exception {
        poller.close();
        poller.show();
        poller.refreshNow();
        awaitQuiet();
    }
}
