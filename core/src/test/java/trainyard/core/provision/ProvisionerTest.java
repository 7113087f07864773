package trainyard.core.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.plan.Examples;
import trainyard.core.remote.Command;
import trainyard.core.remote.LocalShell;
import trainyard.core.remote.Secret;
import trainyard.core.render.Bundle;
import trainyard.core.render.Templates;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.SlurmVersion;

/** The life of a run on this machine, with a script in the place of ansible-playbook, so that nothing is provisioned. */
@Timeout(60)
class ProvisionerTest {
    @TempDir
    private Path home;

    private final LocalShell shell = new LocalShell();
    private SettingsFolder settings;
    private Runs runs;
    private Provisioner provisioner;

    @BeforeEach
    void open() {
        assumeFalse(System.getProperty("os.name", "").startsWith("Windows"), "Ansible runs on no Windows");
        settings = new SettingsFolder(home);
        runs = Runs.in(settings);
        provisioner = new Provisioner(runs, AuditLog.in(settings), InstantSource.system());
    }

    @Test
    void a_run_hands_over_its_events_and_log_and_says_how_it_ended() throws Exception {
        Run run = start("echo '{}' >>\"$TRAINYARD_EVENTS\"; echo said; echo wrong >&2; exit 2");
        var heard = new Heard();
        Run.End end = provisioner.follow(run, shell, heard);
        assertEquals(2, end.status());
        assertFalse(end.cancelled());
        assertEquals("{}\n", heard.events.toString(StandardCharsets.UTF_8));
        assertTrue(heard.log().contains("said\nwrong\n"), heard.log());
        assertEquals(Optional.of(2), runs.find(run.id()).orElseThrow().end().map(Run.End::status));
        var again = new Heard();
        provisioner.follow(run, shell, again);
        assertEquals(heard.log(), again.log());
    }

    @Test
    void its_folder_holds_the_bundle_and_the_roles_as_they_were_used() throws Exception {
        Run run = start("true");
        provisioner.follow(run, shell, new Heard());
        assertTrue(Files.exists(run.folder().bundle().resolve("slurm/slurm.conf")));
        assertTrue(Files.exists(run.folder().ansible().resolve("playbooks/site.yml")));
        assertTrue(Files.exists(run.folder().ansible().resolve("callback_plugins/trainyard_events.py")));
        assertEquals("rwx------", mode(run.folder().path()));
        assertEquals("rw-------", mode(run.folder().log()));
        Run read = runs.find(run.id()).orElseThrow();
        assertEquals(run.command(), read.command());
        assertEquals(run.options(), read.options());
        assertEquals(run.digest(), read.digest());
        assertTrue(Files.readString(settings.auditLog()).contains(run.id()));
    }

