package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.demo.DemoServer;
import trainyard.core.settings.Connection;

class JobWhyCommandTest {
    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The words, and the way to one demo cluster: {@code --demo} would start another each time. */
    private static String[] onServer(String... words) {
        Connection way = server.connection();
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--host", way.user() + "@" + way.host() + ":" + way.port()));
        all.addAll(List.of("--identity", way.identity().orElseThrow().toString()));
        all.addAll(List.of("--known-hosts", way.knownHosts().orElseThrow().toString()));
        return all.toArray(String[]::new);
    }

    private static String run(int status, String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        assertEquals(
                status,
                Trainyard.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(errors))
                        .execute(words),
                errors.toString());
        return status == 0 ? out.toString() : errors.toString();
    }

    private static String waitingJob() {
        for (JsonNode job : new ObjectMapper().readTree(run(0, onServer("jobs", "--json")))) {
            if (job.get("state").asString().equals("PENDING")) {
                return job.get("id").asString().replaceFirst("_.*", "");
            }
        }
        throw new AssertionError("no job of the demo waits");
    }

    @Test
    void a_waiting_job_of_the_demo_tells_why() {
        String id = waitingJob();
        String said = run(0, onServer("job", "why", id));
        assertTrue(said.contains("meaning     "), said);
        JsonNode why = new ObjectMapper().readTree(run(0, onServer("job", "why", id, "--json")));
        assertEquals(id, why.get("id").asString());
        assertTrue(said.contains(why.get("meaning").asString()), said);
        assertTrue(why.get("limits").isArray() && why.get("notes").isEmpty(), why.toString());
    }

    @Test
    void what_is_no_waiting_job_is_a_failure_in_a_sentence() {
        assertTrue(run(1, onServer("job", "why", "999999999")).contains("Slurm does not know job 999999999"));
        assertTrue(run(1, onServer("job", "why", "x")).contains("'x' is no job id"));
    }
}
