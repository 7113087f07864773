package trainyard.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trainyard.app.operate.Verb;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Keyboard;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.settings.AuditEntry;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.NodeState.Shown;

/** Every verb, done by keys alone: to its target, through its dialog, to what it does on the demo and in the audit log. */
class KeyboardWalkTest {
    private static final BooleanSupplier NOTHING_MORE = () -> true;

    @TempDir
    Path folder;

    private final Map<Verb, Runnable> walks = new EnumMap<>(Verb.class);
    private KeyWindow open;
    private Keyboard keys;

    KeyboardWalkTest() {
        walks.put(Verb.DRAIN, () -> drain(node(Shown.ALLOCATED)));
        walks.put(Verb.RESUME, this::resume);
        walks.put(Verb.DOWN, this::down);
        walks.put(Verb.REBOOT, () -> reboot(node(Shown.ALLOCATED)));
        walks.put(Verb.CANCEL_REBOOT, this::cancelReboot);
        walks.put(Verb.POWER_DOWN, () -> powerDown(node(Shown.IDLE)));
        walks.put(Verb.POWER_UP, this::powerUp);
        walks.put(Verb.CANCEL, this::cancel);
        walks.put(Verb.SIGNAL, this::signal);
        walks.put(Verb.HOLD, () -> hold(waiting(0)));
        walks.put(Verb.RELEASE, this::release);
        walks.put(Verb.REQUEUE, this::requeue);
        walks.put(Verb.REQUEUE_HOLD, this::requeueHold);
        walks.put(Verb.SUSPEND, () -> suspend(running()));
        walks.put(Verb.CONTINUE, this::goOn);
        walks.put(Verb.TOP, this::top);
        walks.put(Verb.CHANGE, this::change);
    }

