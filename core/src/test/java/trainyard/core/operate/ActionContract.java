package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.live.Job;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.Snapshot;
import trainyard.core.operate.Verdict.Status;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.SlurmVersion;

/**
 * What every action does on every cluster, real or not. What became of a target is looked up with Slurm's own commands,
 * not with the console's parsers.
 */
@Timeout(180)
public abstract class ActionContract {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);
    protected static final String NO_JOB = "99999999";

    @TempDir
    protected Path home;

    protected RemoteShell shell;
    private AuditLog audit;

    protected abstract RemoteShell open() throws Exception;

    /** One that may operate the cluster. */
    protected abstract Connection connection();

    /** A job that runs on one node, with a step 0. */
    protected abstract String runningJob() throws Exception;

    /** A job that waits and goes on waiting. */
    protected abstract String waitingJob() throws Exception;

    /** An array of at least four tasks that wait. */
    protected abstract Tasks waitingArray() throws Exception;

    /** A node that is idle, and stays so. */
    protected abstract String idleNode() throws Exception;

    /** Two partitions. */
    protected abstract String otherPartition(String partition) throws Exception;

    /** Until the next look at a cluster that changes by itself. */
    protected abstract void passTime();

    /** Brings what a test touched back to what it was. */
    protected abstract void restore() throws Exception;

    /** Whether SuspendProgram and RebootProgram are configured. */
    protected abstract boolean switchesNodes();

    /** The array and the number of its first waiting task. */
    public record Tasks(String array, int first) {
        String range(int from, int to) {
            return array + "_[" + (first + from) + "-" + (first + to) + "]";
        }

        String task(int place) {
            return array + "_" + (first + place);
        }
    }

    @BeforeEach
    final void connect() throws Exception {
        shell = open();
        audit = AuditLog.in(new SettingsFolder(home));
    }

    @AfterEach
    final void disconnect() throws Exception {
        if (shell != null) {
            try {
                restore();
            } finally {
                shell.close();
            }
        }
    }

    protected final String slurm(String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().strip();
    }

    protected final void eventually(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                fail("did not come about within " + PATIENCE + ": " + what);
            }
            passTime();
        }
    }

    /** A value of {@code scontrol show}; empty where the record has no such key. */
    protected final String value(String kind, String name, String key) throws Exception {
        String record = slurm("scontrol", "-o", "show", kind, name);
        var match = Pattern.compile("(?:^| )" + key + "=(.*?)(?= [A-Za-z:/]+=|$)")
                .matcher(record.lines().findFirst().orElse(""));
        return match.find() ? match.group(1).strip() : "";
    }

    protected final String state(String node) throws Exception {
        return value("node", node, "State");
    }

    private String jobState(String id) throws Exception {
        return value("job", id, "JobState");
    }

    private static String reason(String shown) {
        return shown.replaceFirst(" \\[[^\\[]*]$", "");
    }

    protected final Operator operator() {
        return new Operator(shell, connection(), audit, InstantSource.system());
    }

    protected final List<Verdict> run(Action action) throws Exception {
        var heard = new ArrayList<Verdict>();
        List<Verdict> verdicts = operator().run(action, heard::add);
        assertEquals(verdicts, heard);
        assertEquals(
                action.targets().stream().sorted().toList(),
                verdicts.stream().map(Verdict::target).sorted().toList());
        return verdicts;
    }

    protected final void done(Action action) throws Exception {
        assertEquals(
                action.targets().stream()
                        .map(target -> new Verdict(target, Status.DONE, ""))
                        .toList(),
                run(action));
    }

    /** What the one target's refusal says. */
    protected final String refused(Action action) throws Exception {
        Verdict verdict = run(action).getFirst();
        assertEquals(Status.REFUSED, verdict.status(), verdict.toString());
        return verdict.sentence();
    }

    private static void assertSays(String sentence, String... parts) {
        for (String part : parts) {
            assertTrue(sentence.contains(part), sentence);
        }
    }

    protected final Snapshot snapshot() throws Exception {
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            return poller.once();
        }
    }

    private static NodeAction drain(List<String> nodes, String reason) {
        return new NodeAction.Drain(nodes, reason, Optional.empty());
    }

    @Test
    void a_drained_node_keeps_its_jobs_and_its_reason() throws Exception {
        String job = runningJob();
        String node = value("job", job, "BatchHost");
        for (String why : List.of("it's \"loud\" in $HOME; [x] & more", "\"quoted\"", "ends in \"marks\"")) {
            NodeAction drain = drain(List.of(node), why);
            Impact impact = Impact.of(drain, snapshot());
            assertEquals(List.of(node), impact.nodes());
            assertEquals(List.of(), impact.loses());
            assertTrue(impact.awaits().stream().map(Job::id).toList().contains(job), impact.toString());
            done(drain);
            assertTrue(state(node).contains("+DRAIN"), state(node));
            assertEquals(why, reason(value("node", node, "Reason")));
            assertEquals("RUNNING", jobState(job));
            done(new NodeAction.Resume(List.of(node)));
            assertFalse(state(node).contains("DRAIN"), state(node));
        }
    }

    @Test
    void one_unknown_node_keeps_no_other_from_being_drained() throws Exception {
        String node = idleNode();
        var verdicts = run(drain(List.of("nosuch-1", node), "contract"));
        assertEquals(
                List.of(Status.REFUSED, Status.DONE),
                verdicts.stream().map(Verdict::status).toList());
        assertSays(verdicts.getFirst().sentence(), "Slurm knows no node nosuch-1", "Invalid node name specified");
        assertTrue(state(node).contains("DRAIN"), state(node));
        // One command for both, then each alone.
        assertEquals(3, audit.latest(10, List.of()).size());
    }

    @Test
    void what_is_idle_cannot_be_resumed_and_keeps_no_other_from_it() throws Exception {
        String node = idleNode();
        assertSays(refused(new NodeAction.Resume(List.of(node))), node + " is neither drained", "Invalid node state");
        done(drain(List.of(node), "contract"));
        var verdicts = run(new NodeAction.Resume(List.of("nosuch-1", node)));
        assertEquals(
                List.of(Status.REFUSED, Status.DONE),
                verdicts.stream().map(Verdict::status).toList());
        assertFalse(state(node).contains("DRAIN"), state(node));
    }

    @Test
    void slurm_resumes_by_itself_where_it_can() throws Exception {
        String node = idleNode();
        var drain = new NodeAction.Drain(List.of(node), "contract", Optional.of(Duration.ofSeconds(2)));
        SlurmVersion version = SlurmVersion.find(slurm("sinfo", "--version")).orElseThrow();
        if (drain.objection(version).isEmpty()) {
            done(drain);
            assertTrue(state(node).contains("DRAIN"), state(node));
            eventually(node + " is resumed", () -> !state(node).contains("DRAIN"));
        } else {
            assertSays(refused(drain), "set yourself a reminder", "Update of this parameter is not supported");
            assertFalse(state(node).contains("DRAIN"), state(node));
        }
    }

    @Test
    void a_node_that_is_set_down_loses_its_jobs() throws Exception {
        String job = runningJob();
        String node = value("job", job, "BatchHost");
        var down = new NodeAction.Down(List.of(node), "contract: smoke");
        assertTrue(Impact.of(down, snapshot()).loses().stream()
                .map(Job::id)
                .toList()
                .contains(job));
        done(down);
        eventually(job + " is off the node", () -> !jobState(job).equals("RUNNING"));
        // ReturnToService=2, as in the lab, lets a node that is well come back as soon as it registers.
        if (state(node).startsWith("DOWN")) {
            assertEquals("contract: smoke", reason(value("node", node, "Reason")));
            run(new NodeAction.Resume(List.of(node)));
        }
        eventually(node + " is back", () -> !state(node).startsWith("DOWN"));
    }

    @Test
    void nodes_are_switched_where_slurm_has_programs_for_it() throws Exception {
        String node = idleNode();
        for (var to : NodeAction.Power.Switch.values()) {
            var power = new NodeAction.Power(List.of(node), to);
            if (!switchesNodes()) {
                assertSays(refused(power), "Power saving needs SuspendProgram");
                assertFalse(state(node).contains("POWER"), state(node));
            } else {
                done(power);
                eventually(
                        to + " of " + node,
                        () -> state(node).contains("POWERED_DOWN") == (to != NodeAction.Power.Switch.UP));
                done(new NodeAction.Power(List.of(node), NodeAction.Power.Switch.UP));
                eventually(node + " is up", () -> !state(node).contains("POWER"));
            }
        }
    }

    @Test
    void nodes_are_rebooted_where_slurm_has_a_program_for_it() throws Exception {
        String node = idleNode();
        var reboot = new NodeAction.Reboot(List.of(node), NodeAction.Reboot.NextState.RESUME, "contract: new kernel");
        assertSays(
                refused(new NodeAction.CancelReboot(List.of(node))),
                node + " has no reboot to take back",
                "Invalid node state");
        if (!switchesNodes()) {
            assertSays(refused(reboot), "Set RebootProgram in slurm.conf", "RebootProgram isn't defined");
            assertFalse(state(node).contains("REBOOT"), state(node));
            return;
        }
        done(reboot);
        assertTrue(state(node).contains("REBOOT_REQUESTED"), state(node));
        done(new NodeAction.CancelReboot(List.of(node)));
        assertFalse(state(node).contains("REBOOT"), state(node));
        done(reboot);
        eventually(node + " reboots", () -> state(node).contains("REBOOT_ISSUED"));
        eventually(
                node + " is back",
                () -> !state(node).contains("REBOOT") && !state(node).contains("DRAIN"));
    }

    @Test
    void jobs_are_cancelled_and_unknown_or_ended_ones_are_said() throws Exception {
        String running = runningJob();
        String waiting = waitingJob();
        var cancel = JobAction.Cancel.of(List.of(running, NO_JOB, waiting));
        Impact impact = Impact.of(cancel, snapshot());
        assertEquals(2, impact.loses().size(), impact.toString());
        assertEquals(List.of(NO_JOB), impact.unknown());
        var verdicts = run(cancel);
        assertEquals(
                List.of(Status.DONE, Status.REFUSED, Status.DONE),
                verdicts.stream().map(Verdict::status).toList());
        assertSays(verdicts.get(1).sentence(), "Slurm knows no job " + NO_JOB, "Invalid job id specified");
        eventually(waiting + " is cancelled", () -> jobState(waiting).equals("CANCELLED"));
        eventually(running + " is cancelled", () -> jobState(running).equals("CANCELLED"));
        assertSays(refused(JobAction.Cancel.of(List.of(waiting))), waiting + " has ended");
    }

    @Test
    void tasks_of_an_array_are_cancelled_alone() throws Exception {
        Tasks tasks = waitingArray();
        done(JobAction.Cancel.of(List.of(tasks.range(1, 2))));
        var waiting = slurm("squeue", "-h", "-t", "PD", "-j", tasks.array(), "-o", "%i")
                .lines()
                .flatMap(ids -> Hostlist.expand(ids.replaceFirst("%\\d+]", "]")).stream())
                .toList();
        for (int place = 0; place < 4; place++) {
            assertEquals(place == 0 || place == 3, waiting.contains(tasks.task(place)), place + " in " + waiting);
        }
    }

    @Test
    void tasks_of_an_array_are_held_alone() throws Exception {
        Tasks tasks = waitingArray();
        done(new JobAction.Hold(List.of(tasks.task(1)), false));
        assertEquals("0", value("job", tasks.task(1), "Priority"));
        assertFalse(value("job", tasks.task(3), "Priority").equals("0"));
        done(new JobAction.Release(List.of(tasks.task(1))));
        assertFalse(value("job", tasks.task(1), "Priority").equals("0"));
    }

    @Test
    void a_signal_reaches_what_runs() throws Exception {
        String job = runningJob();
        for (var whom : JobAction.Cancel.Whom.values()) {
            done(new JobAction.Cancel(List.of(job), Optional.of("CONT"), whom));
        }
        assertEquals("RUNNING", jobState(job));
        assertSays(
                refused(new JobAction.Cancel(List.of(job), Optional.of("NOSUCH"), JobAction.Cancel.Whom.STEPS)),
                "Unknown job signal: NOSUCH");
        done(new JobAction.Cancel(List.of(job), Optional.of("KILL"), JobAction.Cancel.Whom.ALL));
        eventually(job + " is killed", () -> !jobState(job).equals("RUNNING"));
    }

    @Test
    void a_step_is_cancelled() throws Exception {
        String job = runningJob();
        assertSays(refused(JobAction.Cancel.of(List.of(job + ".7"))), "Slurm knows no job " + job + ".7");
        done(JobAction.Cancel.of(List.of(job + ".0")));
        eventually(job + " has lost its step", () -> !jobState(job).equals("RUNNING"));
    }

    @Test
    void waiting_jobs_are_held_and_released() throws Exception {
        String job = waitingJob();
        var verdicts = run(new JobAction.Hold(List.of(NO_JOB, job), false));
        assertEquals(
                List.of(Status.REFUSED, Status.DONE),
                verdicts.stream().map(Verdict::status).toList());
        assertEquals("0", value("job", job, "Priority"));
        assertEquals("JobHeldAdmin", value("job", job, "Reason"));
        done(new JobAction.Release(List.of(job)));
        assertFalse(value("job", job, "Priority").equals("0"));
        done(new JobAction.Hold(List.of(job), true));
        assertEquals("JobHeldUser", value("job", job, "Reason"));
        done(new JobAction.Release(List.of(job)));
        done(JobAction.Cancel.of(List.of(job)));
        assertSays(refused(new JobAction.Hold(List.of(job), false)), job + " has ended", "Job has already finished");
    }

    @Test
    void running_jobs_are_requeued() throws Exception {
        String job = runningJob();
        done(new JobAction.Requeue(List.of(job), false));
        eventually(job + " waits", () -> jobState(job).equals("PENDING"));
        assertSays(refused(new JobAction.Requeue(List.of(job), false)), job + " waits", "Job is pending execution");
        String other = runningJob();
        done(new JobAction.Requeue(List.of(other), true));
        eventually(
                other + " is held",
                () -> jobState(other).equals("PENDING")
                        && value("job", other, "Priority").equals("0"));
    }

    @Test
    void jobs_are_changed() throws Exception {
        String job = waitingJob();
        String on = waitingJob();
        String node = idleNode();
        String partition = otherPartition(value("job", job, "Partition"));
        var change = new JobAction.Change(
                List.of(job),
                new JobChange(
                        Optional.of("00:17:00"),
                        Optional.of(partition),
                        Optional.of("normal"),
                        Optional.of(40),
                        Optional.of("afterany:" + on),
                        Optional.of(node)));
        // Slurm 24.11 and 26.05 may ask to try again where the partition of a new job is changed.
        eventually("the change", () -> {
            Verdict verdict = run(change).getFirst();
            assertTrue(verdict.isDone() || verdict.sentence().contains("Try again"), verdict.toString());
            return verdict.isDone();
        });
        assertEquals("00:17:00", value("job", job, "TimeLimit"));
        assertEquals(partition, value("job", job, "Partition"));
        assertEquals("normal", value("job", job, "QOS"));
        assertEquals("40", value("job", job, "Nice"));
        assertSays(value("job", job, "Dependency"), ":" + on);
        assertEquals(node, value("job", job, "ExcNodeList"));
        done(new JobAction.Change(List.of(job), only("", "")));
        assertEquals("(null)", value("job", job, "Dependency"));
        assertEquals("(null)", value("job", job, "ExcNodeList"));
    }

    private static JobChange only(String dependency, String excluded) {
        return new JobChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(dependency),
                Optional.of(excluded));
    }

    private static JobChange partition(String name) {
        return new JobChange(
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void what_cannot_be_changed_is_said() throws Exception {
        String waiting = waitingJob();
        String running = runningJob();
        assertSays(refused(new JobAction.Change(List.of(waiting), partition("nosuch"))), "no partition of that name");
        assertSays(refused(new JobAction.Change(List.of(waiting), only("bogus", ""))), "does not take the dependency");
        assertSays(
                refused(new JobAction.Change(
                        List.of(running), partition(otherPartition(value("job", running, "Partition"))))),
                running + " no longer waits");
        assertSays(refused(new JobAction.Change(List.of(NO_JOB), partition("x"))), "Slurm knows no job");
    }

    @Test
    void a_job_comes_to_the_top() throws Exception {
        String first = waitingJob();
        String second = waitingJob();
        done(new JobAction.Top(List.of(second, first)));
        // All or none.
        for (Verdict verdict : run(new JobAction.Top(List.of(second, NO_JOB)))) {
            assertEquals(Status.REFUSED, verdict.status(), verdict.toString());
            assertSays(verdict.sentence(), "Slurm does not know all of the jobs " + second + "," + NO_JOB);
        }
        assertSays(refused(new JobAction.Top(List.of(NO_JOB))), "Slurm knows no job " + NO_JOB);
        assertSays(refused(new JobAction.Top(List.of(runningJob()))), "no longer waits");
    }

    @Test
    void running_jobs_are_suspended_and_run_on() throws Exception {
        String job = runningJob();
        assertSays(refused(new JobAction.Continue(List.of(job))), job + " is not suspended");
        done(new JobAction.Suspend(List.of(job)));
        assertEquals("SUSPENDED", jobState(job));
        done(new JobAction.Continue(List.of(job)));
        assertEquals("RUNNING", jobState(job));
        String waiting = waitingJob();
        assertSays(refused(new JobAction.Suspend(List.of(waiting))), waiting + " waits");
        assertSays(refused(new JobAction.Suspend(List.of(NO_JOB))), "Slurm knows no job " + NO_JOB);
    }

    @Test
    void all_of_it_is_in_the_audit_log() throws Exception {
        String job = waitingJob();
        done(new JobAction.Hold(List.of(job), false));
        refused(new JobAction.Suspend(List.of(job)));
        List<AuditEntry> entries = audit.latest(10, List.of());
        assertEquals(
                List.of("suspend", "hold"),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals(
                List.of("refused", "done"),
                entries.stream().map(AuditEntry::result).toList());
        AuditEntry hold = entries.getLast();
        assertEquals(
                operator()
                        .commands(new JobAction.Hold(List.of(job), false))
                        .getFirst()
                        .words(),
                hold.command());
        assertEquals(List.of(job), hold.targets());
        assertEquals(shell.target(), hold.machine());
        assertSays(entries.getFirst().said(), "Job is pending execution");
    }
}
