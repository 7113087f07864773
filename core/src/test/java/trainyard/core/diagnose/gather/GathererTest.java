package trainyard.core.diagnose.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.core.diagnose.gather.RecordedCluster.clock;
import static trainyard.core.diagnose.gather.RecordedCluster.piece;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.diagnose.EvidenceFolder.Piece;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;

class GathererTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static final String ACCOUNTING = """
            JobID|JobIDRaw|User|State|ExitCode|Submit|Start|End|NodeList|WorkDir|JobName
            7|7|alice|FAILED|1:0|2026-12-01T10:20:00+0100|2026-12-01T10:20:01+0100|2026-12-01T10:30:00+0100|gpu-[01-02]|/home/alice|train
            7.0|7.0||FAILED|1:0||2026-12-01T10:20:01+0100|2026-12-01T10:30:00+0100|gpu-02||python
            """;

    private static final String CONFIG = """
            SLURM_VERSION           = 24.11.5
            SlurmctldHost[0]        = controller(10.0.0.1)
            SlurmctldLogFile        = /var/log/slurm/slurmctld.log
            SlurmdLogFile           = /var/log/slurm/%h.log
            """;

    @TempDir
    Path folder;

    private RecordedCluster cluster;

    @BeforeEach
    void a_login_node_from_which_all_is_reached() {
        cluster = new RecordedCluster()
                .on(
                        "here",
                        piece("host", "login\n", "0")
                                + clock(NOW)
                                + piece("zone", "/usr/share/zoneinfo/Europe/Berlin\n", "0")
                                + piece("offset", "+0100\n", "0")
                                + piece("credential", "MUNGE:abc:\n", "0"))
                .on("scontrol show config", CONFIG)
                .on("sacct -P -D", ACCOUNTING)
                .on("sacct -a", "JobID|State\n7|FAILED\n6|COMPLETED\n")
                .on("sacct -X", "JobID|State\n5|FAILED\n7|FAILED\n")
                .on("scontrol -d -o show job 7", 1, "", "slurm_load_jobs error: Invalid job id specified")
                .on("scontrol write", "#!/bin/sh\nsrun python train.py\n")
                .on(
                        "scontrol -o show node",
                        "NodeName=gpu-01 State=IDLE\nNodeName=gpu-02 State=DOWN* Reason=Not responding\n")
                .on("sacctmgr", "NodeName|State\ngpu-02|DOWN*\n")
                .on("controller controller", clock(NOW) + piece("log", "[2026-12-01T10:30:00.000] JobId=7\n", "0"))
                .on("files", piece("/home/alice/slurm-7.out", "hello\n", "whole 6"))
                .on(
                        "node gpu-01",
                        clock(NOW.plusSeconds(3_601)) + piece("slurmd", "[2026-12-01T11:30:00.000] [7.0] done\n", "0"))
                .on("node gpu-02", clock(NOW) + piece("slurmd", "", "denied") + piece("kernel", "", "denied"));
    }

    private Manifest gather() throws Exception {
        return new Gatherer(cluster, false, () -> NOW).gather("7", "lab", folder);
    }

    private static Map<String, Missing> missing(Manifest manifest) {
        return manifest.missing().stream().collect(Collectors.toMap(Missing::what, Function.identity()));
    }

    private static Map<String, Piece> pieces(Manifest manifest) {
        return manifest.pieces().stream().collect(Collectors.toMap(Piece::path, Function.identity()));
    }

    @Test
    void all_that_is_there_comes_with_what_it_is() throws Exception {
        Manifest manifest = gather();
        assertEquals("24.11", manifest.version());
        assertEquals(ZoneId.of("Europe/Berlin"), manifest.zone());
        var kinds = manifest.pieces().stream().collect(Collectors.toMap(Piece::path, Piece::kind));
        assertEquals(
                Map.of(
                        "slurm/accounting.txt", SourceKind.ACCOUNTING,
                        "slurm/script.sh", SourceKind.SCRIPT,
                        "slurm/nodes.txt", SourceKind.NODES,
                        "slurm/events.txt", SourceKind.EVENTS,
                        "slurm/controller.log", SourceKind.SLURMCTLD,
                        "slurm/other-jobs.txt", SourceKind.OTHER_JOBS,
                        "slurm/attempts.txt", SourceKind.OTHER_JOBS,
                        "outputs/slurm-7.out", SourceKind.LOG,
                        "nodes/gpu-01/slurmd.log", SourceKind.SLURMD,
                        "nodes/gpu-01/clock.txt", SourceKind.STATE),
                kinds);
        assertEquals("JobID|State\n6|COMPLETED\n", Files.readString(folder.resolve("slurm/other-jobs.txt")));
        assertEquals(manifest, EvidenceFolder.manifest(folder));
    }

    @Test
    void the_clock_of_a_node_is_told_where_it_is_wrong() throws Exception {
        Manifest manifest = gather();
        Duration behind = pieces(manifest).get("nodes/gpu-01/slurmd.log").behind();
        assertTrue(behind.plusSeconds(3_601).abs().toSeconds() < 5, behind.toString());
        String said = Files.readString(folder.resolve("nodes/gpu-01/clock.txt"));
        assertTrue(said.matches("clock: 360\\d s ahead of the controller\n"), said);
        assertFalse(pieces(manifest).containsKey("nodes/gpu-02/clock.txt"));
    }

    @Test
    void what_is_missing_has_a_reason_and_a_way() throws Exception {
        var missing = missing(gather());
        assertEquals(
                "slurmctld has forgotten it: it keeps a job for MinJobAge.",
                missing.get("slurmctld's record of job 7").why());
        assertEquals(
                "This login may not read it.",
                missing.get("slurmd's log on gpu-02").why());
        assertTrue(missing.get("slurmd's log on gpu-02").how().startsWith("Turn on sudo"));
        assertTrue(missing.get("the kernel log of gpu-02").how().contains("systemd-journal"));
    }

    @Test
    void a_cluster_that_answers_nothing_but_accounting_is_evidence_all_the_same() throws Exception {
        cluster = new RecordedCluster().on("sacct -P -D", ACCOUNTING);
        Manifest manifest = gather();
        assertEquals(
                List.of("slurm/accounting.txt"),
                manifest.pieces().stream().map(Piece::path).toList());
        assertTrue(missing(manifest).get("slurmctld's log").why().contains("nobody answers"));
        assertTrue(missing(manifest).containsKey("the batch script"));
        assertTrue(missing(manifest).containsKey("what gpu-02 itself knows"));
    }

    @Test
    void an_old_sacct_is_asked_for_fewer_fields() throws Exception {
        var old = new RecordedCluster()
                .on(
                        "sacct -P -D -o JobID,JobIDRaw,User,Account,Partition,QOS,State,ExitCode,DerivedExitCode,Submit%30,"
                                + "Eligible%30,Start%30,End%30,Elapsed,Timelimit,ReqMem,MaxRSS,MaxRSSNode,NNodes,NTasks,AllocCPUS,"
                                + "ReqTRES,AllocTRES,TRESUsageInMax,NodeList,Reason,Comment,SystemComment,AdminComment,WorkDir,JobName",
                        ACCOUNTING)
                .on("sacct -P -D", 1, "", "sacct: error: Invalid field requested: \"FailedNode\"");
        cluster = old;
        assertTrue(pieces(gather()).containsKey("slurm/accounting.txt"));
    }

    @Test
    void a_node_that_lets_nobody_in_or_does_not_answer_is_missing() throws Exception {
        cluster.on("node gpu-01", 255, "", "alice@gpu-01: Permission denied (publickey).")
                .fails("node gpu-02", new RemoteProblem.TimedOut("ssh gpu-02", Duration.ofSeconds(5)));
        var missing = missing(gather());
        assertTrue(missing.get("what gpu-01 itself knows").why().startsWith("gpu-01 does not let this user in"));
        assertEquals(
                "There was no answer within 5 s.",
                missing.get("what gpu-02 itself knows").why());
    }

    @Test
    void of_many_nodes_the_most_telling_are_asked_and_the_rest_is_counted() throws Exception {
        String many = IntStream.rangeClosed(1, 99)
                .mapToObj("NodeName=gpu-%02d State=IDLE\n"::formatted)
                .collect(Collectors.joining())
                .replace("gpu-99 State=IDLE", "gpu-99 State=IDLE+DRAIN Reason=Xid 79");
        cluster.on("sacct -P -D", ACCOUNTING.replace("gpu-[01-02]", "gpu-[01-99]"))
                .on("scontrol -o show node", many);
        Manifest manifest = gather();
        assertTrue(cluster.asked().contains("node gpu-99"), cluster.asked().toString());
        assertTrue(cluster.asked().contains("node gpu-02"), "whose step failed");
        assertTrue(cluster.asked().contains("node gpu-01"), "where the script ran");
        assertEquals(
                64,
                cluster.asked().stream().filter(one -> one.startsWith("node ")).count());
        assertTrue(missing(manifest).get("what 35 nodes know").why().startsWith("gpu-["));
    }

    @Test
    void a_connection_that_does_not_work_is_a_failure() {
        cluster.fails("scontrol", new RemoteProblem.Unreachable("login", "no route"));
        assertThrows(RemoteException.class, this::gather);
    }

    @Test
    void a_job_that_nobody_knows_is_a_failure() {
        cluster.on("sacct -P -D", "JobID|State\n");
        var unknown = assertThrows(RemoteException.class, this::gather);
        assertEquals("Slurm does not know job 7: neither slurmctld nor accounting has it.", unknown.getMessage());
    }

    @Test
    void what_is_no_job_id_is_not_asked() {
        var gatherer = new Gatherer(cluster, false, () -> NOW);
        assertThrows(RemoteException.class, () -> gatherer.gather("7; rm -rf /", "lab", folder));
        assertEquals(List.of(), cluster.asked());
    }

    @Test
    void names_of_files_stay_inside_the_folder() throws Exception {
        cluster.on(
                "files",
                piece("/home/alice/slurm-7.out", "hello\n", "whole 6")
                        + piece("/home/alice/7/../../../etc/passwd", "root\n", "whole 5")
                        + piece("/home/alice/7/rank-1.out", "one\n", "whole 4"));
        Manifest manifest = gather();
        assertEquals(1, pieces(manifest).get("outputs/7/rank-1.out").rank().orElseThrow());
        for (Piece piece : manifest.pieces()) {
            assertFalse(piece.path().contains(".."), piece.path());
        }
        assertEquals(
                manifest.pieces().size(), EvidenceFolder.open(folder).sources().size());
    }
}
