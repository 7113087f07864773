package trainyard.app.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.app.samples.SamplePrometheus;
import trainyard.app.samples.Samples;
import trainyard.core.live.detail.Told;
import trainyard.core.metrics.PromAlert;
import trainyard.core.metrics.PromSeries;
import trainyard.core.metrics.PromSeries.Sample;
import trainyard.core.metrics.PromTarget;
import trainyard.core.metrics.Prometheus;

/** What is asked of Prometheus and what becomes of its answers: a lab's recorded ones, and made-up ones of more. */
@Timeout(60)
class MonitoringModelTest {
    private final SamplePrometheus sample = new SamplePrometheus(60, false);
    private final MonitoringModel model = new MonitoringModel();
    private Report report;

    @BeforeEach
    void ask() throws Exception {
        report = ask(sample.localPort(), TimeRange.HOUR);
    }

    @AfterEach
    void stop() {
        sample.stop();
    }

    private static Report ask(int port, TimeRange range) throws Exception {
        try (var prometheus = Prometheus.at(URI.create("http://127.0.0.1:" + port))) {
            return Report.ask(prometheus, range);
        }
    }

    private Chart chart(String title) {
        return report.charts().stream()
                .filter(chart -> chart.panel().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String recorded(String name) throws Exception {
        try (var in = Samples.class.getResourceAsStream("/recorded/26.05/prometheus/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_labs_recorded_answers_become_curves_alerts_and_targets() throws Exception {
        var answers = Map.of(
                "/api/v1/query", recorded("scalar").replace("+Inf", "1795547623"),
                "/api/v1/query_range", recorded("range"),
                "/api/v1/alerts", recorded("alerts"),
                "/api/v1/targets", recorded("targets"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = answers.get(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        try {
            report = ask(server.getAddress().getPort(), TimeRange.HOUR);
        } finally {
            server.stop(0);
        }
        assertEquals(Instant.ofEpochSecond(1_795_547_623), report.at());
        var load = chart("Load per core");
        assertEquals(
                List.of("compute-01", "compute-02", "controller"),
                load.curves().stream().map(Curve::name).toList());
        assertEquals(9, load.curves().getFirst().samples().size());
        model.answered(Optional.of(new Told.Known<>(report)));
        assertEquals("1 alert fires", model.firingWords());
        assertEquals("All 12 targets answer", model.targetWords());
        assertEquals("partition gpu", PastAlert.where(model.firing().getFirst().labels()));
    }

    @Test
    void only_the_highest_of_many_nodes_are_asked_for_and_rates_look_back_over_two_steps() {
        String network = Panel.ALL.stream()
                .filter(panel -> panel.title().startsWith("Network"))
                .findFirst()
                .orElseThrow()
                .lines()
                .getFirst()
                .query(TimeRange.DAY);
        assertTrue(network.contains("topk(50, max_over_time(("), network);
        assertTrue(network.contains("[86400s:300s] @ end()"), network);
        assertTrue(network.contains("[600s]") && !network.contains("$"), network);
        assertTrue(Line.each("", "instance", "rate(x[$window])")
                .query(TimeRange.HOUR)
                .contains("[60s]"));
        assertEquals(
                "slurm_jobs_running",
                Line.one("running", Line.BLUE, "slurm_jobs_running").query(TimeRange.WEEK));
        assertEquals("the 50 highest nodes", chart("Load per core").about());
    }

    @Test
    void a_curve_breaks_where_samples_miss() throws Exception {
        var few = new SamplePrometheus(3, true);
        try {
            report = ask(few.localPort(), TimeRange.HOUR);
        } finally {
            few.stop();
        }
        var curves = chart("GPU use").curves();
        long step = TimeRange.HOUR.step().toMillis();
        assertEquals(1, curves.getFirst().runs(step).size());
        assertEquals(2, curves.getLast().runs(step).size());
        long inTheGap = chart("GPU use").time(0.6);
        assertEquals(2, chart("GPU use").readings(inTheGap).size());
        assertEquals(3, chart("GPU use").readings(chart("GPU use").time(1)).size());
    }

    @Test
    void without_an_exporter_the_chart_says_what_is_missing() {
        assertEquals(
                "Not measured: Prometheus does not ask the DCGM exporter. The plan's monitoring switches it on.",
                chart("GPU use").missing());
        Panel use = chart("GPU use").panel();
        var down = new PromTarget("dcgm", "n1", "http://n1:9400", "down", "refused", Optional.empty());
        var up = new PromTarget("dcgm", "n2", "http://n2:9400", "up", "", Optional.empty());
        assertTrue(
                use.missing(List.of(down)).startsWith("Not measured: the DCGM exporter does not answer on any of 1"));
        assertTrue(use.missing(List.of(down, up)).startsWith("No samples in this time yet."));
        assertEquals("", chart("Load per core").missing());
    }

    @Test
    void past_alerts_have_a_beginning_and_an_end_unless_they_fire_still() {
        var step = Duration.ofSeconds(15);
        var samples = List.of(new Sample(0, 1), new Sample(15_000, 1), new Sample(60_000, 1), new Sample(75_000, 1));
        var series = new PromSeries(
                Map.of("alertname", "GpuHot", "severity", "warning", "instance", "n1", "gpu", "3"), samples);
        var past = PastAlert.of(List.of(series), Instant.ofEpochMilli(75_000), step);
        assertEquals(2, past.size());
        assertEquals(Optional.empty(), past.getFirst().ended());
        assertEquals(Instant.ofEpochMilli(60_000), past.getFirst().began());
        assertEquals(Optional.of(Instant.ofEpochMilli(15_000)), past.getLast().ended());
        assertEquals("n1 GPU 3", past.getFirst().where());
        assertEquals(Duration.ofSeconds(15), past.getLast().length(Instant.ofEpochMilli(99_000)));
    }

    @Test
    void the_worst_alerts_stand_first_and_pending_ones_are_left_out() {
        var alerts = List.of(
                alert("Old", "warning", "firing", 10),
                alert("New", "warning", "firing", 90),
                alert("Worst", "critical", "firing", 5),
                alert("NotYet", "critical", "pending", 99));
        model.answered(Optional.of(new Told.Known<>(
                new Report(report.at(), TimeRange.HOUR, report.charts(), alerts, List.of(), List.of()))));
        assertEquals(
                List.of("Worst", "New", "Old"),
                model.firing().stream().map(PromAlert::name).toList());
        assertEquals("3 alerts fire", model.firingWords());
        assertEquals("Prometheus has no targets", model.targetWords());
    }

    private static PromAlert alert(String name, String severity, String state, long at) {
        return new PromAlert(name, state, Map.of("severity", severity), "", "", Optional.of(Instant.ofEpochSecond(at)));
    }

    @Test
    void what_was_seen_stays_while_prometheus_does_not_answer_and_the_reason_is_told() {
        model.answered(Optional.of(new Told.Missing<>("No Prometheus listens at n1:9090.")));
        assertTrue(model.report().isEmpty());
        assertTrue(model.empty().trouble() && model.empty().provision());
        assertTrue(model.empty().next().startsWith("No Prometheus listens at n1:9090. Where the cluster has none yet"));

        model.answered(Optional.of(new Told.Known<>(report)));
        assertTrue(model.about().endsWith("asked every 30 s"), model.about());
        model.answered(Optional.of(new Told.Missing<>("Prometheus did not answer within 20 seconds.")));
        assertTrue(model.report().isPresent());
        assertTrue(model.about().endsWith("Prometheus did not answer within 20 seconds."), model.about());

        model.answered(Optional.empty());
        assertTrue(model.report().isEmpty(), "another cluster's figures are gone");
        model.answered(Optional.of(new Told.Missing<>(MonitoringModel.DEMO)));
        assertFalse(model.empty().trouble(), "the demo is not broken");
    }

    @Test
    void axes_have_round_marks_in_the_unit_that_fits() {
        assertEquals(List.of("0", "25", "50", "75", "100 %"), marks(Scale.of(Unit.SHARE, 0.31)));
        assertEquals(List.of("0", "1", "2", "3"), marks(Scale.of(Unit.COUNT, 3)));
        assertEquals(List.of("0", "1"), marks(Scale.of(Unit.COUNT, 0)));
        assertEquals(List.of("0", "100", "200", "300 GB"), marks(Scale.of(Unit.BYTES, 280.0 * (1L << 30))));
        assertEquals(List.of("0", "0.20", "0.40", "0.60", "0.80"), marks(Scale.of(Unit.NUMBER, 0.7)));
        assertEquals("87 %", Unit.SHARE.text(0.8701));
        assertEquals("1.5 MB/s", Unit.BYTES_PER_SECOND.text(1.5 * (1 << 20)));
    }

    private static List<String> marks(Scale scale) {
        return scale.marks().stream().map(scale::text).toList();
    }

    @Test
    void the_pointer_names_the_nearest_curve_and_those_around_it() {
        var load = chart("Load per core");
        var highest = load.readings(load.time(0.5)).getFirst();
        var readout = Readout.of(load, load.time(0.5), 99);
        assertEquals(highest.curve(), readout.near());
        assertEquals(7, readout.rows().size());
        assertEquals(43, readout.more());
        assertTrue(readout.time().startsWith("30 min ago, "), readout.time());
        assertEquals(-1, Readout.of(chart("GPU use"), load.time(0.5), 0).near());
    }
}
