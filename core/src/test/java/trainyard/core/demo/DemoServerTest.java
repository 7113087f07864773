package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.Test;
import trainyard.core.live.SlurmQueries;
import trainyard.core.settings.Connection;

class DemoServerTest {
    @Test
    void leavesItToTheProgramWithWhichProvidersTheServersOfItsJvmDo() throws IOException {
        try (var server = DemoServer.start()) {
            assertTrue(server.connection().port() > 0);
            assertFalse(SecurityUtils.isAPrioriDisabledProvider(SecurityUtils.BOUNCY_CASTLE));
        }
    }

    @Test
    void answersTheConsolesQueriesOverSsh() throws IOException {
        try (var server = DemoServer.start();
                var client = connect(server.connection())) {
            client.authPublickey("demo", server.identity().toString());
            assertEquals(512, run(client, SlurmQueries.nodes().line()).lines().count());
            assertEquals(
                    4, run(client, SlurmQueries.partitions().line()).lines().count());
            assertTrue(run(client, SlurmQueries.jobs().line()).lines().count() > 400);
            assertTrue(run(client, SlurmQueries.configuration().line()).contains("ClusterName             = demo\n"));
        }
    }

    @Test
    void letsNobodyElseIn() throws IOException {
        try (var server = DemoServer.start();
                var other = DemoServer.start();
                var client = connect(server.connection())) {
            assertThrows(
                    UserAuthException.class,
                    () -> client.authPublickey("demo", other.identity().toString()));
        }
    }

    @Test
    void outputsLieWhereScontrolSaysTheyDo() throws IOException {
        try (var server = DemoServer.start();
                var client = connect(server.connection())) {
            client.authPublickey("demo", server.identity().toString());
            String failed = run(client, "squeue -h -t F,TO,CD -o %A")
                    .lines()
                    .findFirst()
                    .orElseThrow();
            String job = run(client, "scontrol -o show job " + failed);
            String path = job.replaceFirst("(?s).* StdOut=(\\S+) .*", "$1");
            try (var sftp = client.newSFTPClient();
                    var file = sftp.open(path);
                    var text = file.new RemoteFileInputStream()) {
                String output = new String(text.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(output.contains(" job " + failed + " on gpu-"), output);
                assertTrue(output.contains("| loss "), output);
            }
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path identity;
        try (var server = DemoServer.start()) {
            identity = server.identity();
            assertTrue(Files.exists(identity));
        }
        assertFalse(Files.exists(identity.getParent()));
    }

    private static SSHClient connect(Connection connection) throws IOException {
        var client = new SSHClient();
        client.loadKnownHosts(connection.knownHosts().orElseThrow().toFile());
        client.connect(connection.host(), connection.port());
        return client;
    }

    private static String run(SSHClient client, String line) throws IOException {
        try (var session = client.startSession()) {
            var command = session.exec(line);
            String output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            command.join();
            assertEquals(0, command.getExitStatus());
            return output;
        }
    }
}