    @Test
    void the_password_comes_on_standard_input_and_is_written_nowhere() throws Exception {
        var options = new ProvisionOptions(
                "site", List.of(), List.of(), List.of(), false, false, 0, OptionalInt.empty(), true, List.of());
        var reach = new Reach(
                script("read -r word || true; test \"$word\" = hunter2-äöü"), Optional.empty(), Optional.empty());
        Run run = provisioner.start(order(options, reach), shell, Optional.of(new Secret("hunter2-äöü".toCharArray())));
        assertEquals(0, provisioner.follow(run, shell, new Heard()).status());
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                // The script above names it in run.json, log and audit log as the order's own words.
                assertEquals(
                        text.split("test \"\\$word\" = hunter2|test \\\\\"\\$word\\\\\" = hunter2", -1).length,
                        text.split("hunter2", -1).length,
                        file.toString());
            }
        }
    }

    @Test
    void two_runs_on_one_cluster_do_not_overlap() throws Exception {
        Run run = start("sleep 50");
        var refused = assertThrows(ProvisionException.class, () -> start("true"));
        assertTrue(refused.getMessage().contains(run.id()), refused.getMessage());
        provisioner.cancel(run, shell);
        provisioner.follow(start("true"), shell, new Heard());
    }

    @Test
    void a_cancelled_run_ends_at_once_with_all_that_it_began() throws Exception {
        Run run = start("trap 'echo interrupted; exit 9' INT; echo ready; while :; do sleep 0.1; done");
        var heard = new Heard();
        heard.when(
                "ready",
                () -> Thread.ofVirtual().start(() -> {
                    try {
                        provisioner.cancel(run, shell);
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                }));
        Run.End end = provisioner.follow(run, shell, heard);
        assertTrue(end.cancelled());
        assertTrue(heard.log().contains("interrupted"), heard.log());
        assertFalse(provisioner.isRunning(run, shell));
    }

    @Test
    void a_run_whose_holder_was_killed_is_said_to_be_lost_and_the_next_may_begin() throws Exception {
        Run run = start("echo ready; sleep 3");
        var heard = new Heard();
        String pid = Files.readString(run.folder().path().resolve("pid")).strip();
        heard.when(
                "ready",
                () -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly());
        Run.End end = provisioner.follow(run, shell, heard);
        assertFalse(end.isGood());
        assertTrue(end.why().orElseThrow().contains("killed"), end.why().toString());
        assertEquals(0, provisioner.follow(start("true"), shell, new Heard()).status());
    }

    @Test
    void what_is_to_run_before_stands_in_the_same_log_and_its_failure_ends_the_run() throws Exception {
        Run good = start("echo then", List.of("echo", "machines made"));
        var heard = new Heard();
        assertEquals(0, provisioner.follow(good, shell, heard).status());
        assertTrue(heard.log().matches("(?s).*\nmachines made\n.*\nthen\n"), heard.log());
        Run bad = start("echo then", List.of("sh", "-c", "exit 4"));
        Run.End end = provisioner.follow(bad, shell, new Heard());
        assertEquals(4, end.status());
        assertTrue(
                end.why().orElseThrow().contains("before ended with 4"),
                end.why().toString());
    }

    @Test
    void a_missing_ansible_is_a_sentence() throws Exception {
        var reach = new Reach(List.of("/none/ansible-playbook"), Optional.empty(), Optional.empty());
        Run run = provisioner.start(order(ProvisionOptions.WHOLE, reach), shell, Optional.empty());
        Run.End end = provisioner.follow(run, shell, new Heard());
        assertEquals(Optional.of("/none/ansible-playbook cannot be started: No such file or directory."), end.why());
    }

    @Test
    void old_runs_are_pruned_and_differences_named() throws Exception {
        Run first = start("exit 1");
        provisioner.follow(first, shell, new Heard());
        Run second = start("exit 0");
        provisioner.follow(second, shell, new Heard());
        var all = runs.all();
        assertEquals(2, all.size());
        var changes = RunChanges.of(
                runs.find(first.id()).orElseThrow(), runs.find(second.id()).orElseThrow());
        assertTrue(changes.lines().contains(new RunChanges.Line("outcome", "failed", "succeeded")), changes.toString());
        assertEquals(List.of(), changes.files());
        assertEquals(1, runs.prune(1).size());
        assertEquals(
                List.of(all.getFirst().id()), runs.all().stream().map(Run::id).toList());
    }

    /** So that the tests above see files as others would: the shell is this machine's. */
    @Test
    void the_local_shell_runs_commands_here() throws Exception {
        assertEquals(
                "x\n",
                shell.run(Command.of(Duration.ofSeconds(10), "echo", "x")).text());
    }

    private Run start(String script) throws Exception {
        return start(script, List.of());
    }

    private Run start(String script, List<String> before) throws Exception {
        var options = new ProvisionOptions(
                "site", List.of(), List.of(), List.of(), false, false, 0, OptionalInt.empty(), false, before);
        var reach = new Reach(script(script), Optional.empty(), Optional.empty());
        return provisioner.start(order(options, reach), shell, Optional.empty());
    }

    private static List<String> script(String text) {
        return List.of("sh", "-c", text, "sh");
    }

    private static Order order(ProvisionOptions options, Reach reach) throws Exception {
        var bundle = Bundle.of(Examples.plan("two-gpu-nodes"), SlurmVersion.V24_11, Templates.shipped());
        return new Order("hpc", Path.of("cluster.yaml"), bundle, options, reach, Optional.empty());
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static final class Heard implements RunListener {
        private final ByteArrayOutputStream events = new ByteArrayOutputStream();
        private final ByteArrayOutputStream log = new ByteArrayOutputStream();
        private String awaited = "";
        private Runnable then = () -> {};

        void when(String word, Runnable action) {
            awaited = word;
            then = action;
        }

        String log() {
            return log.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void events(byte[] buffer, int from, int length) {
            events.write(buffer, from, length);
        }

        @Override
        public void log(byte[] buffer, int from, int length) {
            log.write(buffer, from, length);
            // As a line of its own: the command's line stands in the log too.
            if (!awaited.isEmpty() && ("\n" + log()).contains("\n" + awaited + "\n")) {
                awaited = "";
                then.run();
            }
        }
    }
}
