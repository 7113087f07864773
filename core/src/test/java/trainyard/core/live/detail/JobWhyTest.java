package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Pace;
import trainyard.core.live.PendingReason.Who;
import trainyard.core.live.Poller;
import trainyard.core.live.Recording;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.LimitHit.Kind;

/** Why the recorded jobs wait, and what else jobs may wait for. */
class JobWhyTest {
    private static final String PARTITIONS = """
            PartitionName=gpu Default=YES MaxNodes=UNLIMITED MaxTime=UNLIMITED MinNodes=0 Nodes=compute-[01-02] State=UP TotalCPUs=4 TotalNodes=2 TRES=cpu=4,gres/gpu=8
            PartitionName=debug Default=NO MaxNodes=1 MaxTime=00:30:00 MinNodes=0 Nodes=compute-[01-02] State=UP TotalCPUs=4 TotalNodes=2 QoS=tyshort AllowAccounts=team,lab TRES=cpu=4,gres/gpu=8
            """;

    private static final String NODES = """
            NodeName=compute-01 CPUAlloc=0 CPUTot=2 CPULoad=0.1 Gres=gpu:rtx4090:4 RealMemory=1843 AllocMem=0 FreeMem=1 State=IDLE Partitions=gpu,debug CfgTRES=cpu=2,gres/gpu=4 AllocTRES=
            NodeName=compute-02 CPUAlloc=0 CPUTot=2 CPULoad=0.1 Gres=gpu:rtx4090:4 RealMemory=1843 AllocMem=0 FreeMem=1 State=IDLE Partitions=gpu,debug CfgTRES=cpu=2,gres/gpu=4 AllocTRES=
            """;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Answers of one version: its recorded jobs, limits and priorities. */
    private static AnswersShell shell(String version, String details, String jobs) {
        var recording = new Recording(version);
        return new AnswersShell()
                .on("show node", bytes(NODES))
                .on("show partition", bytes(PARTITIONS))
                .on("show config", recording.bytes("config"))
                .on("squeue", bytes(jobs))
                .on("show job", bytes(details))
                .on("sprio", recording.bytes("priorities"))
                .on("show qos", recording.bytes("qos"))
                .on("show assoc", recording.bytes("associations"));
    }

