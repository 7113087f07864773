package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.live.Attention.Target;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;

class DrainRemindersTest {
    private static final Instant DRAINED = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant DUE = Instant.parse("2026-05-04T14:00:00Z");

    @TempDir
    Path home;

    private final ScriptedShell shell = ScriptedShell.of(new Recording("22.05"));
    private DrainReminders reminders;

    @BeforeEach
    void drain() throws Exception {
        reminders = new DrainReminders(Reminders.in(new SettingsFolder(home)), "lab");
        reminders.keep(List.of("n1", "n2"), DUE, DRAINED, "fan");
    }

    private Snapshot snapshot(Instant at, String... nodes) throws Exception {
        shell.answer("nodes", String.join("\n", nodes) + "\n");
        try (var poller = new Poller(shell, Clock.fixed(at, ZoneOffset.UTC), Pace.GENTLE)) {
            return poller.once();
        }
    }

    private LiveView view(Instant at, String... nodes) throws Exception {
        return view(at, Duration.ZERO, nodes);
    }

    private LiveView view(Instant at, Duration took, String... nodes) throws Exception {
        return new LiveView(Optional.of(snapshot(at, nodes)), Optional.empty(), took, Duration.ofSeconds(5));
    }

    private static String node(String name, String state) {
        return "NodeName=" + name + " State=" + state + (state.contains("DRAIN") ? " Reason=fan [root@1]" : "");
    }

    private List<Attention> due(Instant now, String... nodes) throws Exception {
        return reminders.due(snapshot(now, nodes), now, ZoneOffset.UTC);
    }

    @Test
    void nothing_is_told_before_its_time() throws Exception {
        assertEquals(List.of(), due(DUE.minusSeconds(1), node("n1", "IDLE+DRAIN"), node("n2", "IDLE+DRAIN")));
        assertEquals(Optional.of(DUE), reminders.until("n1"));
        assertEquals(Optional.empty(), reminders.until("n3"));
    }

    @Test
    void nodes_drained_together_are_one_question() throws Exception {
        Attention only =
                due(DUE, node("n1", "IDLE+DRAIN"), node("n2", "MIXED+DRAIN")).getFirst();
        assertEquals("2 nodes drained until 14:00 by you: resume?", only.title());
        assertEquals("fan", only.detail());
        assertEquals(new Target.DrainOver(List.of("n1", "n2")), only.target());
        assertEquals(
                "2 nodes drained until 2026-05-04 14:00 by you: resume?",
                due(DUE.plusSeconds(86_400), node("n1", "IDLE+DRAIN"), node("n2", "IDLE+DRAIN"))
                        .getFirst()
                        .title());
    }

    @Test
    void another_reason_that_somebody_gave_since_is_told() throws Exception {
        Attention only = due(DUE, "NodeName=n1 State=IDLE+DRAIN Reason=PSU burnt [bob@1795474904]")
                .getFirst();
        assertEquals("1 node drained until 14:00 by you: resume?", only.title());
        assertEquals("fan; now: PSU burnt (bob)", only.detail());
    }

    @Test
    void a_node_that_is_resumed_is_forgotten_and_the_other_is_not() throws Exception {
        reminders.forgetResumed(view(DRAINED.plusSeconds(60), node("n1", "IDLE"), node("n2", "IDLE+DRAIN")));
        assertEquals(Optional.empty(), reminders.until("n1"));
        assertEquals(Optional.of(DUE), reminders.until("n2"));
    }

    @Test
    void a_snapshot_from_before_the_drain_forgets_nothing() throws Exception {
        reminders.forgetResumed(view(DRAINED.minusSeconds(1), node("n1", "IDLE"), node("n2", "IDLE")));
        assertTrue(reminders.until("n1").isPresent() && reminders.until("n2").isPresent());
    }

    @Test
    void a_snapshot_that_was_under_way_during_the_drain_forgets_nothing() throws Exception {
        Instant after = DRAINED.plusSeconds(2);
        reminders.forgetResumed(view(after, Duration.ofSeconds(3), node("n1", "IDLE"), node("n2", "IDLE")));
        assertTrue(reminders.until("n1").isPresent() && reminders.until("n2").isPresent());
        reminders.forgetResumed(view(after, Duration.ofSeconds(1), node("n1", "IDLE"), node("n2", "IDLE")));
        assertTrue(reminders.until("n1").isEmpty() && reminders.until("n2").isEmpty());
    }

    @Test
    void another_clusters_node_of_the_same_name_is_not_meant() throws Exception {
        var other = new DrainReminders(Reminders.in(new SettingsFolder(home)), "other");
        assertEquals(List.of(), other.due(snapshot(DUE, node("n1", "IDLE+DRAIN")), DUE, ZoneOffset.UTC));
        other.forgetResumed(view(DUE, node("n1", "IDLE")));
        assertEquals(Optional.of(DUE), reminders.until("n1"));
    }
}
