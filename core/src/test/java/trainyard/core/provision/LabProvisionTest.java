package trainyard.core.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.plan.PlanFile;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.preflight.Check;
import trainyard.core.provision.preflight.Preflight;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.LocalShell;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.render.Bundle;
import trainyard.core.render.Templates;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

/**
 * What goes wrong while real machines are provisioned ends with the host, the task and one plain sentence, and a retry of
 * the hosts that failed finishes the work. All runs are for one compute node, whose jobs these tests would disturb.
 */
@Timeout(400)
class LabProvisionTest {
    private static final Path LAB =
            Path.of("..", "ansible", "lab", "lab").toAbsolutePath().normalize();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final RunListener SILENT = new RunListener() {
        @Override
        public void events(byte[] buffer, int from, int length) {
            // Read from the file afterwards.
        }

        @Override
        public void log(byte[] buffer, int from, int length) {
            // Read from the file afterwards.
        }
    };

    @TempDir
    private Path home;

    private final LocalShell here = new LocalShell();
    private Connection node;
    private RemoteShell shell;
    private Runs runs;
    private Provisioner provisioner;
    private Order whole;

    @BeforeEach
    void open() throws Exception {
        node = Lab.compute();
        assumeTrue("root".equals(System.getProperty("user.name")), "the lab's machines are made by root");
        shell = new Shells(home, home.resolve("known_hosts"), HostKeyDecision.REFUSE, SecretPrompt.NOBODY).open(node);
        var settings = new SettingsFolder(home);
        runs = Runs.in(settings);
        provisioner = new Provisioner(runs, AuditLog.in(settings), InstantSource.system());
        var plan = PlanFile.parse("lab.yaml", lab("plan")).plan().orElseThrow();
        whole = new Order(
                plan.name(),
                Path.of("lab.yaml"),
                Bundle.of(plan, Lab.version(), Templates.shipped()),
                ProvisionOptions.WHOLE.retry(List.of(node.name())),
                new Reach(
                        List.of(lab("ansible").strip().split(" ")),
                        node.identity().map(Path::toString),
                        node.knownHosts().map(Path::toString)),
                Optional.empty());
    }

    @AfterEach
    void close() {
        // Without a lab there was none to open.
        if (shell != null) {
            shell.close();
        }
    }

    @Test
    void what_is_looked_at_before_passes_on_good_machines_and_names_one_that_is_gone() throws Exception {
        var plan = PlanFile.parse("lab.yaml", lab("plan")).plan().orElseThrow();
        var preflight = new Preflight(plan, whole.reach(), here, InstantSource.system());
        var good = preflight.run(List.of(), Optional.empty());
        assertTrue(good.stream().allMatch(check -> check.result() == Check.Result.PASS), good::toString);
        link("down");
        try {
            var failed = preflight.run(List.of(), Optional.empty()).stream()
                    .filter(check -> check.result() == Check.Result.FAIL)
                    .toList();
            assertEquals(1, failed.size(), failed::toString);
            assertEquals(node.name(), failed.getFirst().machine());
            assertEquals(Check.Kind.LOGIN, failed.getFirst().kind());
        } finally {
            link("up");
        }
    }

    @Test
    void a_machine_out_of_reach() throws Exception {
        var failure = failure(options(), () -> link("down"), () -> link("up"));
        assertEquals("Gathering Facts", failure.taskName());
        assertTrue(failure.sentence().startsWith("cannot be reached: "), failure.sentence());
    }

    @Test
    void a_wrong_password_for_sudo() throws Exception {
        wantPasswordForSudo();
        try {
            Run wrong = run(asking(), Optional.of("wrong-one"));
            var failure = only(wrong);
            assertEquals("Gathering Facts", failure.taskName());
            assertEquals("sudo does not accept the password: run again with the right one.", failure.sentence());
            assertFalse(Files.readString(wrong.folder().log()).contains("wrong-one"));
            Run right = run(asking().retry(RunReport.of(wrong).failedHosts()), Optional.of("right-one"));
            assertTrue(right.end().orElseThrow().isGood(), () -> said(right));
        } finally {
            wantNoPasswordForSudo();
        }
    }

    @Test
    void no_password_for_sudo_where_one_is_wanted() throws Exception {
        wantPasswordForSudo();
        try {
            var failure = only(run(options(), Optional.empty()));
            assertTrue(failure.sentence().startsWith("sudo asks for a password: "), failure.sentence());
        } finally {
            wantNoPasswordForSudo();
        }
    }

    @Test
    void a_full_disk() throws Exception {
        var failure = failure(
                options(),
                () -> on(
                        "sudo mount -t tmpfs -o size=8k none /etc/slurm && sudo dd if=/dev/zero of=/etc/slurm/full bs=1k"
                                + " 2>/dev/null; true"),
                () -> on("sudo umount /etc/slurm"));
        assertTrue(failure.taskName().startsWith("slurm-compute: Carry "), failure.taskName());
        assertTrue(failure.sentence().startsWith("the disk is full: "), failure.sentence());
    }

