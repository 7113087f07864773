package trainyard.core.job.scalarlm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoLogYet;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoSuchJob;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotUnderstood;
import trainyard.core.job.scalarlm.ScalarLmProblem.TimedOut;

/** Logs, as they come and as they are followed. */
@Timeout(60)
class ScalarLmLogsTest {
    private static final String JOB = FakeScalarLm.JOB;
    private static final String LOGS = "/v1/megatron/train/logs/" + JOB;
    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(1));

    private FakeScalarLm fake;
    private ScalarLm server;
    private final List<LogLine> taken = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        fake = new FakeScalarLm();
        server = ScalarLm.at(fake.address(), Optional.empty(), PATIENT);
    }

    @AfterEach
    void stop() {
        server.close();
        fake.close();
    }

    private static String line(int number, String text) {
        return "{\"line\":\"" + text + "\",\"line_number\":" + number + "}\n";
    }

    private static void stream(HttpExchange exchange, String text) throws Exception {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void begin(HttpExchange exchange) throws Exception {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
    }

    @Test
    void lines_are_handed_over_with_their_numbers_from_where_they_were_asked_for() throws Exception {
        fake.on(LOGS, exchange -> {
            begin(exchange);
            stream(
                    exchange,
                    line(7, "step 1")
                            + line(8, "Stra\u00dfe \\u0041")
                            + line(9, "the end").strip());
        });
        assertEquals(10, server.logs(JOB, 7, taken::add));
        assertEquals(
                List.of(new LogLine(7, "step 1"), new LogLine(8, "Stra\u00dfe A"), new LogLine(9, "the end")), taken);
        assertEquals(LOGS + "?starting_line_number=7", fake.asked().getFirst().path());
        fake.on(LOGS, ScalarLmLogsTest::begin);
        assertEquals(10, server.logs(JOB, 10, taken::add));
    }

    @Test
    void a_line_comes_before_the_answer_has_ended() throws Exception {
        var came = new CountDownLatch(1);
        fake.on(LOGS, exchange -> {
            begin(exchange);
            String line = line(0, "one");
            stream(exchange, line.substring(0, 5));
            stream(exchange, line.substring(5));
            came.await();
            stream(exchange, line(1, "two"));
        });
        server.logs(JOB, 0, line -> {
            taken.add(line);
            came.countDown();
        });
        assertEquals(2, taken.size());
    }

    @Test
    void interrupting_in_the_middle_ends_the_stream_on_both_sides() throws Exception {
        var came = new CountDownLatch(1);
        var hungUp = new CompletableFuture<Throwable>();
        fake.on(LOGS, exchange -> {
            begin(exchange);
            try {
                // Far more than the connection holds: it stops where the client takes no more.
                for (int i = 0; i < 1_000_000; i++) {
                    stream(exchange, line(i, "x".repeat(1000)));
                }
                hungUp.complete(null);
            } catch (Throwable closed) {
                hungUp.complete(closed);
            }
        });
        var ended = new CompletableFuture<Throwable>();
        var never = new CountDownLatch(1);
        var thread = Thread.ofVirtual().start(() -> {
            try {
                server.logs(JOB, 0, _ -> {
                    came.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException cancelled) {
                        Thread.currentThread().interrupt();
                    }
                });
                ended.complete(null);
            } catch (Throwable failure) {
                ended.complete(failure);
            }
        });
        came.await();
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, ended.get());
        assertInstanceOf(IOException.class, hungUp.get());
    }

    @Test
    void silence_for_too_long_is_a_failure_also_after_lines_came() throws Exception {
        var over = new CountDownLatch(1);
        fake.on(LOGS, exchange -> {
            begin(exchange);
            stream(exchange, line(0, "one"));
            over.await();
        });
        var brief = new Limits(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(1));
        try (var hasty = ScalarLm.at(fake.address(), Optional.empty(), brief)) {
            var failed = assertThrows(ScalarLmException.class, () -> hasty.logs(JOB, 0, taken::add));
            assertInstanceOf(TimedOut.class, failed.problem());
        }
        assertEquals(1, taken.size());
        over.countDown();
    }

    @Test
    void a_job_without_a_log_or_that_there_is_not_is_told() {
        fake.on(LOGS, 500, "{\"error\":\"Could not find log file in /app/cray/jobs/x\"}");
        assertEquals(
                new NoLogYet(JOB),
                assertThrows(ScalarLmException.class, () -> server.logs(JOB, 0, taken::add))
                        .problem());
        fake.on(LOGS, 500, "{\"error\":\"404: Training job x was not found in PVC or Synology\"}");
        assertInstanceOf(
                NoSuchJob.class,
                assertThrows(ScalarLmException.class, () -> server.logs(JOB, 0, taken::add))
                        .problem());
    }

    @Test
    void what_is_no_log_is_not_taken_for_one() {
        fake.on(LOGS, exchange -> FakeScalarLm.send(exchange, 200, "text/html", "<html>\n\n<body>\n"));
        var failed = assertThrows(ScalarLmException.class, () -> server.logs(JOB, 0, taken::add));
        assertInstanceOf(NotUnderstood.class, failed.problem());
        assertEquals(List.of(), taken);
    }

    @Test
    void a_followed_log_waits_for_its_first_line_and_ends_with_the_job() throws Exception {
        var states =
                new LinkedBlockingQueue<>(List.of("QUEUED", "QUEUED", "QUEUED", "TRAINING", "TRAINING", "COMPLETED"));
        fake.on(
                "/v1/megatron/train/" + JOB,
                exchange ->
                        FakeScalarLm.send(exchange, 200, "application/json", FakeScalarLm.job(states.remove(), "")));
        // What is there at each look: nothing, half a line, that line and half of the next, all.
        var looks = new LinkedBlockingQueue<>(
                List.of("", line(0, "lo"), line(0, "loss 1") + line(1, "loss"), line(1, "loss 2"), line(1, "loss 2")));
        fake.on(LOGS, exchange -> {
            String there = looks.remove();
            if (there.isEmpty()) {
                FakeScalarLm.send(
                        exchange, 500, "application/json", "{\"error\":\"Could not find log file in /jobs\"}");
            } else {
                begin(exchange);
                stream(exchange, there);
            }
        });
        assertEquals("COMPLETED", server.follow(JOB, taken::add).state());
        assertEquals(List.of(new LogLine(0, "loss 1"), new LogLine(1, "loss 2")), taken);
        assertEquals(
                List.of(0, 0, 0, 1, 1),
                fake.asked().stream()
                        .map(FakeScalarLm.Asked::path)
                        .filter(path -> path.startsWith(LOGS))
                        .map(path -> Integer.valueOf(path.replaceFirst("^.*=", "")))
                        .toList());
    }
}
