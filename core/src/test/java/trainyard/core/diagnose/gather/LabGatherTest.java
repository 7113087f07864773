package trainyard.core.diagnose.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.LabNodeLogin;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.diagnose.EvidenceFolder.Piece;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** A job that really failed on real Slurm: what it left behind comes, and quickly. */
@Timeout(180)
class LabGatherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FOLDER = "/srv/lab-shared/lab-gather";

    /** Its output, a rank's output and its error file, as a composed job leaves them. */
    private static final String SCRIPT = """
            #!/bin/sh
            #SBATCH --job-name=lab-gather
            #SBATCH --nodes=2
            #SBATCH --ntasks-per-node=1
            #SBATCH --time=2
            #SBATCH --output=/srv/lab-shared/lab-gather/%x-%j.out
            mkdir -p /srv/lab-shared/lab-gather/$SLURM_JOB_ID/errors
            cd /srv/lab-shared/lab-gather/$SLURM_JOB_ID
            echo 'ValueError: of rank 1' >rank-1.out
            echo '{"message": {"message": "ValueError: of rank 1"}}' >errors/rank-1.json
            echo 'the output of the job'
            srun sh -c 'exit 3'
            """;

    @TempDir
    Path folder;

    /** As the lab's ordinary user, whose files the admin may read. */
    private static String failedJob() throws Exception {
        String alice = Lab.ordinaryUser().user();
        try (RemoteShell admin = LabNodeLogin.open(Lab.controller())) {
            admin.run(Command.of(PATIENCE, "sudo", "-n", "install", "-d", "-o", alice, FOLDER))
                    .orFail();
        }
        try (RemoteShell user = LabNodeLogin.open(Lab.ordinaryUser())) {
            CommandResult submitted = user.run(new Command(
                    List.of("sbatch", "--parsable", "--wait"),
                    SCRIPT.getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(120)));
            return submitted.text().strip();
        }
    }

    private Map<String, Piece> pieces(Manifest manifest) {
        return manifest.pieces().stream().collect(Collectors.toMap(Piece::path, piece -> piece));
    }

    private String text(String path) throws Exception {
        return Files.readString(folder.resolve(path));
    }

    @Test
    void what_a_failed_job_left_behind_comes() throws Exception {
        String job = failedJob();
        try (var shell = LabNodeLogin.open()) {
            long begun = System.nanoTime();
            Manifest manifest = new Gatherer(shell, true, Clock.systemUTC()).gather(job, "lab", folder);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT, "gathered in %.2f s: %s%n%s%n", seconds, manifest.pieces(), manifest.missing());
            assertTrue(seconds < 10, "it took " + seconds + " s");
            var pieces = pieces(manifest);
            assertEquals(Lab.version().release(), manifest.version());
            assertTrue(text("slurm/accounting.txt").contains(job + ".0|"), text("slurm/accounting.txt"));
            assertTrue(text("slurm/accounting.txt").matches("(?s).*\\|\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}[+-]\\d{4}\\|.*"));
            assertTrue(text("slurm/job.txt").contains("JobId=" + job + " "));
            assertTrue(
                    text("slurm/nodes.txt").contains("NodeName=" + Lab.compute().name() + " "));
            assertTrue(text("slurm/script.sh").contains("srun sh -c 'exit 3'"));
            assertTrue(text("slurm/controller.log").contains("JobId=" + job), text("slurm/controller.log"));
            assertTrue(text("outputs/lab-gather-" + job + ".out").contains("the output of the job"));
            Piece error = pieces.get("outputs/" + job + "/errors/rank-1.json");
            assertEquals(SourceKind.ERROR_FILE, error.kind());
            assertEquals(1, error.rank().orElseThrow());
            assertEquals(1, pieces.get("outputs/" + job + "/rank-1.out").rank().orElseThrow());
            for (var node : Lab.computes()) {
                Piece log = pieces.get("nodes/" + node.name() + "/slurmd.log");
                assertEquals(SourceKind.SLURMD, log.kind());
                assertEquals(node.name(), log.node().orElseThrow());
                assertTrue(text(log.path()).contains(job), text(log.path()));
                assertTrue(text("nodes/" + node.name() + "/now/munge.txt").contains("Success"));
                assertTrue(text("nodes/" + node.name() + "/now/disks.txt").contains("/dev/shm"));
            }
            assertEquals(
                    manifest.pieces().size(),
                    EvidenceFolder.open(folder).sources().size());
        }
    }

    @Test
    void a_login_that_may_little_is_told_what_is_missing_and_how_to_get_it() throws Exception {
        String job = failedJob();
        try (var shell = LabNodeLogin.open(Lab.controller())) {
            Manifest manifest = new Gatherer(shell, false, Clock.systemUTC()).gather(job, "lab", folder);
            var missing = manifest.missing().stream().collect(Collectors.toMap(one -> one.what(), one -> one));
            assertTrue(missing.get("slurmctld's log").why().contains("may not read"));
            assertTrue(missing.get("slurmctld's log").how().contains("sudo"));
            var log = missing.get("slurmd's log on " + Lab.compute().name());
            assertTrue(log.why().contains("may not read"), missing.toString());
            assertTrue(pieces(manifest).containsKey("slurm/accounting.txt"));
        }
    }

    /** The lab's controller has no key for its nodes, and does not know theirs: the console does. */
    @Test
    void nodes_are_asked_by_the_consoles_own_login_where_the_controller_has_none() throws Exception {
        String job = failedJob();
        try (var shell = LabNodeLogin.open(Lab.controller())) {
            Manifest manifest = new Gatherer(shell, true, Clock.systemUTC()).gather(job, "lab", folder);
            for (var node : Lab.computes()) {
                assertTrue(text("nodes/" + node.name() + "/slurmd.log").contains(job), manifest.missing()::toString);
            }
        }
    }

    @Test
    void a_node_whose_host_key_nobody_knows_is_not_asked(@TempDir Path home) throws Exception {
        String job = failedJob();
        try (var shell = LabNodeLogin.knowingTheControllerAlone(home)) {
            Manifest manifest = new Gatherer(shell, true, Clock.systemUTC()).gather(job, "lab", folder);
            String node = Lab.compute().name();
            assertFalse(pieces(manifest).containsKey("nodes/" + node + "/slurmd.log"));
            assertTrue(
                    manifest.missing().stream()
                            .anyMatch(one -> one.what().equals("what " + node + " itself knows")
                                    && one.why().contains("Nor could the console log in there itself: ")
                                    && one.why().contains("key")),
                    manifest.missing()::toString);
        }
    }

    @Test
    void a_job_that_there_never_was_is_no_evidence() throws Exception {
        try (var shell = LabNodeLogin.open(Lab.controller())) {
            var gatherer = new Gatherer(shell, false, Clock.systemUTC());
            var unknown = assertThrows(RemoteException.class, () -> gatherer.gather("4000000", "lab", folder));
            assertTrue(unknown.getMessage().startsWith("Slurm does not know job 4000000"), unknown.getMessage());
        }
    }
}
