package trainyard.core.job.scalarlm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.job.scalarlm.ScalarLmProblem.NotAllowed;
import trainyard.core.remote.Secret;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.SettingsFolder;

@Timeout(60)
class ScalarLmActionsTest {
    private static final String JOB = FakeScalarLm.JOB;

    @TempDir
    private Path folder;

    private FakeScalarLm fake;
    private ScalarLm server;
    private AuditLog audit;
    private final Secret token = new Secret("s3cret".toCharArray());

    @BeforeEach
    void start() throws Exception {
        fake = new FakeScalarLm();
        server = ScalarLm.at(fake.address(), Optional.of(token));
        audit = AuditLog.in(new SettingsFolder(folder.resolve("settings")));
    }

    @AfterEach
    void stop() {
        server.close();
        fake.close();
    }

    private ScalarLmActions actions(boolean readOnly) {
        return new ScalarLmActions(server, "lm", readOnly, audit, InstantSource.system());
    }

    @Test
    void each_request_is_in_the_audit_log_with_its_end_and_without_the_token() throws Exception {
        Path data = Files.writeString(folder.resolve("data"), "{\"input\":\"a\",\"output\":\"b\"}");
        actions(false).train(TrainRequest.of(data));
        actions(false).cancel(JOB);
        fake.on("/v1/megatron/cancel/" + JOB, 200, "null");
        assertThrows(ScalarLmException.class, () -> actions(false).cancel(JOB));
        fake.on("/v1/megatron/cancel/" + JOB, 500, "{}");
        assertThrows(ScalarLmException.class, () -> actions(false).cancel(JOB));

        List<AuditEntry> entries = audit.latest(9, List.of()).reversed();
        assertEquals(
                List.of("train done", "cancel done", "cancel refused", "cancel unknown"),
                entries.stream()
                        .map(entry -> entry.action() + " " + entry.result())
                        .toList());
        assertEquals(
                List.of("POST", server.address() + "/v1/megatron/cancel/" + JOB),
                entries.get(1).command());
        assertEquals("lm", entries.get(1).cluster());
        assertTrue(entries.getFirst().said().contains(JOB), entries.toString());
        assertTrue(!Files.readString(audit.file()).contains("s3cret"));
    }

    @Test
    void nothing_is_sent_through_a_read_only_connection_or_without_the_log() throws Exception {
        var failed = assertThrows(ScalarLmException.class, () -> actions(true).cancel(JOB));
        assertInstanceOf(NotAllowed.class, failed.problem());
        assertEquals(List.of(), fake.asked());

        Files.writeString(folder.resolve("settings"), "a file where the folder should be");
        failed = assertThrows(ScalarLmException.class, () -> actions(false).cancel(JOB));
        assertInstanceOf(NotAllowed.class, failed.problem());
        assertTrue(fake.asked().stream().noneMatch(asked -> asked.method().equals("POST")));
    }
}
