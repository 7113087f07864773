package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.app.Launcher;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

class CommandLineTest {
    @TempDir
    private Path folder;

    private record Said(int status, String out, String errors) {}

    private static Said run(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        int status = Trainyard.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(words);
        return new Said(status, out.toString(), errors.toString());
    }

    private Path plan(String text) throws IOException {
        return Files.writeString(folder.resolve("cluster.yaml"), text);
    }

    @Test
    void a_command_is_known_by_its_own_name_and_is_the_only_one_made_when_it_is_called() {
        var all = Trainyard.commandLine().getSubcommands();
        assertTrue(all.size() > 15, all.keySet()::toString);
        all.forEach((name, line) -> assertEquals(
                name, line.getCommand().getClass().getAnnotation(Command.class).name()));
        assertEquals(
                List.of("lint"),
                List.copyOf(
                        Trainyard.commandLine("lint", "a.yaml").getSubcommands().keySet()));
        assertEquals(
                all.keySet(), Trainyard.commandLine("lnit").getSubcommands().keySet());
    }

    @Test
    void a_good_plan_passes() throws Exception {
        Said said =
                run("plan", "check", plan(ExamplePlans.text("two-gpu-nodes")).toString());
        assertEquals(0, said.status());
        assertEquals("0 errors, 0 warnings", said.out().strip());
    }

    @Test
    void a_bad_plan_fails_with_a_line_for_each_problem() throws Exception {
        Path plan = plan(ExamplePlans.text("two-gpu-nodes").replace("192.168.100.12", "10.0.0.12"));
        Said said = run("plan", "check", plan.toString());
        assertEquals(1, said.status());
        assertTrue(said.out().contains(plan + ":27:13: error: the address 10.0.0.12 is outside"), said.out());

        JsonNode problems = new ObjectMapper()
                .readTree(run("plan", "check", "--json", plan.toString()).out());
        assertEquals(1, problems.size());
        assertEquals("error", problems.get(0).get("severity").asString());
        assertEquals(27, problems.get(0).get("line").asInt());
    }

    @Test
    void an_example_passes_its_own_check() throws Exception {
        assertEquals(ExamplePlans.NAMES, run("plan", "example").out().lines().toList());
        Path plan = plan(run("plan", "example", "512-gpu-nodes").out());
        assertEquals(0, run("plan", "check", plan.toString()).status());
    }

    @Test
    void render_writes_the_bundle() throws Exception {
        Path plan = plan(ExamplePlans.text("two-gpu-nodes"));
        Path bundle = folder.resolve("bundle");
        Said said = run("render", plan.toString(), "--slurm", "26.05", "-o", bundle.toString());
        assertEquals(0, said.status(), said.errors());
        assertTrue(Files.readString(bundle.resolve("slurm/slurm.conf")).contains("for Slurm 26.05"));
        try (var written = Files.walk(bundle)) {
            assertEquals(
                    written.filter(Files::isRegularFile).count(),
                    said.out().lines().count());
        }
    }

    @Test
    void a_bad_plan_is_not_rendered() throws Exception {
        Path bundle = folder.resolve("bundle");
        Said said = run("render", plan("version: [").toString(), "-o", bundle.toString());
        assertEquals(1, said.status());
        assertTrue(said.errors().contains("error:"), said.errors());
        assertTrue(Files.notExists(bundle));
    }

    @Test
    void inventory_prints_what_ansible_reads() throws Exception {
        Said said = run("inventory", plan(ExamplePlans.text("two-cpu-nodes")).toString());
        assertEquals(0, said.status());
        assertTrue(said.out().contains("ansible_host: \"192.168.100.12\""), said.out());
    }

    @Test
    void status_of_the_demo_has_the_promised_fields() {
        Said said = run("status", "--demo", "--json");
        assertEquals(0, said.status(), said.errors());
        JsonNode status = new ObjectMapper().readTree(said.out());
        assertEquals(
                List.of("cluster", "slurm_version", "nodes", "gpus", "jobs", "partitions", "taken_at"),
                List.copyOf(status.propertyNames()));
        assertEquals(512, status.get("nodes").get("total").asInt());
        assertEquals(4096, status.get("gpus").get("total").asInt());
    }

