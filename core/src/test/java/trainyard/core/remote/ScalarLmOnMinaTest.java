package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.job.scalarlm.FakeScalarLm;
import trainyard.core.job.scalarlm.LogLine;
import trainyard.core.job.scalarlm.ScalarLm;
import trainyard.core.job.scalarlm.ScalarLmException;
import trainyard.core.job.scalarlm.ScalarLmProblem.BadAddress;
import trainyard.core.job.scalarlm.ScalarLmProblem.Broken;

/** ScalarLM through the tunnel of an SSH connection. */
@Timeout(60)
class ScalarLmOnMinaTest {
    @TempDir
    private Path keys;

    private MinaServer sshd;
    private RemoteShell shell;
    private FakeScalarLm fake;

    @BeforeEach
    void start() throws Exception {
        var user = TestKeys.make("ed25519");
        TestKeys.write(user, keys.resolve("id"), "");
        sshd = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(user.getPublic())
                .start();
        Files.writeString(keys.resolve("known_hosts"), sshd.hostKey().knownHostsLine() + "\n");
        var files = List.of(keys.resolve("known_hosts"));
        var policy = new HostKeyPolicy(files, files.getFirst(), HostKeyDecision.REFUSE);
        var login = KeyLogin.of(keys.resolve("id"), SecretPrompt.NOBODY);
        shell = new BuiltInDialer(MinaServer.USER, "127.0.0.1", sshd.port(), login, policy).dial();
        fake = new FakeScalarLm();
    }

    @AfterEach
    void stop() throws Exception {
        fake.close();
        shell.close();
        sshd.close();
    }

    @Test
    void a_token_may_go_to_another_machine_through_the_tunnel() throws Exception {
        String log = "/v1/megatron/train/logs/" + FakeScalarLm.JOB;
        fake.on(log, 200, "{\"line\":\"one\",\"line_number\":0}\n");
        // 127.0.0.2 is another machine in the eyes of the client, which would send no token there by itself.
        var far = URI.create("http://127.0.0.2:" + fake.port());
        var near = URI.create("http://127.0.0.1:" + fake.port());
        try (var token = new Secret("s3cret".toCharArray())) {
            assertThrows(ScalarLmException.class, () -> ScalarLm.at(far, Optional.of(token)));
            ScalarLm.behind(shell, far, Optional.of(token)).close();
            try (var server = ScalarLm.behind(shell, near, Optional.of(token))) {
                assertEquals(2, server.nodeCount());
                var lines = new ArrayList<LogLine>();
                assertEquals(1, server.logs(FakeScalarLm.JOB, 0, lines::add));
                assertEquals(List.of(new LogLine(0, "one")), lines);
            }
        }
        assertEquals(Optional.of("Bearer s3cret"), fake.asked().getFirst().authorization());
        assertTrue(shell.run(Command.of(Duration.ofSeconds(10), "true")).ok(), "the shell stays open");
    }

    @Test
    void what_goes_wrong_at_the_far_end_is_told_with_the_way_there() throws Exception {
        int gone = fake.port();
        fake.close();
        try (var server = ScalarLm.behind(shell, URI.create("http://127.0.0.1:" + gone), Optional.empty())) {
            var failed = assertThrows(ScalarLmException.class, server::health);
            assertInstanceOf(Broken.class, failed.problem());
            assertTrue(failed.getMessage().contains(gone + " through " + shell.target()), failed::getMessage);
        }
        var failed = assertThrows(
                ScalarLmException.class, () -> ScalarLm.behind(shell, URI.create("https://head"), Optional.empty()));
        assertInstanceOf(BadAddress.class, failed.problem());
    }
}
