package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.core.Lab;
import trainyard.core.live.Attention.Target;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.slurm.NodeState.Shown;

/** The contract on real Slurm: the lab whose {@code lab status --json} the property {@code trainyard.lab} names. */
class LabLiveContractTest extends LiveContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Connection controller;

    @BeforeAll
    static void find() {
        controller = Lab.controller();
    }

    @Override
    protected RemoteShell open() {
        return Shells.ofThisUser(controller.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(controller);
    }

    private void update(String node, String... changes) throws Exception {
        var words = new ArrayList<>(List.of("sudo", "scontrol", "update", "nodename=" + node));
        words.addAll(List.of(changes));
        shell().run(Command.of(PATIENCE, words)).orFail();
    }

    private static Node node(Snapshot snapshot, String name) {
        return snapshot.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_drained_node_shows_within_one_refresh() throws Exception {
        Snapshot before = snapshot();
        String name = before.nodes().getLast().name();
        String why = "contract: fan State=DOWN? it's loud [x]";
        update(name, "state=drain", "reason=" + why);
        try {
            Snapshot after = snapshot();
            Node drained = node(after, name);
            assertTrue(
                    List.of(Shown.DRAINED, Shown.DRAINING)
                            .contains(drained.state().shown()),
                    drained.record());
            var reason = drained.reason().orElseThrow();
            assertEquals(why, reason.text());
            assertEquals("root", reason.user());
            assertTrue(reason.since().orElseThrow().isAfter(before.takenAt().minusSeconds(300)));
            assertTrue(SnapshotDiff.between(before, after).nodes().changed().stream()
                    .anyMatch(change -> change.after().name().equals(name)));
            assertTrue(Attentions.in(after, PATIENCE).stream()
                    .anyMatch(entry -> entry.target() instanceof Target.Nodes(var names) && names.contains(name)));
        } finally {
            update(name, "state=resume");
        }
        assertTrue(node(snapshot(), name).reason().isEmpty());
    }
}