    @Test
    void gpus_of_the_demo_tell_use_and_holders() {
        Said said = run("gpu-use", "--demo", "--most", "2", "--json");
        assertEquals(0, said.status(), said.errors());
        var read = new ObjectMapper().readTree(said.out());
        assertEquals(16, read.get("gpus").size());
        assertTrue(read.get("gpus").get(0).get("memory_total_mb").asInt() > 0);
        Said table = run("gpu-use", "--demo", "--most", "2");
        assertEquals(16 + 1, table.out().lines().count());
        assertTrue(table.errors().contains("name a HOSTLIST"), table.errors());
        Said none = run("gpu-use", "--demo", "nosuch");
        assertTrue(none.errors().contains("Slurm knows no node nosuch."), none.errors());
        assertTrue(run("gpu-use", "--demo", "--watch", "3").errors().contains("at least 15 seconds"));
    }

    @Test
    void gpus_names_the_first_layer_that_disagrees_on_the_demo() {
        Said sound = run("gpus", "--demo", "gpu-[001-002]");
        assertEquals(0, sound.status(), sound.out() + sound.errors());
        assertEquals(
                2,
                sound.out()
                        .lines()
                        .filter("All layers that told anything agree."::equals)
                        .count());
        Said lost = run("gpus", "--demo", "gpu-038");
        assertEquals(1, lost.status());
        assertTrue(
                lost.out().contains("First disagreement: /dev/nvidia* tells 8 GPUs, nvidia-smi tells 7 GPUs."),
                lost.out());
        Said told = run("gpus", "--demo", "gpu-038", "--json");
        var json = new ObjectMapper().readTree(told.out());
        assertEquals(9, json.get(0).get("layers").size(), told.out());
        assertEquals(
                "nvidia-smi",
                json.get(0).get("first_disagreement").path("layer").asString(),
                told.out());
    }

    @Test
    void probe_prints_a_node_of_the_plan() {
        Said said = run("probe", "--demo", "gpu-001");
        assertEquals(0, said.status(), said.errors());
        assertTrue(said.out().startsWith("- name: gpu-001\n  cpu_cores: 128  # slurmd -C: CPUs\n"), said.out());
        var json = new ObjectMapper()
                .readTree(run("probe", "--demo", "gpu-001", "--json").out());
        assertEquals("0-63", json.get("gpus").get(0).get("cores").asString());
        assertEquals(1, run("probe", "--demo", "nosuch").status());
    }

    @Test
    void lists_of_the_demo_have_a_row_for_each() {
        assertEquals(512 + 1, run("nodes", "--demo").out().lines().count());
        assertEquals(4 + 1, run("partitions", "--demo").out().lines().count());
        assertTrue(new ObjectMapper()
                        .readTree(run("jobs", "--demo", "--json").out())
                        .size()
                > 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "plan example nonsense",
                "status",
                "status --host nobody",
                "status --host ada@controller:70000",
                "status --demo --cluster x",
                "status --cluster no-such-connection",
                "render",
                "render plan.yaml --slurm old -o x",
                "screenshot --size big -o x",
                "node drain n1 --dry-run",
                "node drain n[1-] --reason x --dry-run",
                "node drain ALL --reason x --dry-run",
                "node drain n1 --reason x --until yesterday --dry-run",
                "node drain n1 --reason x --until 2001-01-01T00:00 --dry-run",
                "node down --reason x --dry-run",
                "node power-down n1 --asap --force --dry-run",
                "node resume n1",
                "job cancel --dry-run",
                "job cancel all --dry-run",
                "job cancel 1 2 --demo",
                "job change 1 --dry-run",
                "job change 1 --time-limit soon --dry-run"
            })
    void a_wrong_call_is_told_and_ends_with_2(String line) throws Exception {
        plan(ExamplePlans.text("two-cpu-nodes"));
        Said said = run(line.replace("plan.yaml", folder.resolve("cluster.yaml").toString())
                .split(" "));
        assertEquals(2, said.status(), said.toString());
        assertTrue(!said.errors().isBlank());
    }

    @Command
    private static final class Asking {
        @Mixin
        private ClusterChoice cluster = new ClusterChoice();
    }

    @Test
    void an_address_in_brackets_is_known_without_them() {
        var asking = new Asking();
        new CommandLine(asking).parseArgs("--host", "ada@[::1]:2222");
        Connection connection = asking.cluster.connection().orElseThrow();
        assertEquals("::1", connection.host());
        assertEquals(2222, connection.port());
    }