    @BeforeEach
    void open() throws Exception {
        open = new KeyWindow(folder);
        keys = open.keys;
        open.allowActions();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void every_verb_is_done_by_keys(Verb verb) {
        Runnable walk = walks.get(verb);
        assertNotNull(walk, "no walk by keys for " + verb);
        walk.run();
    }

    private String node(Shown state) {
        return open.snapshot().nodes().stream()
                .filter(node -> node.state().shown() == state)
                .map(Node::name)
                .findFirst()
                .orElseThrow();
    }

    /** The one that its time limit ends last. */
    private String running() {
        return open.snapshot().jobs().stream()
                .filter(job -> job.state().phase() == Phase.RUNNING && job.id().matches("[0-9]+"))
                .max(Comparator.comparing(job -> job.ended().orElseThrow()))
                .map(Job::id)
                .orElseThrow();
    }

    /** Those that start last come first. */
    private String waiting(int place) {
        return open.snapshot().jobs().stream()
                .filter(job -> job.state().phase() == Phase.PENDING
                        && job.id().matches("[0-9]+")
                        && job.reason().equals("Priority"))
                .sorted(Comparator.comparing(Job::priority))
                .skip(place)
                .map(Job::id)
                .findFirst()
                .orElseThrow();
    }

    private void toNode(String name) {
        open.first(KeyCode.DIGIT3, "nodes", "node:" + name);
    }

    private void toJob(String id) {
        open.first(KeyCode.DIGIT4, "jobs", "job:" + id);
    }

    private String nodeState(String name) {
        return open.value("node", name, "State");
    }

    private String jobState(String id) {
        return open.value("job", id, "JobState");
    }

    /** By the menu key, the button above the table, or the palette. */
    private void byMenu(String item) {
        keys.chord(KeyCode.SHIFT, KeyCode.F10);
        keys.choose(item);
    }

    private void byButton(String table, String item) {
        keys.tabTo(table + "-actions");
        keys.type(KeyCode.SPACE);
        keys.choose(item);
    }

    /** The dialog's own button, for what costs work. */
    private void confirm(String button) {
        Fx.await(() -> open.button(button).isPresent());
        keys.tabToButton(button);
        keys.type(KeyCode.SPACE);
    }

    /** Enter, which is enough for what costs nothing. */
    private void enter(String button) {
        Fx.await(() -> open.button(button).filter(found -> !found.isDisabled()).isPresent());
        keys.type(KeyCode.ENTER);
    }

    private AuditEntry done(String action, String target, BooleanSupplier effect) {
        AuditEntry entry = open.audited(action);
        assertEquals("done", entry.result(), entry.toString());
        assertEquals(List.of(target), entry.targets());
        open.awaitNoDialog();
        Keyboard.await(action + " of " + target, effect);
        return entry;
    }

    private void drain(String node) {
        toNode(node);
        keys.type(KeyCode.D);
        Fx.await(() -> keys.isAtNow("field-reason"));
        keys.write("fan 3 is loud");
        keys.type(KeyCode.TAB);
        keys.write("8h");
        enter("Drain " + node);
        AuditEntry entry = done("drain", node, () -> nodeState(node).contains("DRAIN"));
        assertTrue(entry.command().contains("ResumeAfter=28800"), entry.toString());
        assertTrue(open.value("node", node, "Reason").startsWith("fan 3 is loud"));
    }

    private void resume() {
        String node = node(Shown.ALLOCATED);
        drain(node);
        toNode(node);
        keys.type(KeyCode.R);
        enter("Resume " + node);
        done("resume", node, () -> !nodeState(node).contains("DRAIN"));
    }

    private void down() {
        String node = node(Shown.ALLOCATED);
        toNode(node);
        byMenu("Set down");
        Fx.await(() -> keys.isAtNow("field-reason"));
        keys.write("smoke");
        confirm("Set down " + node);
        done("down", node, () -> nodeState(node).startsWith("DOWN"));
    }

    private void reboot(String node) {
        toNode(node);
        byButton("nodes", "Reboot");
        Fx.await(() -> keys.isAtNow("field-next-state"));
        keys.type(KeyCode.SPACE);
        keys.choose("down");
        keys.tabTo("field-reason");
        keys.write("new kernel");
        confirm("Reboot " + node);
        AuditEntry entry = done("reboot", node, () -> nodeState(node).contains("REBOOT"));
        assertTrue(entry.command().contains("nextstate=DOWN"), entry.toString());
    }

    private void cancelReboot() {
        String node = node(Shown.ALLOCATED);
        reboot(node);
        toNode(node);
        open.palette("Cancel the reboot of " + node);
        enter("Cancel the reboot of " + node);
        done("cancel reboot", node, () -> !nodeState(node).contains("REBOOT"));
    }

    private void powerDown(String node) {
        toNode(node);
        byMenu("Power down");
        Fx.await(() -> keys.isAtNow("field-how"));
        keys.type(KeyCode.SPACE);
        keys.choose("off at once");
        confirm("Power down " + node);
        done("power down by force", node, () -> nodeState(node).contains("POWER"));
    }

    private void powerUp() {
        String node = node(Shown.IDLE);
        powerDown(node);
        Keyboard.await(node + " is off", () -> nodeState(node).contains("POWERED_DOWN"));
        toNode(node);
        byButton("nodes", "Power up");
        enter("Power up " + node);
        done("power up", node, () -> !nodeState(node).contains("POWERED_DOWN"));
    }

    private void cancel() {
        String job = running();
        toJob(job);
        keys.type(KeyCode.DELETE);
        Fx.await(() -> open.button("Cancel job " + job).isPresent());
        assertTrue(open.labels("#impact .label").getFirst().startsWith("1 job loses its work: " + job));
        keys.type(KeyCode.ENTER);
        Fx.await(() -> !open.isDialogOpen());
        assertEquals("RUNNING", jobState(job), "Enter alone cancelled a job");
        keys.type(KeyCode.DELETE);
        confirm("Cancel job " + job);
        done("cancel", job, () -> jobState(job).equals("CANCELLED"));
    }

    private void signal() {
        String job = running();
        toJob(job);
        byMenu("Signal");
        Fx.await(() -> keys.isAtNow("field-signal"));
        keys.write("USR1");
        keys.tabTo("field-to");
        keys.type(KeyCode.SPACE);
        keys.choose("the batch script and");
        assertTrue(open.labels("#impact .label").getFirst().startsWith("1 job that runs is touched: " + job));
        confirm("Signal job " + job);
        AuditEntry entry = done("signal", job, NOTHING_MORE);
        assertEquals(List.of("--signal=USR1", "--full"), entry.command().subList(2, 4));
        assertEquals("RUNNING", jobState(job));
    }

    private void hold(String job) {
        toJob(job);
        keys.type(KeyCode.H);
        enter("Hold job " + job);
        done("hold", job, () -> open.value("job", job, "Priority").equals("0"));
    }

    private void release() {
        String job = waiting(0);
        hold(job);
        toJob(job);
        keys.type(KeyCode.L);
        enter("Release job " + job);
        done("release", job, () -> !open.value("job", job, "Priority").equals("0"));
    }

    private void requeue() {
        String job = running();
        toJob(job);
        keys.type(KeyCode.Q);
        confirm("Requeue job " + job);
        done("requeue", job, () -> jobState(job).equals("PENDING"));
    }

    private void requeueHold() {
        String job = running();
        toJob(job);
        byButton("jobs", "Requeue and hold");
        confirm("Requeue and hold job " + job);
        done(
                "requeue and hold",
                job,
                () -> jobState(job).equals("PENDING")
                        && open.value("job", job, "Priority").equals("0"));
    }

    private void suspend(String job) {
        toJob(job);
        open.palette("Suspend job " + job);
        enter("Suspend job " + job);
        done("suspend", job, () -> jobState(job).equals("SUSPENDED"));
    }

    private void goOn() {
        String job = running();
        suspend(job);
        toJob(job);
        byMenu("Continue");
        enter("Continue job " + job);
        done("continue", job, () -> jobState(job).equals("RUNNING"));
    }

    private void top() {
        String job = waiting(3);
        toJob(job);
        byButton("jobs", "Put first");
        enter("Put first job " + job);
        AuditEntry entry = done("top", job, NOTHING_MORE);
        assertEquals(List.of("scontrol", "top", job), entry.command());
        assertFalse(jobState(job).isEmpty());
    }

    private void change() {
        String job = waiting(0);
        String before = waiting(1);
        String node = node(Shown.IDLE);
        String partition = open.value("job", job, "Partition").equals("a100") ? "h100" : "a100";
        toJob(job);
        keys.type(KeyCode.E);
        Fx.await(() -> keys.isAtNow("field-time-limit"));
        var values = Map.of(
                "field-time-limit",
                "17",
                "field-partition",
                partition,
                "field-qos",
                "normal",
                "field-nice",
                "40",
                "field-dependency",
                "afterany:" + before,
                "field-excluded-nodes",
                node);
        values.forEach((field, value) -> {
            keys.tabTo(field);
            keys.write(value);
        });
        keys.tabTo("field-nice");
        enter("Change job " + job);
        done("change", job, () -> open.value("job", job, "TimeLimit").equals("00:17:00"));
        assertEquals(partition, open.value("job", job, "Partition"));
        assertEquals("normal", open.value("job", job, "QOS"));
        assertEquals("40", open.value("job", job, "Nice"));
        assertTrue(open.value("job", job, "Dependency").contains(":" + before));
        assertEquals(node, open.value("job", job, "ExcNodeList"));
    }
}
