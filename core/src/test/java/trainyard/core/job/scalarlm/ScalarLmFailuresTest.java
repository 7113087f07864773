package trainyard.core.job.scalarlm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.job.scalarlm.ScalarLmProblem.BadAddress;
import trainyard.core.job.scalarlm.ScalarLmProblem.Broken;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoSuchPath;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotLetIn;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotUnderstood;
import trainyard.core.job.scalarlm.ScalarLmProblem.Redirected;
import trainyard.core.job.scalarlm.ScalarLmProblem.Refused;
import trainyard.core.job.scalarlm.ScalarLmProblem.ServerFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.TimedOut;
import trainyard.core.job.scalarlm.ScalarLmProblem.TokenInTheClear;
import trainyard.core.job.scalarlm.ScalarLmProblem.Unreachable;
import trainyard.core.remote.Secret;

/** Each way in which a server does not do what it was asked for, as a sentence. */
@Timeout(60)
class ScalarLmFailuresTest {
    private static final Limits SHORT =
            new Limits(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(1));

    private FakeScalarLm fake;

    @BeforeEach
    void start() throws Exception {
        fake = new FakeScalarLm();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private ScalarLmProblem healthProblem(Optional<Secret> token) throws Exception {
        try (var server = ScalarLm.at(fake.address(), token, SHORT)) {
            return assertThrows(ScalarLmException.class, server::health).problem();
        }
    }

    private ScalarLmProblem healthProblem() throws Exception {
        return healthProblem(Optional.empty());
    }

    private String where() {
        return "127.0.0.1:" + fake.port();
    }

    @Test
    void nobody_listens() throws Exception {
        fake.close();
        var problem = assertInstanceOf(Unreachable.class, healthProblem());
        assertTrue(problem.sentence().contains(where() + " (nothing listens there)"), problem.sentence());
    }

    @Test
    void a_name_that_nobody_knows() throws Exception {
        try (var server = ScalarLm.at(URI.create("http://no-such-host.invalid:8000"), Optional.empty())) {
            var problem = assertThrows(ScalarLmException.class, server::health).problem();
            assertTrue(problem.sentence().contains("no machine of this name is known"), problem.sentence());
        }
    }

    @Test
    void a_server_that_never_answers_is_left_after_the_limit() throws Exception {
        fake.silentOn("/v1/health");
        assertEquals(new TimedOut(where(), "/v1/health", SHORT.answer()), healthProblem());
    }

    @Test
    void a_server_that_stalls_in_the_middle_of_its_answer_is_left_too() throws Exception {
        var over = new CountDownLatch(1);
        fake.on("/v1/health", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            over.await();
        });
        assertInstanceOf(TimedOut.class, healthProblem());
        over.countDown();
    }

