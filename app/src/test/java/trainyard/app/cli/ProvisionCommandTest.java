package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.Launcher;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.settings.SettingsFolder;

/** The command with a script in the place of ansible-playbook, which tells events as the plugin does. */
@Timeout(120)
class ProvisionCommandTest {
    private static final String EVENTS = """
            {"v":1,"t":"2026-11-24T12:00:00.000Z","event":"run_start","playbook":"site.yml","check":false,"ansible_version":"2.19.0"}
            {"v":1,"t":"2026-11-24T12:00:00.100Z","event":"play_start","play":"p","name":"All","hosts":["controller","compute-01"]}
            {"v":1,"t":"2026-11-24T12:00:00.200Z","event":"task_start","task":"t","play":"p","name":"Start munge","role":"base","path":"x:1","handler":false}
            {"v":1,"t":"2026-11-24T12:00:00.300Z","event":"host_start","task":"t","host":"controller"}
            {"v":1,"t":"2026-11-24T12:00:00.300Z","event":"host_start","task":"t","host":"compute-01"}
            {"v":1,"t":"2026-11-24T12:00:01.300Z","event":"host_result","task":"t","host":"controller","status":"changed","ignored":false,"duration_ms":1000}
            {"v":1,"t":"2026-11-24T12:00:01.400Z","event":"host_result","task":"t","host":"compute-01","status":"failed","ignored":false,"duration_ms":1100,"message":"the disk is full."}
            """;

    @TempDir
    private Path folder;

    private String plan = "";
    private String ansible = "";

    private record Said(int status, String out, String errors) {}

    @BeforeEach
    void set() throws Exception {
        assumeFalse(System.getProperty("os.name", "").startsWith("Windows"), "Ansible runs on no Windows");
        System.setProperty(SettingsFolder.OVERRIDE, folder.resolve("home").toString());
        plan = Files.writeString(folder.resolve("cluster.yaml"), ExamplePlans.text("two-gpu-nodes"))
                .toString();
        Path events = Files.writeString(folder.resolve("events"), EVENTS);
        ansible = script("echo ansible says; cat " + events + " >>\"$TRAINYARD_EVENTS\"; exit 2");
    }

    @AfterEach
    void clear() {
        System.clearProperty(SettingsFolder.OVERRIDE);
    }

    @Test
    void a_failure_is_a_line_with_host_task_and_sentence_and_the_exit_status_is_ansibles() {
        Said said = provision("--ansible", ansible);
        assertEquals(2, said.status(), said.errors());
        assertTrue(said.out().contains("    changed controller (1.0 s)\n"), said.out());
        assertTrue(said.out().contains("Start munge: the disk is full.\n"), said.out());
        assertTrue(said.out().contains("$ env ANSIBLE_CONFIG="), said.out());
    }

    @Test
    void a_retry_is_for_the_hosts_that_failed() {
        provision("--ansible", ansible);
        String id = onlyRun();
        Said again = provision("--ansible", ansible, "--retry", id, "--check");
        assertTrue(again.out().contains(" --limit compute-01 --check "), again.out());
    }

    @Test
    void events_alone_are_printed_as_they_are() {
        Said said = provision("--ansible", ansible, "--json-events");
        assertEquals(EVENTS, said.out());
        assertEquals(2, said.status());
    }

    @Test
    void runs_are_listed_and_followed_again() {
        assertTrue(run("provision", "--runs").out().startsWith("No run is kept yet"));
        provision("--ansible", ansible);
        String id = onlyRun();
        assertTrue(run("provision", "--runs").out().contains("failed"));
        Said again = run("provision", "--attach", id);
        assertEquals(2, again.status());
        assertTrue(again.out().contains("the disk is full."), again.out());
    }

    @Test
    void what_has_no_answer_is_a_sentence() {
        assertTrue(run("provision").errors().contains("say which plan"));
        assertTrue(run("provision", "--attach", "none").errors().contains("there is no run none"));
        Said gone = provision("--ansible", "/none/ansible-playbook");
        assertEquals(127, gone.status());
        assertTrue(gone.out().contains("/none/ansible-playbook cannot be started"), gone.out());
        Said before = provision("--ansible", ansible, "--before", "echo made; exit 7");
        assertEquals(7, before.status());
        assertTrue(before.out().contains("\nmade\n"), before.out());
        assertFalse(before.out().contains("ansible says"), before.out());
    }

    @Test
    void a_console_that_is_killed_kills_no_run_and_the_next_one_sees_all_of_it() throws Exception {
        Path go = folder.resolve("go");
        String slow = script("echo begun; while [ ! -e " + go + " ]; do sleep 0.1; done; cat "
                + folder.resolve("events") + " >>\"$TRAINYARD_EVENTS\"");
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + SettingsFolder.OVERRIDE + "=" + folder.resolve("home"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "provision",
                plan,
                "--skip-preflight",
                "--ansible",
                slow));
        Process console = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (var lines = new BufferedReader(new InputStreamReader(console.getInputStream(), StandardCharsets.UTF_8))) {
            assertTrue(lines.lines().anyMatch("begun"::equals));
        } finally {
            console.destroyForcibly().waitFor();
        }
        assertTrue(run("provision", "--runs").out().contains("running"));
        Files.createFile(go);
        Said next = run("provision", "--attach", onlyRun());
        assertEquals(0, next.status(), next.out());
        assertTrue(next.out().contains("changed controller"), next.out());
    }

    private String onlyRun() {
        return run("provision", "--runs")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
    }

    private String script(String text) throws IOException {
        Path file = Files.createTempFile(folder, "ansible", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file.toString();
    }

    private Said provision(String... more) {
        var words = new ArrayList<>(List.of("provision", plan, "--skip-preflight"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static Said run(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        int status = Trainyard.commandLine(words)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(words);
        return new Said(status, out.toString(), errors.toString());
    }
}