    @Test
    void a_package_that_is_missing() throws Exception {
        var failure = failure(
                options(),
                () -> on(
                        "sudo sh -c 'apt-get -qq -y remove slurmd >/dev/null 2>&1;"
                                + " mv /etc/apt/sources.list /root/sources.kept; mv /var/lib/apt/lists /root/lists.kept; mkdir -p /var/lib/apt/lists/partial'"),
                () -> on("sudo sh -c 'mv /root/sources.kept /etc/apt/sources.list;"
                        + " rm -rf /var/lib/apt/lists; mv /root/lists.kept /var/lib/apt/lists'"));
        assertEquals("there is no package slurmd in this machine's repositories.", failure.sentence());
    }

    /** The role gives the node the cluster's key again: nothing is left to retry. */
    @Test
    void another_munge_key_is_mended() throws Exception {
        on("sudo sh -c 'head -c 128 /dev/urandom >/etc/munge/munge.key; systemctl restart munge'");
        Run run = run(options(), Optional.empty());
        assertTrue(run.end().orElseThrow().isGood(), () -> said(run));
        assertTrue(RunReport.of(run).board().total().changed() > 0, () -> said(run));
    }

    @Test
    void a_cancelled_run_is_finished_by_the_next() throws Exception {
        Run run = provisioner.start(with(options()), here, Optional.empty());
        provisioner.cancel(run, here);
        assertTrue(provisioner.follow(run, here, SILENT).cancelled());
        Run next = run(options(), Optional.empty());
        assertTrue(next.end().orElseThrow().isGood(), () -> said(next));
    }

    private interface Step {
        void go() throws Exception;
    }

    /** Provisions while something is wrong, and again for what failed when it was mended. */
    private RunBoard.Failure failure(ProvisionOptions options, Step wrong, Step mend) throws Exception {
        Run failed;
        wrong.go();
        try {
            failed = run(options, Optional.empty());
        } finally {
            mend.go();
        }
        var failure = only(failed);
        assertEquals(node.name(), failure.hostName());
        Run again = run(options.retry(RunReport.of(failed).failedHosts()), Optional.empty());
        assertTrue(again.end().orElseThrow().isGood(), () -> said(again));
        return failure;
    }

    private static RunBoard.Failure only(Run run) throws Exception {
        assertFalse(run.end().orElseThrow().isGood(), () -> said(run));
        var failures = RunReport.of(run).board().failures();
        assertEquals(1, failures.size(), () -> said(run));
        return failures.getFirst();
    }

    private Run run(ProvisionOptions options, Optional<String> password) throws Exception {
        var secret = password.map(text -> new Secret(text.toCharArray()));
        Run run = provisioner.start(with(options), here, secret);
        provisioner.follow(run, here, SILENT);
        return runs.find(run.id()).orElseThrow();
    }

    private Order with(ProvisionOptions options) {
        return new Order(whole.cluster(), whole.plan(), whole.bundle(), options, whole.reach(), whole.where());
    }

    private ProvisionOptions options() {
        return whole.options();
    }

    private ProvisionOptions asking() {
        return new ProvisionOptions(
                "site",
                List.of(node.name()),
                List.of(),
                List.of(),
                false,
                false,
                0,
                OptionalInt.empty(),
                true,
                List.of());
    }

    /** In one go: between two, nobody could use sudo. */
    private void wantPasswordForSudo() throws Exception {
        on("sudo sh -c 'echo trainyard:right-one | chpasswd; cp -p /etc/sudoers.d/trainyard /root/sudoers.kept;"
                + " echo \"trainyard ALL=(ALL) ALL\" >/etc/sudoers.d/trainyard'");
    }

    private void wantNoPasswordForSudo() throws Exception {
        on("echo right-one | sudo -S sh -c 'mv /root/sudoers.kept /etc/sudoers.d/trainyard; passwd -l trainyard'");
    }

    private void link(String state) throws Exception {
        // Where the machine is: its network namespace is named after the suite's subnet.
        String subnet = node.host().split("\\.")[2];
        here.run(Command.of(PATIENCE, "ip", "-n", "tylab" + subnet + "-" + node.name(), "link", "set", "eth0", state))
                .orFail();
    }

    private void on(String script) throws Exception {
        shell.run(Command.of(PATIENCE, "sh", "-c", script)).orFail();
    }

    private String lab(String action) throws Exception {
        return here.run(Command.of(PATIENCE, LAB.toString(), action, "--suite", Lab.suite()))
                .orFail()
                .text();
    }

    private static String said(Run run) {
        try {
            return new String(Files.readAllBytes(run.folder().log()), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
