package trainyard.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.slurm.SlurmVersion;

class MonitoringBundleTest {
    private static final String ALL =
            "{grafana: true, dcgm_exporter: true, retention: 90d, receivers: [\"http://a/b\"]}";

    @ParameterizedTest
    @CsvSource({"22.05, false", "24.11, false", "25.11, true", "26.05, true"})
    void slurmctld_is_scraped_from_25_11_on_and_counted_by_the_collector_before(String release, boolean own)
            throws Exception {
        var files = rendered(release, ALL);
        assertEquals(own, files.get("slurm/slurm.conf").contains("\nMetricsType=metrics/openmetrics\n"));
        assertEquals(own, files.get("monitoring/prometheus.yml").contains("__metrics_path__: \"/metrics/jobs\""));
        assertEquals(!own, files.containsKey("monitoring/slurm-collector.py"));
        assertEquals(!own, files.get("monitoring/alerts.yml").contains("slurm_collector_success"));
    }

    @Test
    void what_the_plan_does_not_want_is_neither_rendered_nor_scraped() throws Exception {
        var files = rendered(
                "26.05", "{prometheus: false, alertmanager: false, node_exporter: false, dcgm_exporter: false}");
        assertEquals(Set.of(), monitoring(files));
        assertFalse(files.get("slurm/slurm.conf").contains("MetricsType"));

        var alone = rendered("26.05", "{alertmanager: false, node_exporter: false}");
        assertEquals(Set.of("monitoring/prometheus.yml", "monitoring/alerts.yml"), monitoring(alone));
        assertFalse(alone.get("monitoring/prometheus.yml").contains(":9100"));
        assertFalse(alone.get("monitoring/prometheus.yml").contains("alertmanager"));
        assertFalse(alone.get("monitoring/alerts.yml").contains("NodeDown"));
    }

    @Test
    void each_machine_is_scraped_under_its_name_and_gpus_are_compared_with_the_plan() throws Exception {
        var files = rendered("24.11", ALL);
        String prometheus = files.get("monitoring/prometheus.yml");
        assertTrue(prometheus.contains(
                "{targets: [\"192.168.100.12:9100\"], labels: {instance: \"compute-02\", role: compute}}"));
        assertTrue(prometheus.contains(
                "{targets: [\"192.168.100.12:9400\"], labels: {instance: \"compute-02\", gpus: \"1\"}}"));
        assertTrue(files.get("monitoring/alerts.yml").contains("(DCGM_FI_DEV_GPU_TEMP{gpus=\"1\"})) or "));
        assertTrue(files.get("monitoring/alertmanager.yml").contains("{url: \"http://a/b\", send_resolved: true}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "gpus"})
    void dashboards_are_json_that_names_the_data_source_of_the_bundle(String dashboard) throws Exception {
        var files = rendered("26.05", ALL);
        JsonNode root = new JsonMapper().readTree(files.get("monitoring/grafana/dashboards/" + dashboard + ".json"));
        assertTrue(root.get("panels").size() >= 6);
        for (JsonNode panel : root.get("panels")) {
            assertEquals("trainyard-prometheus", panel.at("/datasource/uid").asString());
        }
        assertTrue(files.get("monitoring/grafana/provisioning/datasources/trainyard.yml")
                .contains("uid: trainyard-prometheus\n"));
    }

    /** Prometheus's own judgement, where its tools are installed; the role asks the same on the machines. */
    @ParameterizedTest
    @ValueSource(strings = {"22.05", "26.05"})
    void promtool_and_amtool_find_no_fault(String release, @TempDir Path folder) throws Exception {
        assumeTrue(installed("promtool"), "promtool is not installed here");
        var files = rendered(release, ALL);
        for (String name : List.of("alerts.yml", "prometheus.yml", "alertmanager.yml")) {
            String text = files.get("monitoring/" + name).replace("/etc/prometheus/", folder + "/");
            Files.writeString(folder.resolve(name), text);
        }
        accepted("promtool", "check", "rules", folder.resolve("alerts.yml").toString());
        accepted("promtool", "check", "config", folder.resolve("prometheus.yml").toString());
        if (installed("amtool")) {
            accepted(
                    "amtool", "check-config", folder.resolve("alertmanager.yml").toString());
        }
    }

    @Test
    void alerts_fire_when_they_should_and_only_then(@TempDir Path folder) throws Exception {
        assumeTrue(installed("promtool"), "promtool is not installed here");
        Files.writeString(folder.resolve("alerts.yml"), rendered("26.05", ALL).get("monitoring/alerts.yml"));
        Path test = folder.resolve("alerts-test.yml");
        try (var in = MonitoringBundleTest.class.getResourceAsStream("/trainyard/monitoring/alerts-test.yml")) {
            Files.copy(in, test);
        }
        accepted("promtool", "test", "rules", test.toString());
    }

    private static void accepted(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), words[0]);
        assertEquals(0, process.exitValue(), said);
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Set<String> monitoring(SortedMap<String, String> files) {
        return files.keySet().stream()
                .filter(path -> path.startsWith("monitoring/"))
                .collect(Collectors.toSet());
    }

    private static SortedMap<String, String> rendered(String release, String monitoring) throws RenderException {
        String text = ExamplePlans.text("two-gpu-nodes")
                .replace("slurm_config:", "monitoring: " + monitoring + "\n    slurm_config:");
        var plan = PlanFile.parse("plan.yaml", text).plan().orElseThrow();
        return Bundle.of(plan, SlurmVersion.find(release).orElseThrow(), Templates.shipped())
                .files();
    }
}
