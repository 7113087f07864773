package trainyard.app.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
        assertEquals(List.of("Testing"), background.tasks());
        assertFalse(background.isIdle());
        end.countDown();
        deliver();
        assertEquals(List.of(), background.tasks());
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