    @Test
    void a_host_that_does_not_answer_is_a_sentence() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "not looked at before there is a connection");
        Said said = run("status", "--host", "nobody@127.0.0.1:1", "--identity", key.toString());
        assertEquals(1, said.status());
        assertTrue(said.errors().startsWith("trainyard: Cannot reach 127.0.0.1"), said.errors());
        assertEquals(1, said.errors().lines().count());
    }

    private static String dryRun(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.add("--dry-run");
        Said said = run(all.toArray(String[]::new));
        assertEquals(0, said.status(), said.errors());
        return said.out().strip();
    }

    /** No cluster is named: none is needed. */
    @Test
    void a_dry_run_prints_the_commands_and_runs_nothing() {
        assertEquals(
                "scontrol update 'nodename=c-[01-03]' state=DRAIN 'reason=it'\\''s hot' ResumeAfter=5400",
                dryRun("node", "drain", "c-[01-02]", "c-03", "--reason", "it's hot", "--until", "90m"));
        assertEquals(
                "sudo -n scontrol update nodename=c-1 state=RESUME\nsudo -n scontrol update nodename=c-2 state=RESUME",
                dryRun("node", "resume", "c-[1-2]", "--sudo"));
        assertEquals(
                "scontrol reboot ASAP nextstate=DOWN reason=kernel c-1",
                dryRun("node", "reboot", "c-1", "--reason", "kernel", "--next-state", "DOWN"));
        assertEquals(
                "scontrol update nodename=c-1 state=POWER_DOWN_ASAP", dryRun("node", "power-down", "c-1", "--asap"));
        assertEquals("scancel -v 12 13\nscancel -v '14_[1-3]'", dryRun("job", "cancel", "12", "14_[1-3]", "13"));
        assertEquals(
                "scontrol update jobid=12 timelimit=1-00:00:00 nice=-5 dependency=",
                dryRun("job", "change", "12", "--time-limit", "1-00:00:00", "--nice", "-5", "--dependency", ""));
    }

    @Test
    void what_is_done_is_said_for_each_and_kept_in_the_audit_log() throws Exception {
        String before = System.getProperty(SettingsFolder.OVERRIDE);
        System.setProperty(SettingsFolder.OVERRIDE, folder.toString());
        try {
            Said said = run("node", "down", "gpu-001", "nosuch", "--reason", "smoke", "--yes", "--demo");
            assertEquals(1, said.status());
            assertEquals("gpu-001: down: done", said.out().strip());
            assertTrue(
                    said.errors().startsWith("trainyard: nosuch: down: refused: Slurm knows no node"), said.errors());

            JsonNode log = new ObjectMapper()
                    .readTree(run("audit", "--json", "nosuch", "DOWN").out());
            assertEquals(2, log.size(), "both together, and the one alone");
            assertEquals("refused", log.get(0).get("result").asString());
            assertEquals(3 + 1, run("audit").out().lines().count());
            Path export = folder.resolve("export.jsonl");
            assertEquals(
                    0, run("audit", "gpu-001", "--export", export.toString()).status());
            assertEquals(2, Files.readAllLines(export).size());
        } finally {
            restore(before);
        }
    }

    @Test
    void a_stored_connection_that_is_read_only_is_not_operated() throws Exception {
        String before = System.getProperty(SettingsFolder.OVERRIDE);
        System.setProperty(SettingsFolder.OVERRIDE, folder.toString());
        try {
            Files.writeString(folder.resolve("connections.json"), """
                {"connections": [{"name": "lab", "host": "127.0.0.1", "port": 1, "sudo": true}]}
                """);
            Said said = run("job", "hold", "12", "--cluster", "lab");
            assertEquals(1, said.status());
            assertTrue(said.errors().startsWith("trainyard: lab is read-only. Switch on"), said.errors());
            assertEquals("sudo -n scontrol hold 12", dryRun("job", "hold", "12", "--cluster", "lab"));
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            System.clearProperty(SettingsFolder.OVERRIDE);
        } else {
            System.setProperty(SettingsFolder.OVERRIDE, before);
        }
    }

    /** The proof is a class path on which JavaFX does not stand. */
    @ParameterizedTest
    @CsvSource({
        "status --demo, 'cluster     demo, Slurm 24.11.5'",
        "node drain n1 --reason x --dry-run, scontrol update nodename=n1",
        "audit, TIME",
        "diagnose rules, CAUSE"
    })
    void commands_need_no_javafx(String call, String beginning) throws Exception {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("javafx-"))
                .collect(Collectors.joining(File.pathSeparator));
        var words =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        words.addAll(List.of("-DTRAINYARD_HOME=" + folder, "-cp", path, Launcher.class.getName()));
        words.addAll(List.of(call.split(" ")));
        Process program = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, program.exitValue(), said);
        assertTrue(said.startsWith(beginning), said);
    }
}
