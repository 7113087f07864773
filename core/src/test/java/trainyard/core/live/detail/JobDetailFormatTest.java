package trainyard.core.live.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Recording;
import trainyard.core.slurm.JobState.Phase;

class JobDetailFormatTest {
    private static List<JobDetail> recorded(String version) {
        return JobDetailFormat.read(new Recording(version).text("job-details"), ZoneOffset.UTC);
    }

    private static JobDetail job(String version, String name) {
        return recorded(version).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void every_line_is_a_job(String version) {
        List<JobDetail> jobs = recorded(version);
        assertEquals(new Recording(version).text("job-details").lines().count(), jobs.size());
        for (JobDetail job : jobs) {
            assertTrue(job.number() > 0, job.record());
            assertEquals("alice", job.user(), job.record());
            assertTrue(job.state().phase() != Phase.UNKNOWN, job.record());
            assertTrue(job.submitted().isPresent(), job.record());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void an_allocation_is_read_down_to_the_gpu(String version) {
        JobDetail train = job(version, "train");
        assertEquals(Phase.RUNNING, train.state().phase());
        assertEquals(
                List.of("compute-01", "compute-02"),
                train.shares().stream().map(NodeShare::node).toList());
        for (NodeShare share : train.shares()) {
            assertEquals(List.of(0, 1), share.gpuIndices());
            assertEquals(400, share.memoryMb());
            assertEquals("1", share.cpuIds());
        }
        assertEquals(4, train.allocated().gpus());
        assertEquals(4, train.requested().gpus());
        assertEquals(List.of("TresPerNode"), List.copyOf(train.requestedPer().keySet()));
        assertEquals(Optional.of(Duration.ofMinutes(20)), train.timeLimit());
        assertEquals("/tmp", train.workFolder());
        assertTrue(train.standardOutput().startsWith("/tmp/train-"), train.standardOutput());
        assertEquals(train.standardOutput(), train.standardError());
        assertEquals("/dev/null", train.standardInput());
        assertEquals(2, train.nodes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void a_name_may_look_like_keys(String version) {
        JobDetail one = job(version, "one gpu UserId=no");
        assertEquals("alice", one.user());
        assertEquals(List.of(2), one.shares().getFirst().gpuIndices());
        assertEquals(List.of("TresPerJob"), List.copyOf(one.requestedPer().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void gpus_are_found_by_node_and_index(String version) {
        long train = job(version, "train").number();
        long one = job(version, "one gpu UserId=no").number();
        long task = recorded(version).stream()
                .filter(job -> job.name().equals("sweep") && !job.shares().isEmpty())
                .findFirst()
                .orElseThrow()
                .number();
        assertEquals(
                Map.of(
                        "compute-01",
                        Map.of(0, train, 1, train, 2, one),
                        "compute-02",
                        Map.of(0, train, 1, train, 2, task)),
                JobDetailFormat.holders(recorded(version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void waiting_jobs_tell_why(String version) {
        assertEquals("PartitionTimeLimit", job(version, "toolong").reason());
        assertEquals("JobHeldUser", job(version, "held").reason());
        assertEquals(0, job(version, "held").priority());
        assertTrue(
                job(version, "never").dependency().contains("afterok:"),
                job(version, "never").record());
        assertTrue(job(version, "later").eligible().orElseThrow().isAfter(Instant.parse("2026-11-24T10:00:00Z")));
        JobDetail big = job(version, "big");
        assertEquals("a b=c", big.value("Comment").orElseThrow());
        assertEquals(8, big.requested().gpus());
        assertEquals(List.of(), big.shares());
        assertEquals(0, big.allocated().gpus());
        assertEquals("", big.nodeList());
    }

    @Test
    void all_keys_are_kept_in_slurms_order() {
        String record = job("26.05", "train").record();
        List<String> keys = List.copyOf(job("26.05", "train").values().keySet());
        assertEquals(List.of("JobId", "JobName", "SLUID", "UserId"), keys.subList(0, 4));
        assertTrue(keys.containsAll(List.of("Exclusive", "LicensesAlloc", "SubmitLine", "TresPerNode", "JOB_GRES")));
        assertTrue(keys.indexOf("SubmitLine") < keys.indexOf("WorkDir"), record);
        assertTrue(job("26.05", "train").value("SubmitLine").orElseThrow().endsWith("--wrap=sleep 240"));
        assertEquals(Optional.of("0"), job("26.05", "train").value("Nice"));
    }

    @Test
    void different_gpus_on_each_node_are_told_apart() {
        String line = "JobId=7 JobName=x UserId=a(1) GroupId=a(1) MCS_label=N/A JobState=RUNNING NodeList=n[1-3]"
                + " JOB_GRES=gpu:h100:5,shard:2 Nodes=n1 CPU_IDs=0-3,8 Mem=1024 GRES=gpu:h100:3(IDX:0-1,7)"
                + " Nodes=n[2-3] CPU_IDs=0 Mem=512 GRES=gpu:h100:1(IDX:4),shard:2(IDX:4) MinCPUsNode=1 Shiny=new one"
                + " StdOut=/a b/c";
        JobDetail job = JobDetailFormat.read(line, ZoneOffset.UTC).getFirst();
        assertEquals(
                Map.of("n1", Map.of(0, 7L, 1, 7L, 7, 7L), "n2", Map.of(4, 7L), "n3", Map.of(4, 7L)),
                JobDetailFormat.holders(List.of(job)));
        assertEquals(Optional.of("new one"), job.value("Shiny"));
        assertEquals("/a b/c", job.standardOutput());
        assertEquals(List.of(), JobDetailFormat.read("No jobs in the system\n", ZoneOffset.UTC));
    }
}
