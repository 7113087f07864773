package trainyard.core.job.scalarlm;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import trainyard.core.remote.Secret;

/**
 * Requests to one server, each with a time limit that covers the whole answer: the JDK's own ends with the headers, and
 * a server that stalls after them would be waited for without end.
 */
final class ScalarLmHttp implements AutoCloseable {
    private static final int LONGEST_ANSWER = 64 << 20;
    private static final int LONGEST_ERROR = 64 << 10;

    private final ScalarLmAddress reached;
    private final HttpFailures failures;
    private final Optional<Secret> token;
    private final Limits limits;
    private final HttpClient client = HttpClient.newBuilder()
            // An offer of HTTP/2, made otherwise, lets uvicorn with httptools, as ScalarLM runs it, lose the body.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Limits.CONNECT)
            .build();

    /** @param server what the server is called in sentences */
    ScalarLmHttp(ScalarLmAddress reached, String server, Optional<Secret> token, Limits limits) {
        this.reached = reached;
        this.token = token;
        this.limits = limits;
        failures = new HttpFailures(server, token);
    }

    JsonNode get(String path) throws ScalarLmException, InterruptedException {
        return json(request(path).GET().build(), path, limits.answer(), () -> 0);
    }

    JsonNode post(String path) throws ScalarLmException, InterruptedException {
        return json(request(path).POST(BodyPublishers.noBody()).build(), path, limits.answer(), () -> 0);
    }

    /** Sends a form. As long as the server takes more of it, it may take as long as it wants. */
    JsonNode upload(String path, MultipartForm form) throws ScalarLmException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", form.contentType())
                .POST(form.body())
                .build();
        return json(request, path, limits.launch(), form::sent);
    }

    /** Hands over each line of an answer as it comes. */
    void lines(String path, Consumer<String> line) throws ScalarLmException, InterruptedException {
        var answer = await(
                client.sendAsync(request(path).GET().build(), BodyHandlers.ofPublisher()),
                path,
                limits.answer(),
                () -> 0);
        try (var stream = new LineStream(answer.body(), failures, path, limits.answer())) {
            if (!isGood(answer)) {
                var said = new StringBuilder();
                stream.each(part -> {
                    if (said.length() < LONGEST_ERROR) {
                        said.append(part).append('\n');
                    }
                });
                throw failures.of(answer, said.toString(), path);
            }
            stream.each(line);
        }
    }

    /** What a server that does not speak ScalarLM's language gets said. */
    ScalarLmException notUnderstood(String detail) {
        return failures.notUnderstood(detail);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(reached.resolve(path));
        token.ifPresent(secret ->
                request.header("Authorization", secret.use(characters -> "Bearer " + new String(characters))));
        return request;
    }

    private JsonNode json(HttpRequest request, String path, Duration limit, LongSupplier progress)
            throws ScalarLmException, InterruptedException {
        var handler = BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER);
        var answer = await(client.sendAsync(request, handler), path, limit, progress);
        if (!isGood(answer)) {
            throw failures.of(answer, answer.body(), path);
        }
        return ScalarLmJson.read(answer.body())
                .orElseThrow(() -> failures.notUnderstood("its answer to " + path + " is not JSON"));
    }

    private static boolean isGood(HttpResponse<?> answer) {
        return answer.statusCode() >= 200 && answer.statusCode() < 300;
    }

    /** @param progress a number that grows while the limit need not count */
    private <T> T await(CompletableFuture<T> asked, String path, Duration limit, LongSupplier progress)
            throws ScalarLmException, InterruptedException {
        try {
            while (true) {
                long before = progress.getAsLong();
                try {
                    return asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException late) {
                    if (progress.getAsLong() == before) {
                        throw failures.timedOut(path, limit);
                    }
                }
            }
        } catch (ExecutionException failed) {
            throw failures.of(failed.getCause() == null ? failed : failed.getCause());
        } finally {
            // Ends the exchange where it is not over; nothing otherwise.
            asked.cancel(true);
        }
    }

    @Override
    public void close() {
        // Not close, which waits for connections that are kept for a next question.
        client.shutdownNow();
    }
}
