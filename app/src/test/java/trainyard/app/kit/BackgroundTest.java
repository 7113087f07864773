package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<Exception> reported = new ArrayList<>();
    private final Background background = new Background(fx::add, reported::add);

    @AfterEach
    void close() {
        background.close();
    }

    /** Plays the FX thread for one delivery. */
    private void deliver() throws InterruptedException {
        Runnable delivery = fx.poll(10, TimeUnit.SECONDS);
        assertNotNull(delivery, "nothing was delivered");
        delivery.run();
    }

    @Test
    void an_answer_that_a_later_question_overtook_is_dropped() throws InterruptedException {
        var shown = new ArrayList<String>();
        var latest = background.<String>latest(shown::add);
        var slow = new CountDownLatch(1);
        latest.ask(() -> {
            slow.await();
            return "old";
        });
        latest.ask(() -> "new");
        deliver();
        slow.countDown();
        deliver();
        assertEquals(List.of("new"), shown);
    }

    @Test
    void an_answer_about_what_was_left_meanwhile_is_dropped() throws InterruptedException {
        var shown = new ArrayList<String>();
        var latest = background.<String>latest(shown::add);
        latest.ask(() -> "of the node before");
        latest.forget();
        deliver();
        assertEquals(List.of(), shown);
        latest.ask(() -> "of this one");
        deliver();
        assertEquals(List.of("of this one"), shown);
    }

    @Test
    void a_failure_reaches_the_reporter() throws InterruptedException {
        background.run(
                () -> {
                    throw new IOException("full");
                },
                done -> {});
        deliver();
        assertInstanceOf(IOException.class, reported.getFirst());
    }

    @Test
    void a_task_is_listed_while_it_runs() throws InterruptedException {
        var end = new CountDownLatch(1);
        background.task(
                "Testing",
                () -> {
                    end.await();
                    return 1;
                },
                done -> {});
        assertEquals(List.of("Testing"), names());
        assertFalse(background.isIdle());
        end.countDown();
        deliver();
        assertEquals(List.of(), background.tasks());
    }

    private List<String> names() {
        return background.tasks().stream().map(RunningTask::name).toList();
    }

    @Test
    void a_task_that_is_cancelled_while_it_runs_says_so() throws InterruptedException {
        var begun = new CountDownLatch(1);
        background.task(
                "Testing",
                () -> {
                    begun.countDown();
                    return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                },
                done -> {});
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        RunningTask task = background.tasks().getFirst();
        assertFalse(task.isCancelled());
        task.cancel();
        assertTrue(task.isCancelled());
        deliver();
        assertEquals(List.of(), background.tasks());
        assertTrue(background.isIdle());
        assertEquals("Testing: cancelled.", reported.getFirst().getMessage());
    }

    @Test
    void a_task_that_is_cancelled_before_it_starts_ends_too() throws InterruptedException {
        var busy = new CountDownLatch(1);
        try (var one = new Background(Executors.newSingleThreadExecutor(), fx::add, reported::add)) {
            one.run(
                    () -> {
                        busy.await();
                        return 1;
                    },
                    done -> {});
            one.task(
                    "Testing",
                    () -> {
                        throw new AssertionError("begun although it was cancelled");
                    },
                    done -> {});
            one.tasks().getFirst().cancel();
            busy.countDown();
            deliver();
            deliver();
            assertEquals(List.of(), one.tasks());
            assertTrue(one.isIdle());
            assertEquals("Testing: cancelled.", reported.getFirst().getMessage());
        }
    }

    @Test
    void a_task_that_came_to_its_end_before_it_noticed_is_done() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new AtomicBoolean();
        var done = new ArrayList<String>();
        background.task(
                "Testing",
                () -> {
                    begun.countDown();
                    while (!go.get()) {
                        Thread.onSpinWait();
                    }
                    return "result";
                },
                done::add);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        background.tasks().getFirst().cancel();
        assertEquals(List.of("Testing"), names(), "listed until the thread lets go");
        go.set(true);
        deliver();
        assertEquals(List.of("result"), done);
        assertEquals(List.of(), reported);
    }

    @Test
    void an_error_ends_a_task_and_reaches_the_reporter() throws InterruptedException {
        background.task(
                "Testing",
                () -> {
                    throw new StackOverflowError();
                },
                done -> {});
        deliver();
        assertEquals(List.of(), background.tasks());
        assertInstanceOf(StackOverflowError.class, reported.getFirst().getCause());
    }

    @Test
    void what_runs_every_second_stops_when_it_is_told_to() throws InterruptedException {
        var ticks = new ArrayList<Integer>();
        Runnable stop = background.everySecond(() -> ticks.add(ticks.size()));
        deliver();
        deliver();
        assertEquals(List.of(0, 1), ticks);
        stop.run();
        assertNull(fx.poll(2500, TimeUnit.MILLISECONDS));
    }
}
