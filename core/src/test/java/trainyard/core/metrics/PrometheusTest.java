package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of a Prometheus 3.5 that watched a cluster of three machines, one of which was cut off for some seconds. */
@Timeout(30)
class PrometheusTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void a_range_gives_each_machines_values_with_their_times() throws Exception {
        var series = PromJson.series(recorded("range"));
        assertEquals(3, series.size());
        var cut = series.stream()
                .filter(one -> one.label("instance").equals("compute-02"))
                .findFirst()
                .orElseThrow();
        assertEquals("up", cut.label("__name__"));
        assertEquals("", cut.label("nothing"));
        assertEquals(9, cut.samples().size());
        assertEquals(new PromSeries.Sample(1_795_547_563_000L, 0), cut.samples().get(4));
        assertEquals(new PromSeries.Sample(1_795_547_578_000L, 1), cut.samples().get(5));
    }

    @Test
    void an_instant_query_gives_one_sample_for_each_series_and_a_scalar_one_without_labels() throws Exception {
        var load = PromJson.series(recorded("instant"));
        assertEquals(3, load.size());
        assertTrue(load.stream().allMatch(one -> one.samples().size() == 1));
        assertEquals("node_load1", load.getFirst().label("__name__"));

        var scalar = PromJson.series(recorded("scalar")).getFirst();
        assertEquals(Map.of(), scalar.labels());
        assertEquals(Double.POSITIVE_INFINITY, scalar.samples().getFirst().value());
    }

    @Test
    void targets_say_what_is_asked_and_whether_it_answers() throws Exception {
        var targets = PromJson.targets(recorded("targets"));
        assertEquals(12, targets.size());
        assertTrue(targets.stream().allMatch(PromTarget::isUp));
        assertTrue(targets.stream().anyMatch(target -> target.url().equals("http://10.77.26.10:6817/metrics/nodes")));

        var never = PromJson.targets("""
                {"status":"success","data":{"activeTargets":[{"labels":{"job":"node","instance":"n1"},"health":"down",
                 "lastError":"connection refused","lastScrape":"0001-01-01T00:00:00Z","scrapeUrl":"http://n1:9100"}]}}
                """).getFirst();
        assertFalse(never.isUp());
        assertEquals("connection refused", never.error());
        assertTrue(never.asked().isEmpty());
    }

    @Test
    void an_alert_says_what_is_wrong_and_since_when() throws Exception {
        var alert = PromJson.alerts(recorded("alerts")).getFirst();
        assertEquals("JobFailed", alert.name());
        assertTrue(alert.isFiring());
        assertEquals("1 jobs of partition gpu have just failed", alert.summary());
        assertEquals("warning", alert.labels().get("severity"));
        assertEquals(
                Instant.parse("2026-11-24T19:13:43.509288790Z"), alert.since().orElseThrow());
    }

    @Test
    void a_query_goes_over_the_wire_as_it_was_written() throws Exception {
        try (var served = serve(200, recorded("range"));
                var prometheus = Prometheus.at(served.address())) {
            var from = Instant.parse("2026-11-24T19:11:00Z");
            prometheus.range("up{job=\"alive\"} + 1", from, from.plusSeconds(120), Duration.ofSeconds(15));
        }
        String query = asked.getFirst();
        assertTrue(query.startsWith("/api/v1/query_range?"), query);
        assertTrue(query.contains("query=up%7Bjob%3D%22alive%22%7D+%2B+1"), query);
        assertTrue(query.contains("start=2026-11-24T19%3A11%3A00Z") && query.contains("step=15000ms"), query);
    }

    @Test
    void a_failure_is_a_sentence() throws Exception {
        assertEquals(
                "Prometheus refused the query: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis",
                sentence(400, recorded("refused")));
        assertEquals(
                "What answers on Prometheus' port does not speak its language.", sentence(200, "<html>hello</html>"));
        assertEquals("What answers on Prometheus' port does not speak its language.", sentence(200, "{}"));

        URI gone;
        try (var served = serve(200, "")) {
            gone = served.address();
        }
        try (var prometheus = Prometheus.at(gone)) {
            var failed = assertThrows(PrometheusException.class, prometheus::alerts);
            assertEquals("No Prometheus listens at " + gone.getAuthority() + ".", failed.getMessage());
        }
    }

    private String sentence(int status, String body) throws Exception {
        try (var served = serve(status, body);
                var prometheus = Prometheus.at(served.address())) {
            return assertThrows(PrometheusException.class, () -> prometheus.instant("sum("))
                    .getMessage();
        }
    }

    private record Served(HttpServer server) implements AutoCloseable {
        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private Served serve(int status, String body) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return new Served(server);
    }

    private static String recorded(String name) throws Exception {
        try (var in = PrometheusTest.class.getResourceAsStream("/recorded/26.05/prometheus/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
