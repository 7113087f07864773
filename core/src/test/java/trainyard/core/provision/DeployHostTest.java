package trainyard.core.provision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.plan.Examples;
import trainyard.core.remote.Command;
import trainyard.core.remote.DeployHost;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.render.Bundle;
import trainyard.core.render.Templates;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.SlurmVersion;

/** A run on another machine, over a real sshd, with a script in the place of ansible-playbook. */
@Timeout(90)
class DeployHostTest {
    @TempDir
    private Path home;

    @TempDir
    private Path keys;

    private DeployHost host;
    private RemoteShell shell;
    private Runs runs;
    private Provisioner provisioner;
    private String there = "";

    @BeforeEach
    void open() throws Exception {
        host = DeployHost.in(keys);
        shell = host.open();
        runs = Runs.in(new SettingsFolder(home));
        provisioner = new Provisioner(runs, AuditLog.in(new SettingsFolder(home)), InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        if (!there.isEmpty()) {
            shell.run(Command.of(Duration.ofSeconds(20), "rm", "-rf", there)).orFail();
        }
        if (host != null) {
            shell.close();
            host.close();
        }
    }

    @Test
    void all_that_a_run_needs_is_carried_there_and_what_it_tells_is_kept_here() throws Exception {
        Run run = start(
                "read -r word || true; test \"$word\" = secret && test -f bundle/slurm/slurm.conf"
                        + " && test -f ansible/playbooks/site.yml && echo '{\"v\":1}' >>$TRAINYARD_EVENTS && echo fine",
                true);
        assertEquals(0, follow(run).status(), () -> log(run));
        assertEquals("{\"v\":1}\n", Files.readString(run.folder().events()));
        assertTrue(log(run).endsWith("fine\n"), log(run));
        assertArrayEquals(
                Files.readAllBytes(Path.of(there, "log.txt")),
                Files.readAllBytes(run.folder().log()));
        assertEquals(
                Optional.of("deploy"), runs.find(run.id()).orElseThrow().where().connection());
    }

    @Test
    void a_run_goes_on_through_a_broken_connection_and_nothing_is_lost_or_told_twice() throws Exception {
        Run run = start("echo first; while [ ! -e go ]; do sleep 0.1; done; echo last", false);
        var first = new CompletableFuture<String>();
        var following = following(run, first);
        Thread.ofVirtual().start(following);
        first.get();
        host.breakConnections();
        Files.createFile(Path.of(there, "go"));
        assertEquals(0, following.get().status());
        assertEquals(1, log(run).split("\nfirst\n", -1).length - 1, log(run));
        assertTrue(log(run).endsWith("\nlast\n"), log(run));
    }

    @Test
    void the_next_console_goes_on_where_the_last_one_stopped() throws Exception {
        Run run = start("echo first; while [ ! -e go ]; do sleep 0.1; done; echo last", false);
        var first = new CompletableFuture<String>();
        var following = Thread.ofVirtual().start(following(run, first));
        first.get();
        following.interrupt();
        following.join();
        assertTrue(provisioner.isRunning(run, shell));
        Files.createFile(Path.of(there, "go"));
        try (RemoteShell next = host.open()) {
            var later = new Provisioner(runs, AuditLog.in(new SettingsFolder(home)), InstantSource.system());
            Run found = runs.find(run.id()).orElseThrow();
            assertEquals(
                    0,
                    later.follow(found, next, new Watch(new CompletableFuture<>()))
                            .status());
        }
        assertEquals(1, log(run).split("\nfirst\n", -1).length - 1, log(run));
        assertTrue(log(run).endsWith("\nlast\n"), log(run));
    }

    @Test
    void a_run_there_can_be_cancelled() throws Exception {
        Run run = start("sleep 60", false);
        provisioner.cancel(run, shell);
        assertTrue(follow(run).cancelled());
        assertFalse(provisioner.isRunning(run, shell));
    }

    private Run.End follow(Run run) throws Exception {
        return provisioner.follow(run, shell, new Watch(new CompletableFuture<>()));
    }

    private FutureTask<Run.End> following(Run run, CompletableFuture<String> first) {
        return new FutureTask<>(() -> provisioner.follow(run, shell, new Watch(first)));
    }

    private Run start(String script, boolean password) throws Exception {
        var options = new ProvisionOptions(
                "site", List.of(), List.of(), List.of(), false, false, 0, OptionalInt.empty(), password, List.of());
        var bundle = Bundle.of(Examples.plan("two-gpu-nodes"), SlurmVersion.V24_11, Templates.shipped());
        var reach = new Reach(List.of("sh", "-c", script, "sh"), Optional.empty(), Optional.empty());
        var order = new Order("hpc", Path.of("cluster.yaml"), bundle, options, reach, Optional.of("deploy"));
        Run run = provisioner.start(
                order, shell, password ? Optional.of(new Secret("secret".toCharArray())) : Optional.empty());
        there = run.where().folder();
        return run;
    }

    private static String log(Run run) {
        try {
            return Files.readString(run.folder().log());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Says when the script has printed its first line. */
    private record Watch(CompletableFuture<String> first) implements RunListener {
        @Override
        public void events(byte[] buffer, int from, int length) {
            // Read from the file afterwards.
        }

        @Override
        public void log(byte[] buffer, int from, int length) {
            String text = new String(buffer, from, length, StandardCharsets.UTF_8);
            if (("\n" + text).contains("\nfirst\n")) {
                first.complete(text);
            }
        }
    }
}
