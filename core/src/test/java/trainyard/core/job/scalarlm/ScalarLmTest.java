package trainyard.core.job.scalarlm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.job.scalarlm.ScalarLmProblem.NoSuchJob;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotCancelled;
import trainyard.core.job.scalarlm.ScalarLmProblem.QueueFailed;
import trainyard.core.job.scalarlm.ScalarLmProblem.UnclearJob;
import trainyard.core.remote.Secret;

/** What ScalarLM tells, with the bodies that its code sends. */
@Timeout(60)
class ScalarLmTest {
    private static final String JOB = FakeScalarLm.JOB;

    private FakeScalarLm fake;
    private ScalarLm server;

    @BeforeEach
    void start() throws Exception {
        fake = new FakeScalarLm();
        server = ScalarLm.at(fake.address(), Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
        fake.close();
    }

    private List<String> asked() {
        return fake.asked().stream().map(one -> one.method() + " " + one.path()).toList();
    }

    @Test
    void health_tells_each_part_and_why_one_is_down() throws Exception {
        Health health = server.health();
        assertEquals("mixed", health.all());
        assertFalse(health.isUp());
        assertEquals(
                List.of("api", "vllm", "megatron", "newer"),
                List.copyOf(health.parts().keySet()));
        assertEquals(
                new Health.Part("down", Optional.of("Cannot connect to host localhost:8001")),
                health.parts().get("vllm"));
        assertEquals(new Health.Part("up", Optional.empty()), health.parts().get("megatron"));
        fake.on("/v1/health", 200, "{\"api\":\"up\",\"vllm\":\"up\",\"all\":\"up\"}");
        assertTrue(server.health().isUp());
        assertEquals(List.of("GET /v1/health", "GET /v1/health"), asked());
    }

    @Test
    void the_queue_is_read_by_its_columns_also_where_a_name_has_spaces() throws Exception {
        JobQueue queue = server.queue();
        assertEquals(
                List.of(
                        new QueuedJob(
                                "12",
                                "long",
                                "9f86d081884c",
                                "root",
                                "RUNNING",
                                "1:02:03",
                                "4:05:00",
                                "2",
                                "node[0-1]"),
                        new QueuedJob(
                                "13",
                                "long",
                                "my first job",
                                "ada",
                                "PENDING",
                                "0:00",
                                "1-00:00:0",
                                "1",
                                "(Resources)")),
                queue.jobs());
        assertTrue(queue.text().contains("NODELIST(REASON)"));
        assertEquals(List.of(), JobQueue.of("something else\n1 2 3\n").jobs());
        assertEquals(List.of(), JobQueue.of("").jobs());
        assertEquals(List.of(), JobQueue.of("JOBID NAME\n1 a\n").jobs());
    }

    @Test
    void a_slurm_that_does_not_answer_is_told_though_the_server_does() {
        fake.on("/v1/megatron/squeue", 200, "{\"squeue_output\":null,\"error_message\":\"squeue command failed\"}");
        var failed = assertThrows(ScalarLmException.class, server::queue);
        assertTrue(failed.problem() instanceof QueueFailed, failed::getMessage);
        assertTrue(failed.getMessage().endsWith("cannot ask its Slurm: squeue command failed."), failed::getMessage);
    }

    @Test
    void counts_are_numbers() throws Exception {
        assertEquals(16, server.gpuCount());
        assertEquals(2, server.nodeCount());
    }

    @Test
    void jobs_are_listed_with_what_the_server_tells_of_each() throws Exception {
        List<TrainingJob> jobs = server.jobs();
        assertEquals(List.of(JOB, "0a0b"), jobs.stream().map(TrainingJob::name).toList());
        TrainingJob done = jobs.getFirst();
        assertTrue(done.isOver() && done.deployed());
        assertEquals(Optional.of(Instant.parse("2026-11-24T19:12:43.250Z")), done.started());
        assertEquals(OptionalInt.of(100), done.step());
        assertEquals(OptionalDouble.of(0.25), done.loss());
        assertEquals(Optional.empty(), jobs.getLast().started());
    }

    @Test
    void a_job_tells_how_far_it_is() throws Exception {
        TrainingJob job = server.job(JOB);
        assertEquals(JOB, job.name());
        assertEquals("TRAINING", job.state());
        assertFalse(job.isOver());
        assertEquals(Optional.of("12"), job.slurmJob());
        assertEquals(OptionalInt.of(42), job.step());
        assertEquals(OptionalInt.of(100), job.maxSteps());
        assertEquals(OptionalDouble.of(0.5), job.loss());
        assertEquals("tiny", job.arguments().get("llm_name"));
        assertEquals("{\"r\":8}", job.arguments().get("lora_config"));

        fake.on("/v1/megatron/train/" + JOB, 200, FakeScalarLm.job("FAILED", ",\"error\":\"out of memory\""));
        assertEquals(Optional.of("out of memory"), server.job(JOB).error());
    }

    @Test
    void a_job_that_there_is_not_is_told_whichever_way_the_server_says_so() {
        fake.on("/v1/megatron/train/abc", 500, """
                {"detail":"Failed to retrieve training job information: 404: Training job abc was not found"}""");
        var failed = assertThrows(ScalarLmException.class, () -> server.job("abc"));
        assertEquals(new NoSuchJob("abc", "Training job abc was not found"), failed.problem());
        fake.on("/v1/megatron/train/abc", 404, "{\"detail\":\"Training job was not found at /jobs\"}");
        assertTrue(
                assertThrows(ScalarLmException.class, () -> server.job("abc")).problem() instanceof NoSuchJob);
    }

    @Test
    void a_name_that_could_lead_elsewhere_is_never_sent() {
        for (String name : List.of("", "../x", "a/b", "a?b", "a b", ".", "%2e", "a\nb")) {
            var failed = assertThrows(ScalarLmException.class, () -> server.job(name));
            assertTrue(failed.problem() instanceof UnclearJob, name);
        }
        assertEquals(List.of(), asked());
    }

    @Test
    void the_job_that_a_beginning_leads_to_is_cancelled_by_its_whole_name() throws Exception {
        String part = JOB.substring(0, 12);
        fake.on("/v1/megatron/train/" + part, 200, FakeScalarLm.job("TRAINING", ""));
        assertEquals("CANCELLED", server.cancel(part).state());
        assertEquals(List.of("GET /v1/megatron/train/" + part, "POST /v1/megatron/cancel/" + JOB), asked());
    }

    @Test
    void a_name_too_short_or_in_the_middle_of_another_cancels_nothing() {
        String middle = JOB.substring(3, 20);
        fake.on("/v1/megatron/train/" + middle, 200, FakeScalarLm.job("TRAINING", ""));
        for (String name : List.of("9f86d081884", middle, ScalarLm.LATEST)) {
            var failed = assertThrows(ScalarLmException.class, () -> server.cancel(name));
            assertTrue(failed.problem() instanceof UnclearJob, failed::getMessage);
        }
        assertEquals(List.of("GET /v1/megatron/train/" + middle), asked());
    }

    @Test
    void an_answer_that_cancelled_nothing_is_a_failure() {
        fake.on("/v1/megatron/cancel/" + JOB, 200, "null");
        var failed = assertThrows(ScalarLmException.class, () -> server.cancel(JOB));
        assertTrue(failed.problem() instanceof NotCancelled, failed::getMessage);

        fake.on("/v1/megatron/cancel/" + JOB, 200, FakeScalarLm.job("COMPLETED", ""));
        failed = assertThrows(ScalarLmException.class, () -> server.cancel(JOB));
        assertTrue(failed.getMessage().contains("its state is COMPLETED"), failed::getMessage);
    }

    @Test
    void a_token_goes_as_a_header_and_nowhere_else() throws Exception {
        try (var token = new Secret("s3cret".toCharArray());
                var guarded = ScalarLm.at(URI.create(fake.address() + "/"), Optional.of(token))) {
            guarded.health();
            assertFalse(guarded.toString().contains("s3cret"));
            assertFalse(guarded.address().contains("s3cret"));
        }
        server.health();
        assertEquals(Optional.of("Bearer s3cret"), fake.asked().getFirst().authorization());
        assertEquals("/v1/health", fake.asked().getFirst().path());
        assertEquals(Optional.empty(), fake.asked().getLast().authorization());
    }

    @Test
    void a_path_before_the_api_stays() throws Exception {
        fake.on("/lm/v1/megatron/gpu_count", 200, "{\"gpu_count\":4}");
        try (var below = ScalarLm.at(URI.create(fake.address() + "/lm/"), Optional.empty())) {
            assertEquals(4, below.gpuCount());
        }
    }
}
