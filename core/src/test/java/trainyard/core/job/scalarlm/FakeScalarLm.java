package trainyard.core.job.scalarlm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as ScalarLM's code says that it does, on a loopback port. */
public final class FakeScalarLm implements AutoCloseable {
    public static final String JOB = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /** A request as it came. */
    public record Asked(
            String method,
            String path,
            Optional<String> authorization,
            Optional<String> upgrade,
            String type,
            byte[] body) {}

    /** How one path is answered. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeScalarLm() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on("/v1/health", 200, """
                {"api":"up","vllm":{"status":"down","reason":"Cannot connect to host localhost:8001"},
                 "megatron":"up","all":"mixed","newer":7}""");
        on("/v1/megatron/squeue", 200, """
                {"squeue_output":"             JOBID PARTITION         NAME     USER    STATE       TIME TIME_LIMI  NODES NODELIST(REASON)\\n\
                                12      long 9f86d081884c     root  RUNNING    1:02:03   4:05:00      2 node[0-1]\\n\
                                13      long my first job      ada  PENDING       0:00 1-00:00:0      1 (Resources)\\n",
                 "error_message":null}""");
        on("/v1/megatron/gpu_count", 200, "{\"gpu_count\":16}");
        on("/v1/megatron/node_count", 200, "{\"node_count\":2}");
        on("/v1/megatron/list_models", 200, """
                {"models":[{"name":"%s","deployed":true,"status":"COMPLETED","start_time":1795547563.25,
                 "step":100,"max_steps":100,"train_time":81.5,"loss":0.25},
                 {"name":"0a0b","deployed":false,"status":"UNKNOWN","start_time":0,"step":0,"max_steps":0,
                 "train_time":0,"loss":0.0}]}""".formatted(JOB));
        on("/v1/megatron/train", 200, job("QUEUED", ",\"model_name\":\"" + JOB + "\""));
        on("/v1/megatron/train/" + JOB, 200, job("TRAINING", """
                ,"max_steps":100,"history":[{"step":0,"loss":2.5,"epoch":0,"time":1.5},{"step":41,"loss":0.5}]"""));
        on("/v1/megatron/cancel/" + JOB, 200, job("CANCELLED", ""));
    }

    /** What train, cancel and the question for a job answer. */
    public static String job(String state, String more) {
        return """
                {"job_status":{"status":"%s","start_time":1795547563.25,"job_id":"12"%s},
                 "job_config":{"llm_name":"tiny","max_steps":100,"lora_config":{"r":8},
                 "job_directory":"/app/cray/jobs/%s"},"deployed":false}""".formatted(state, more, JOB);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Asked> asked() {
        return asked;
    }

    public void on(String path, int status, String body) {
        on(path, exchange -> send(exchange, status, "application/json", body));
    }

    public void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Takes the request and says nothing until the server closes. */
    void silentOn(String path) {
        on(path, exchange -> closed.await());
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Optional.ofNullable(headers.getFirst("Authorization")),
                    Optional.ofNullable(headers.getFirst("Upgrade")),
                    String.valueOf(headers.getFirst("Content-Type")),
                    exchange.getRequestBody().readAllBytes()));
            answers.getOrDefault(
                            exchange.getRequestURI().getPath(),
                            unknown -> send(unknown, 404, "application/json", "{\"detail\":\"Not Found\"}"))
                    .to(exchange);
        } catch (Exception gone) {
            // The client hung up, as some tests want it to.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