    private static Snapshot snapshot(AnswersShell shell) throws Exception {
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            return poller.once();
        }
    }

    private static JobWhy why(AnswersShell shell, String id) throws Exception {
        return JobWhy.ask(new ClusterDetails(shell, ZoneOffset.UTC), snapshot(shell), id)
                .value()
                .orElseThrow();
    }

    private static String lineOf(String version, String name) {
        return new Recording(version)
                .text("job-details")
                .lines()
                .filter(line -> line.contains(" JobName=" + name + " "))
                .findFirst()
                .orElseThrow();
    }

    private static JobWhy recorded(String version, String name) throws Exception {
        String line = lineOf(version, name);
        String id = line.replaceFirst("JobId=(\\d+).*", "$1");
        return why(shell(version, line, ""), id);
    }

    private static String command(JobWhy why) {
        return why.change().orElseThrow().command().orElseThrow().line().replaceFirst("\\d+", "ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void a_time_limit_above_the_partitions_is_lowered_to_it(String version) throws Exception {
        JobWhy why = recorded(version, "toolong");
        LimitHit hit = why.limits().getFirst();
        assertEquals(
                new LimitHit(Kind.TIME, "time limit", "02:00:00 asked", "00:30:00", "partition debug, MaxTime"), hit);
        assertEquals("scontrol update JobId=ID TimeLimit=00:30:00", command(why));
        assertEquals(Who.USER, why.change().orElseThrow().who());
        assertEquals("time limit: 02:00:00 asked, where partition debug, MaxTime allows 00:30:00.", hit.sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "held, scontrol release ID",
        "never, scontrol update JobId=ID Dependency=",
        "later, scontrol update JobId=ID StartTime=now",
    })
    void what_one_command_can_mend_is_told(String name, String expected) throws Exception {
        for (String version : List.of("22.05", "24.11", "26.05")) {
            assertEquals(expected, command(recorded(version, name)), version);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "26.05"})
    void more_nodes_than_there_are_are_lowered_to_those(String version) throws Exception {
        JobWhy why = recorded(version, "manynodes");
        assertEquals(Kind.TOO_MANY_NODES, why.limits().getFirst().kind());
        assertEquals("scontrol update JobId=ID NumNodes=2", command(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "26.05"})
    void a_job_that_only_waits_has_nothing_to_change(String version) throws Exception {
        JobWhy why = recorded(version, "big");
        assertEquals(Who.NOBODY, why.reason().who());
        assertEquals(Optional.empty(), why.change());
        assertTrue(why.expectedStart().isPresent());
        assertEquals("compute-[01-02]", why.expectedNodes());
    }

    @Test
    void an_array_lets_one_more_task_run() throws Exception {
        String line = lineOf("24.11", "sweep")
                .replaceFirst("JobState=RUNNING Reason=None", "JobState=PENDING Reason=JobArrayTaskLimit");
        String id = line.replaceFirst("JobId=(\\d+).*", "$1");
        assertEquals("scontrol update JobId=ID ArrayTaskThrottle=2", command(why(shell("24.11", line, ""), id)));
    }

    /** A waiting job with some of its values replaced. */
    private static String waiting(Map<String, String> values) {
        String line = "JobId=7 JobName=x UserId=alice(2001) GroupId=alice(2001) MCS_label=N/A Priority=10 Nice=0"
                + " Account=tyteam QOS=tyshort JobState=PENDING Reason=Resources Dependency=(null) TimeLimit=00:10:00"
                + " Partition=gpu NumNodes=1 NumCPUs=1 ReqTRES=cpu=1,node=1,gres/gpu=3 AllocTRES=(null) MinCPUsNode=1"
                + " MinMemoryNode=100M WorkDir=/tmp StdErr= StdIn=/dev/null StdOut= TresPerNode=gres/gpu:3";
        for (var value : values.entrySet()) {
            line = line.replaceFirst(" " + value.getKey() + "=\\S*", " " + value.getKey() + "=" + value.getValue());
        }
        return line;
    }

    private static JobWhy whyWaiting(Map<String, String> values, String jobs) throws Exception {
        return why(shell("24.11", waiting(values), jobs), "7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TresPerNode; gres/gpu:5; gpu a node; 4; Submit it anew with gpu a node: at most 4.",
                "TresPerNode; gres/gpu:h100:1; gpu:h100 a node; 0; Submit it anew with gpu:h100 a node: at most 0.",
                "ReqTRES; cpu=1,gres/gpu=9; GPUs; 8; Submit it anew with GPUs: at most 8.",
                "MinCPUsNode; 3; CPUs a node; 2; Submit it anew with CPUs a node: at most 2.",
                "MinMemoryNode; 2G; memory a node; 1843M; Submit it anew with memory a node: at most 1843M.",
            })
    void what_no_node_has_must_be_asked_for_anew(String key, String value, String what, String allowed, String sentence)
            throws Exception {
        JobWhy why = whyWaiting(Map.of(key, value), "");
        assertEquals(1, why.limits().size(), why.limits().toString());
        assertEquals(what, why.limits().getFirst().what());
        assertEquals(allowed, why.limits().getFirst().allowed());
        assertEquals(sentence, why.change().orElseThrow().sentence());
        assertEquals(Optional.empty(), why.change().orElseThrow().command());
    }

    @Test
    void all_that_keeps_it_out_changes_at_once() throws Exception {
        JobWhy why = whyWaiting(
                Map.of("Partition", "debug", "TimeLimit", "1-00:00:00", "NumNodes", "2", "Account", "lab"), "");
        assertEquals("scontrol update JobId=ID TimeLimit=00:30:00 NumNodes=1", command(why));
        JobWhy denied = whyWaiting(Map.of("Partition", "debug"), "");
        assertEquals(Kind.ACCESS, denied.limits().getFirst().kind());
        assertEquals("team,lab", denied.limits().getFirst().allowed());
    }

    @Test
    void what_one_of_its_partitions_forbids_needs_no_change() throws Exception {
        JobWhy why = whyWaiting(Map.of("Partition", "debug,gpu", "TimeLimit", "1-00:00:00"), "");
        assertTrue(why.limits().stream().anyMatch(hit -> hit.kind() == Kind.TIME));
        assertEquals(Optional.empty(), why.change());
    }

    private static String row(long number, String user, String state, String reason, int gpus, long priority) {
        return number + "|" + number + "|gpu|" + user + "|tyteam|tyshort|" + state + "|" + reason
                + "|1|0|0|10:00|1|1|cpu=1,node=1,gres/gpu=" + gpus + "||" + priority + "|0:0|/tmp|x|\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void a_limit_of_the_qos_is_told_with_its_value_and_what_is_in_use(String version) throws Exception {
        String jobs = row(1, "alice", "RUNNING", "None", 2, 9)
                + row(2, "alice", "RUNNING", "None", 1, 9)
                + row(3, "bob", "RUNNING", "None", 4, 9)
                + row(7, "alice", "PENDING", "QOSMaxGRESPerUser", 3, 10);
        JobWhy why = why(shell(version, waiting(Map.of("Reason", "QOSMaxGRESPerUser")), jobs), "7");
        assertEquals(
                List.of(new LimitHit(Kind.IN_USE, "gres/gpu", "3 asked, 3 in use", "4", "QOS tyshort, MaxTRESPU")),
                why.limits());
        assertEquals(Optional.empty(), why.change());
        assertEquals(List.of(), why.notes());
    }

    @Test
    void a_limit_of_the_association_is_told() throws Exception {
        JobWhy job = whyWaiting(Map.of("Reason", "AssocMaxGRESPerJob"), "");
        assertEquals(
                "user alice in account tyteam, MaxTRES", job.limits().getFirst().where());
        assertEquals(
                "Submit it anew with gres/gpu: at most 2.",
                job.change().orElseThrow().sentence());
        JobWhy group = whyWaiting(Map.of("Reason", "AssocGrpGRES"), row(1, "bob", "RUNNING", "None", 8, 1));
        assertEquals("3 asked, 8 in use", group.limits().getFirst().asked());
        assertEquals("account tyteam, GrpTRES", group.limits().getFirst().where());
        JobWhy wall = whyWaiting(Map.of("Reason", "QOSMaxWallDurationPerJobLimit", "TimeLimit", "01:00:00"), "");
        assertEquals("scontrol update JobId=ID TimeLimit=00:30:00", command(wall));
    }

    @Test
    void a_limit_that_is_not_found_is_said_to_be() throws Exception {
        JobWhy why = whyWaiting(Map.of("Reason", "AssocGrpCpuLimit"), "");
        assertEquals(List.of(), why.limits());
        assertTrue(
                why.notes().getFirst().contains("GrpTRES is not set for account tyteam"),
                why.notes().toString());
        AnswersShell off = shell("24.11", waiting(Map.of("Reason", "QOSGrpCpuLimit")), "")
                .fail("show qos", "You are not running a supported accounting_storage plugin\n");
        assertTrue(why(off, "7").notes().getFirst().startsWith("Accounting is off"));
    }

    @Test
    void its_place_counts_those_that_wait_for_their_turn() throws Exception {
        String jobs = row(1, "a", "PENDING", "Resources", 1, 20)
                + row(2, "a", "PENDING", "JobHeldUser", 1, 0)
                + row(3, "a", "PENDING", "Dependency", 1, 30)
                + row(10, "a", "PENDING", "PartitionTimeLimit", 1, 30)
                + row(9, "a", "PENDING", "Priority", 1, 5)
                + row(5, "a", "PENDING", "Priority", 1, 10)
                + row(6, "a", "RUNNING", "None", 1, 40)
                + row(7, "alice", "PENDING", "Priority", 3, 10)
                + row(8, "a", "PENDING", "Priority", 1, 10);
        assertEquals(
                List.of(new QueuePlace("gpu", 3, 5)), whyWaiting(Map.of(), jobs).places());
    }

    @Test
    void a_job_that_does_not_wait_and_one_that_is_not_there_are_said_to_be() throws Exception {
        AnswersShell running = shell("24.11", lineOf("24.11", "train"), "");
        var told = JobWhy.ask(new ClusterDetails(running, ZoneOffset.UTC), snapshot(running), "32");
        assertEquals("Job 32 does not wait: it is RUNNING.", told.missing());
        AnswersShell gone =
                shell("24.11", "", "").fail("show job", "slurm_load_jobs error: Invalid job id specified\n");
        var none = JobWhy.ask(new ClusterDetails(gone, ZoneOffset.UTC), snapshot(gone), "99");
        assertTrue(none.missing().startsWith("Slurm does not know job 99"), none.missing());
    }

    @Test
    void a_cluster_without_factors_is_said_to_have_none() throws Exception {
        AnswersShell basic = shell("22.05", waiting(Map.of()), "")
                .fail("sprio", "You are not running a supported priority plugin\n(priority/basic).\n");
        assertTrue(why(basic, "7").priority().missing().contains("priority/basic"));
    }

    @Test
    void accounting_only_is_asked_where_the_reason_is_one_of_its_limits() throws Exception {
        AnswersShell shell = shell("24.11", waiting(Map.of()), "");
        why(shell, "7");
        assertTrue(
                shell.asked().stream().noneMatch(line -> line.contains("sacctmgr")),
                shell.asked().toString());
    }
}
