package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trainyard.core.Lab;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;

/** The contract on real Slurm, with a few jobs of an ordinary user. */
class LabDetailContractTest extends DetailContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> IDS = new ArrayList<>();

    private static String tooLong;

    @BeforeAll
    static void submit() throws Exception {
        try (var shell = shell()) {
            // The job that ends goes first, and the next two wait for it, so that all three kinds are there.
            String ended = submit(shell, "-n1", "--mem=50M", "--wrap=srun true; exit 3");
            String running =
                    submit(shell, "-n1", "--mem=50M", "--gres=gpu:2", "-dafterany:" + ended, "--wrap=sleep 300");
            tooLong = submit(shell, "-pdebug", "-t2:00:00", "-n1", "--wrap=true");
            await(shell, ended, "FAILED");
            await(shell, running, "RUNNING");
        }
    }

    private static String submit(RemoteShell shell, String... words) throws Exception {
        var all = new ArrayList<>(List.of("sudo", "-u", "alice", "sbatch", "--parsable", "-D/tmp", "-Jcontract"));
        all.addAll(List.of(words));
        String id = shell.run(Command.of(PATIENCE, all)).orFail().text().strip();
        IDS.add(id);
        return id;
    }

    /** A shell on the controller waits, since only there is it known without asking over and over. */
    private static void await(RemoteShell shell, String id, String state) throws Exception {
        String loop = "for i in $(seq 50); do sacct -X -n -P -j " + id + " -o State | grep -q " + state
                + " && exit 0; sleep 1; done; exit 1";
        shell.run(Command.of(PATIENCE, "sh", "-c", loop)).orFail();
    }

    @AfterAll
    static void cancel() throws Exception {
        if (!IDS.isEmpty()) {
            try (var shell = shell()) {
                var words = new ArrayList<>(List.of("sudo", "scancel"));
                words.addAll(IDS);
                shell.run(Command.of(PATIENCE, words)).orFail();
            }
        }
    }

    private static RemoteShell shell() {
        var controller = Lab.controller();
        return Shells.ofThisUser(controller.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(controller);
    }

    /** Drained and resumed at once, so that slurmdbd has it whatever the lab did before. */
    @Override
    String nodeThatWasOut() {
        try (var shell = shell()) {
            for (String[] change : new String[][] {{"state=drain", "reason=contract"}, {"state=resume"}}) {
                var words = new ArrayList<>(List.of("sudo", "scontrol", "update", "nodename=compute-02"));
                words.addAll(List.of(change));
                shell.run(Command.of(PATIENCE, words)).orFail();
            }
            return "compute-02";
        } catch (RemoteException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    RemoteShell open() {
        return shell();
    }

    @Test
    void the_change_that_it_names_lets_a_job_go_on() throws Exception {
        try (var shell = open();
                var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            var details = new ClusterDetails(shell, ZoneOffset.UTC);
            JobWhy why = JobWhy.ask(details, poller.once(), tooLong).value().orElseThrow();
            assertEquals("PartitionTimeLimit", why.reason().code());
            var words = new ArrayList<>(List.of("sudo", "-u", "alice"));
            words.addAll(why.change().orElseThrow().command().orElseThrow().words());
            shell.run(Command.of(PATIENCE, words)).orFail();
            await(shell, tooLong, "COMPLETED");
        }
    }
}
