package trainyard.core.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

/** The contract on real Slurm. The lab's user is no Slurm operator and may use sudo; jobs belong to another user. */
class LabActionContractTest extends ActionContract {
    private static Connection controller;

    private final List<String> jobs = new ArrayList<>();

    @BeforeAll
    static void find() {
        controller = Lab.controller();
    }

    @Override
    protected RemoteShell open() {
        return Shells.ofThisUser(controller.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(controller);
    }

    @Override
    protected Connection connection() {
        return controller.with(false, true);
    }

    private String submit(String... options) throws Exception {
        var words = new ArrayList<>(List.of("sudo", "-n", "-u", "alice", "sbatch", "--parsable", "--chdir=/tmp"));
        words.addAll(List.of(options));
        words.addAll(List.of("--output=/dev/null", "--wrap", "srun sleep 300"));
        String id = slurm(words.toArray(String[]::new));
        jobs.add(id);
        return id;
    }

    @Override
    protected String runningJob() throws Exception {
        String id = submit("--nodes=1", "--ntasks=1");
        eventually(
                id + " runs its step",
                () -> slurm("squeue", "-h", "-s", "-o", "%i").lines().anyMatch((id + ".0")::equals));
        return id;
    }

    @Override
    protected String waitingJob() throws Exception {
        return submit("--begin=now+1hour");
    }

    @Override
    protected Tasks waitingArray() throws Exception {
        return new Tasks(submit("--begin=now+1hour", "--array=1-5"), 1);
    }

    private List<String> nodes() throws Exception {
        return slurm("sinfo", "-h", "-N", "-o", "%N").lines().distinct().toList();
    }

    @Override
    protected String idleNode() throws Exception {
        String node = nodes().getLast();
        eventually(node + " is idle", () -> state(node).equals("IDLE"));
        return node;
    }

    @Override
    protected String otherPartition(String partition) throws Exception {
        return slurm("sinfo", "-h", "-o", "%R")
                .lines()
                .filter(other -> !other.equals(partition))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected void passTime() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    @Override
    protected boolean switchesNodes() {
        return false;
    }

    @Override
    protected void restore() throws Exception {
        for (String job : jobs) {
            shell.run(Command.of(PATIENCE, "sudo", "-n", "scancel", job)).orFail();
        }
        for (String node : nodes()) {
            if (state(node).contains("DRAIN") || state(node).contains("DOWN")) {
                shell.run(Command.of(PATIENCE, "sudo", "-n", "scontrol", "update", "nodename=" + node, "state=resume"));
            }
            eventually(node + " is idle again", () -> state(node).equals("IDLE"));
        }
    }

    @Test
    void who_is_no_operator_is_told_what_to_ask_for() throws Exception {
        String job = waitingJob();
        String node = nodes().getFirst();
        var audit = AuditLog.in(new SettingsFolder(home));
        var plain = new Operator(shell, controller.with(false, false), audit, InstantSource.system());
        List<Action> actions = List.of(
                new NodeAction.Drain(List.of(node, nodes().getLast()), "contract", Optional.empty()),
                new NodeAction.CancelReboot(List.of(node)),
                new JobAction.Hold(List.of(job), false),
                new JobAction.Top(List.of(job)),
                JobAction.Cancel.of(List.of(job)));
        for (Action action : actions) {
            for (Verdict verdict : plain.run(action, _ -> {})) {
                assertEquals(Verdict.Status.REFUSED, verdict.status(), action + ": " + verdict);
                String sentence = verdict.sentence();
                assertTrue(sentence.contains("Slurm does not let " + shell.target() + " do this"), sentence);
                assertTrue(sentence.contains("AdminLevel=Operator"), sentence);
            }
        }
        assertEquals("PENDING", value("job", job, "JobState"));
        assertEquals(5, audit.latest(10, List.of("refused")).size(), "nobody asks again for each node alone");
    }
}