    @Test
    void interrupting_ends_the_waiting() throws Exception {
        var asked = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        fake.on("/v1/health", exchange -> {
            asked.countDown();
            over.await();
        });
        var ended = new CompletableFuture<Throwable>();
        try (var server = ScalarLm.at(fake.address(), Optional.empty())) {
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    server.health();
                    ended.complete(null);
                } catch (Throwable failure) {
                    ended.complete(failure);
                }
            });
            asked.await();
            thread.interrupt();
            assertInstanceOf(InterruptedException.class, ended.get());
        }
        over.countDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_server_that_lets_nobody_in_says_whether_a_token_was_shown(int status) throws Exception {
        fake.on("/v1/health", status, "{\"detail\":\"no\"}");
        var without = healthProblem();
        assertEquals(new NotLetIn(where(), status, false), without);
        assertTrue(without.sentence().contains("it wants a token"), without.sentence());
        try (var token = new Secret("wrong".toCharArray())) {
            var with = healthProblem(Optional.of(token));
            assertEquals(new NotLetIn(where(), status, true), with);
            assertTrue(with.sentence().contains("does not take this token"), with.sentence());
        }
    }

    @Test
    void a_path_that_the_server_has_not() throws Exception {
        fake.on("/v1/health", 404, "{\"detail\":\"Not Found\"}");
        assertEquals(new NoSuchPath(where(), "/v1/health"), healthProblem());
        fake.on("/v1/health", exchange -> FakeScalarLm.send(exchange, 404, "text/html", "<h1>nginx</h1>"));
        assertEquals(new NoSuchPath(where(), "/v1/health"), healthProblem());
    }

    @Test
    void a_refused_value_is_named_with_its_place() throws Exception {
        fake.on("/v1/health", 422, """
                {"detail":[{"type":"int_parsing","loc":["query","limit"],"msg":"Input should be a valid integer"},
                 {"loc":[],"msg":"second"}]}""");
        assertEquals(new Refused(422, "query.limit: Input should be a valid integer; second"), healthProblem());
        fake.on("/v1/health", 422, "{\"detail\":\"File is\\u001b[31m\\nmissing\"}");
        assertEquals(
                "ScalarLM refuses (422): File is [31m missing.", healthProblem().sentence());
        fake.on("/v1/health", 413, "too large");
        assertEquals(
                "ScalarLM refuses (413): it does not say why.", healthProblem().sentence());
    }

    @Test
    void a_server_that_fails_is_quoted() throws Exception {
        fake.on("/v1/health", 500, "{\"error\":\"disk full\"}");
        assertEquals(new ServerFailed(where(), 500, "disk full"), healthProblem());
        fake.on("/v1/health", exchange -> FakeScalarLm.send(exchange, 502, "text/html", "<h1>bad gateway</h1>"));
        assertEquals(new ServerFailed(where(), 502, "it does not say why"), healthProblem());
    }

    @Test
    void a_server_that_sends_the_token_back_does_not_have_it_shown() throws Exception {
        try (var token = new Secret("s3cret".toCharArray())) {
            fake.on("/v1/health", 400, "{\"detail\":\"bad header Bearer s3cret\"}");
            assertEquals(new Refused(400, "bad header Bearer ****"), healthProblem(Optional.of(token)));
            fake.on("/v1/health", exchange -> {
                exchange.getResponseHeaders().set("Location", "https://other/s3cret?token=s3cret");
                exchange.sendResponseHeaders(302, -1);
            });
            assertEquals(new Redirected(where(), "https://other/****"), healthProblem(Optional.of(token)));
        }
    }

    @Test
    void a_redirect_is_told_and_not_followed() throws Exception {
        try (var other = new FakeScalarLm()) {
            fake.on("/v1/health", exchange -> {
                exchange.getResponseHeaders().set("Location", other.address() + "/v1/health");
                exchange.sendResponseHeaders(307, -1);
            });
            assertEquals(new Redirected(where(), other.address() + "/v1/health"), healthProblem());
            assertTrue(other.asked().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "", "{}", "[1]", "{\"all\":{}}"})
    void what_is_no_scalarlm_does_not_pass_for_one(String body) throws Exception {
        fake.on("/v1/health", 200, body);
        assertInstanceOf(NotUnderstood.class, healthProblem());
    }

    @Test
    void counts_and_lists_of_another_kind_are_not_understood() throws Exception {
        fake.on("/v1/megatron/gpu_count", 200, "{\"gpu_count\":\"many\"}");
        fake.on("/v1/megatron/list_models", 200, "{\"models\":null}");
        fake.on("/v1/megatron/squeue", 200, "{}");
        fake.on("/v1/megatron/train/x", 200, "{\"job_status\":null}");
        try (var server = ScalarLm.at(fake.address(), Optional.empty())) {
            assertInstanceOf(NotUnderstood.class, problem(server::gpuCount));
            assertInstanceOf(NotUnderstood.class, problem(server::jobs));
            assertInstanceOf(NotUnderstood.class, problem(server::queue));
            assertInstanceOf(NotUnderstood.class, problem(() -> server.job("x")));
        }
    }

    private static ScalarLmProblem problem(Executable call) {
        return assertThrows(ScalarLmException.class, call).problem();
    }

    @Test
    void a_connection_that_breaks_is_told() throws Exception {
        fake.on("/v1/health", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
        });
        assertInstanceOf(Broken.class, healthProblem());
    }

    @ParameterizedTest
    @CsvSource({
        "head:8000, does not begin",
        "ftp://head, does not begin",
        "http:///v1, no host",
        "http://ada:pw@head, a user or password",
        "http://head/?a=b, nothing may follow",
        "http://head/#x, nothing may follow"
    })
    void an_address_that_cannot_be_one_is_refused(String address, String why) {
        var failed = assertThrows(ScalarLmException.class, () -> ScalarLm.at(URI.create(address), Optional.empty()));
        assertInstanceOf(BadAddress.class, failed.problem());
        assertTrue(failed.getMessage().contains(why), failed::getMessage);
        assertFalse(failed.getMessage().contains("pw"), failed::getMessage);
    }

    @Test
    void a_token_goes_in_the_clear_to_this_machine_only() throws Exception {
        try (var token = new Secret("s3cret".toCharArray())) {
            for (String far : new String[] {"http://head:8000", "http://127.0.0.1.example.org", "http://10.0.0.1"}) {
                var failed =
                        assertThrows(ScalarLmException.class, () -> ScalarLm.at(URI.create(far), Optional.of(token)));
                assertInstanceOf(TokenInTheClear.class, failed.problem());
                assertFalse(failed.getMessage().contains("s3cret"));
            }
            for (String fine : new String[] {"https://head", "http://localhost:8000", "http://[::1]:8000"}) {
                ScalarLm.at(URI.create(fine), Optional.of(token)).close();
            }
        }
        ScalarLm.at(URI.create("http://head:8000"), Optional.empty()).close();
    }
}
