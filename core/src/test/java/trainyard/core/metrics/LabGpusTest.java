package trainyard.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.Lab;
import trainyard.core.live.Node;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.metrics.NodeGpus.NotRead;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/**
 * A real OpenSSH between real machines, none of which has an NVIDIA driver, and one of whose controllers has no ssh
 * client: each step from there over an unknown host key to a login that finds no nvidia-smi has its sentence, and none is a failure of the sampler. What the steps need lies in a folder
 * of the controller that goes with the test, but for one line in the node's authorized_keys, which is taken out again.
 */
@Timeout(120)
class LabGpusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Connection compute;
    private RemoteShell controller;
    private RemoteShell node;
    private Snapshot snapshot;
    private Optional<String> folder = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        compute = Lab.compute();
        controller = open(Lab.controller());
        node = open(compute);
        try (var poller = new Poller(controller, Clock.systemUTC(), Pace.GENTLE)) {
            snapshot = poller.once();
        }
        folder = Optional.of(run(controller, "mktemp", "-d", "/tmp/trainyard-gpus-XXXXXX"));
    }

    private static RemoteShell open(Connection to) {
        return Shells.ofThisUser(to.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(to);
    }

    private static String run(RemoteShell shell, String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    @AfterEach
    void clean() throws Exception {
        if (folder.isPresent()) {
            // The key's comment is the folder's name, so that this line alone is found.
            run(node, "sed", "-i", "\\#" + folder.get() + "$#d", ".ssh/authorized_keys");
            run(controller, "rm", "-rf", folder.get());
            node.close();
            controller.close();
        }
    }

    private NotRead read(RemoteShell through) throws Exception {
        GpuView view = new GpuSampler(through, Clock.systemUTC()).sample(snapshot, List.of(compute.name()));
        GpuSample sample = view.newest().orElseThrow();
        assertEquals(Optional.empty(), view.trouble());
        assertEquals(List.of(), sample.gpus());
        var told = assertInstanceOf(NotRead.class, sample.nodes().getFirst());
        assertEquals(told.sentence(), sample.notes().getFirst().sentence());
        assertEquals(List.of(), IdleRule.NOW.find(sample, view.history(), snapshot));
        return told;
    }

    /** The same connection, with ssh's files in the test's folder in place of the user's own. */
    private RemoteShell withOwnFiles() {
        return new OwnSshFiles(controller, folder.orElseThrow() + "/config");
    }

    private boolean hasSsh() throws Exception {
        return controller.run(Command.of(PATIENCE, "which", "ssh")).ok();
    }

    private void configure() throws Exception {
        assumeTrue(hasSsh(), "this lab's controller has no ssh client");
        String here = folder.orElseThrow();
        run(
                controller,
                "sh",
                "-c",
                "printf 'UserKnownHostsFile %s/known\\nIdentityFile %s/key\\nIdentitiesOnly yes\\n' \"$0\" \"$0\""
                        + " >\"$0/config\"; touch \"$0/known\"; ssh-keygen -q -t ed25519 -N '' -C \"$0\" -f \"$0/key\"",
                here);
    }

    private void trustTheNode() throws Exception {
        run(
                controller,
                "sh",
                "-c",
                "ssh-keyscan -t ed25519 \"$1\" >\"$0/known\" 2>/dev/null; test -s \"$0/known\"",
                folder.orElseThrow(),
                compute.name());
    }

    @Test
    void a_login_machine_without_ssh_says_so() throws Exception {
        assumeFalse(hasSsh(), "this lab's controller has an ssh client");
        NotRead told = read(controller);
        assertEquals(Cause.NO_TOOL, told.cause());
        assertEquals(
                controller.target() + " has no ssh command, so that no node can be reached from it.", told.sentence());
    }

    @Test
    void a_node_whose_host_key_is_not_known_is_not_trusted() throws Exception {
        configure();
        NotRead told = read(withOwnFiles());
        assertEquals(Cause.NOT_TRUSTED, told.cause());
        assertTrue(told.sentence().contains("does not know the host key of " + compute.name()), told.sentence());
    }

    @Test
    void a_node_that_lets_nobody_in_has_refused() throws Exception {
        configure();
        trustTheNode();
        NotRead told = read(withOwnFiles());
        assertEquals(Cause.REFUSED, told.cause());
        assertTrue(told.sentence().contains("Permission denied (publickey"), told.sentence());
        assertTrue(
                told.sentence().startsWith(compute.name() + " does not let this user in from " + controller.target()),
                told.sentence());
    }

    @Test
    void a_node_without_driver_has_no_tool() throws Exception {
        configure();
        trustTheNode();
        String key = run(controller, "cat", folder.orElseThrow() + "/key.pub");
        run(node, "sh", "-c", "printf '%s\\n' \"$0\" >>.ssh/authorized_keys", key);
        NotRead told = read(withOwnFiles());
        assertEquals(Cause.NO_TOOL, told.cause());
        assertTrue(told.sentence().startsWith(compute.name() + " has no nvidia-smi"), told.sentence());
    }

    @Test
    void a_name_without_address_is_not_reached() throws Exception {
        configure();
        var ghost = Fleet.snapshot(List.of(Fleet.node("no-such-machine", 4, 0, true)), List.of());
        var sample = new GpuSampler(withOwnFiles(), Clock.systemUTC())
                .sample(ghost, List.of("no-such-machine"))
                .newest()
                .orElseThrow();
        var told = assertInstanceOf(NotRead.class, sample.nodes().getFirst());
        assertEquals(Cause.UNREACHABLE, told.cause());
        assertTrue(told.sentence().contains("finds no address for no-such-machine"), told.sentence());
    }

    @Test
    void the_labs_nodes_have_gpus_by_slurm() {
        assertTrue(snapshot.nodes().stream().mapToInt(Node::gpus).sum() > 0, "so that they would be read");
        assertTrue(GpuNodes.choose(snapshot, "", GpuSampler.MOST_NODES).all() > 0);
    }
}
