package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import trainyard.core.settings.Connection;

/** Who gets in, and which machine is believed, through the door that screens and command line use. */
@Timeout(60)
class LoginTest {
    @TempDir
    Path home;

    private final List<SecretPrompt.Question> asked = new ArrayList<>();

    private Shells shells(HostKeyDecision decision, String... answers) {
        return new Shells(home, home.resolve("console_known_hosts"), decision, question -> {
            asked.add(question);
            return asked.size() <= answers.length
                    ? Optional.of(new Secret(answers[asked.size() - 1].toCharArray()))
                    : Optional.empty();
        });
    }

    private Connection connection(MinaServer server, Connection.Login login, Connection.Client client, Path identity) {
        assumeTrue(client == Connection.Client.BUILT_IN || OpenSshInstalled.here());
        return new Connection(
                "test",
                MinaServer.USER,
                "127.0.0.1",
                server.port(),
                login,
                client,
                Optional.ofNullable(identity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static Probe probe(Shells shells, Connection connection) throws Exception {
        return shells.probe(connection, List.of("echo", "slurm 24.11.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "BUILT_IN,ed25519,''", "BUILT_IN,ecdsa,''", "BUILT_IN,rsa,''", "BUILT_IN,ed25519,let me in",
        "BUILT_IN,rsa,let me in", "OPENSSH,ed25519,''", "OPENSSH,rsa,''", "OPENSSH,ed25519,let me in"
    })
    void a_key_lets_the_user_in(Connection.Client client, String kind, String passphrase) throws Exception {
        var key = TestKeys.make(kind);
        Path identity = TestKeys.write(key, home.resolve("id"), passphrase);
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(key.getPublic())
                .start()) {
            var connection = connection(server, Connection.Login.KEY, client, identity);
            var probe = probe(shells(_ -> true, passphrase), connection);
            assertTrue(probe.ok(), probe.sentence());
            assertEquals(passphrase.isEmpty() ? 0 : 1, asked.size(), asked.toString());
            assertTrue(probe.sentence().endsWith(": slurm 24.11.1."), probe.sentence());
        }
    }

    @Test
    void a_wrong_passphrase_is_asked_for_again() throws Exception {
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "let me in");
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(key.getPublic())
                .start()) {
            var connection = connection(server, Connection.Login.KEY, Connection.Client.BUILT_IN, identity);
            assertTrue(
                    probe(shells(_ -> true, "wrong", "let me in"), connection).ok());
            assertEquals(
                    List.of(false, true),
                    asked.stream().map(SecretPrompt.Question::again).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void a_password_lets_the_user_in(Connection.Client client) throws Exception {
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .withPasswords()
                .start()) {
            var connection = connection(server, Connection.Login.PASSWORD, client, null);
            var probe = probe(shells(_ -> true, MinaServer.PASSWORD), connection);
            assertTrue(probe.ok(), probe.sentence());
            var question = assertInstanceOf(SecretPrompt.Password.class, asked.getFirst());
            assertEquals(MinaServer.USER, question.user());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void a_wrong_password_does_not(Connection.Client client) throws Exception {
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .withPasswords()
                .start()) {
            var connection = connection(server, Connection.Login.PASSWORD, client, null);
            var probe = probe(shells(_ -> true, "guess", "guess", "guess", "guess"), connection);
            assertFalse(probe.ok());
            assertTrue(probe.sentence().contains("does not let tester in (tried a password)"), probe.sentence());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void a_key_that_the_server_does_not_know_is_refused(Connection.Client client) throws Exception {
        Path identity = TestKeys.write(TestKeys.make("ed25519"), home.resolve("id"), "");
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519"))).start()) {
            var connection = connection(server, Connection.Login.KEY, client, identity);
            var probe = probe(shells(_ -> true), connection);
            assertTrue(probe.sentence().contains("does not let tester in (tried the key"), probe.sentence());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void an_unknown_machine_is_asked_about_once(Connection.Client client) throws Exception {
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "");
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(key.getPublic())
                .start()) {
            var connection = connection(server, Connection.Login.KEY, client, identity);
            var refused = probe(shells(HostKeyDecision.REFUSE), connection);
            assertTrue(refused.sentence().contains("is not known yet"), refused.sentence());
            assertTrue(refused.sentence().contains(server.hostKey().fingerprint()), refused.sentence());

            var shown = new ArrayList<HostKey>();
            assertTrue(probe(shells(shown::add), connection).ok());
            assertEquals(List.of(server.hostKey()), shown);
            assertTrue(probe(shells(HostKeyDecision.REFUSE), connection).ok(), "remembered");
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void a_changed_machine_is_refused_and_nobody_is_asked(Connection.Client client) throws Exception {
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "");
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519")))
                .welcoming(key.getPublic())
                .start()) {
            var before = TestKeys.hostKey(TestKeys.make("ed25519"), "127.0.0.1", server.port());
            Files.writeString(home.resolve("console_known_hosts"), before.knownHostsLine() + "\n");
            var probe = probe(
                    shells(shown -> {
                        throw new AssertionError("asked about " + shown);
                    }),
                    connection(server, Connection.Login.KEY, client, identity));
            assertTrue(probe.sentence().contains("shows another"), probe.sentence());
            assertTrue(probe.sentence().contains("console_known_hosts"), probe.sentence());
            assertTrue(probe.sentence().contains(server.hostKey().fingerprint()), probe.sentence());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void a_machine_with_several_keys_is_known_by_any(Connection.Client client) throws Exception {
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "");
        var rsa = TestKeys.make("rsa");
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519"), TestKeys.make("ecdsa"), rsa))
                .welcoming(key.getPublic())
                .start()) {
            var known = TestKeys.hostKey(rsa, "127.0.0.1", server.port());
            Files.writeString(home.resolve("console_known_hosts"), known.knownHostsLine() + "\n");
            var connection = connection(server, Connection.Login.KEY, client, identity);
            var probe = probe(shells(HostKeyDecision.REFUSE), connection);
            assertTrue(probe.ok(), probe.sentence());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void an_unreachable_machine_says_so(Connection.Client client) throws Exception {
        var server = new MinaServer(List.of(TestKeys.make("ed25519"))).start();
        server.close();
        Path identity = TestKeys.write(TestKeys.make("ed25519"), home.resolve("id"), "");
        var probe = probe(shells(HostKeyDecision.REFUSE), connection(server, Connection.Login.KEY, client, identity));
        assertTrue(probe.sentence().startsWith("Cannot reach 127.0.0.1 (connection refused)"), probe.sentence());
    }

    @Test
    void a_jump_host_is_gone_through_and_both_machines_are_asked_about() throws Exception {
        assumeTrue(OpenSshInstalled.here());
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "");
        try (var gate = new MinaServer(List.of(TestKeys.make("ed25519")))
                        .welcoming(key.getPublic())
                        .start();
                var inner = new MinaServer(List.of(TestKeys.make("ed25519")))
                        .welcoming(key.getPublic())
                        .start()) {
            // The client is said to be the built-in one: a jump host takes OpenSSH all the same.
            var direct = connection(inner, Connection.Login.KEY, Connection.Client.BUILT_IN, identity);
            var through = new Connection(
                    direct.name(),
                    direct.user(),
                    direct.host(),
                    direct.port(),
                    direct.login(),
                    direct.client(),
                    direct.identity(),
                    direct.knownHosts(),
                    Optional.of(MinaServer.USER + "@127.0.0.1:" + gate.port()),
                    direct.plan(),
                    true);
            var shown = new ArrayList<HostKey>();
            var probe = probe(shells(shown::add), through);
            assertTrue(probe.ok(), probe.sentence());
            assertEquals(List.of(gate.hostKey(), inner.hostKey()), shown);
            assertTrue(probe(shells(HostKeyDecision.REFUSE), through).ok(), "remembered");

            gate.close();
            assertFalse(probe(shells(HostKeyDecision.REFUSE), through).ok(), "it did go through the gate");
        }
    }

    @Test
    void a_jump_host_of_the_users_ssh_config_is_logged_in_to_only_once_it_is_accepted() throws Exception {
        assumeTrue(OpenSshInstalled.here());
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "");
        try (var gate = new MinaServer(List.of(TestKeys.make("ed25519")))
                        .welcoming(key.getPublic())
                        .start();
                var inner = new MinaServer(List.of(TestKeys.make("ed25519")))
                        .welcoming(key.getPublic())
                        .start()) {
            Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(home.resolve(".ssh/config"), """
                    Match originalhost localhost
                      HostName 127.0.0.1
                      ProxyJump %s@127.0.0.1:%d
                    """.formatted(MinaServer.USER, gate.port()));
            var direct = connection(inner, Connection.Login.KEY, Connection.Client.OPENSSH, identity);
            var through = withHost(direct, "localhost");

            var refused = probe(shells(HostKeyDecision.REFUSE), through);
            assertTrue(refused.sentence().contains(gate.hostKey().fingerprint()), refused.sentence());
            assertEquals(0, gate.tried(), "logged in to a machine that nobody accepted");

            var shown = new ArrayList<HostKey>();
            var probe = probe(shells(shown::add), through);
            assertTrue(probe.ok(), probe.sentence());
            assertEquals(
                    List.of(gate.hostKey().base64(), inner.hostKey().base64()),
                    shown.stream().map(HostKey::base64).toList());
            assertTrue(probe(shells(HostKeyDecision.REFUSE), through).ok(), "remembered");
        }
    }

    private static Connection withHost(Connection connection, String host) {
        return new Connection(
                connection.name(),
                connection.user(),
                host,
                connection.port(),
                connection.login(),
                connection.client(),
                connection.identity(),
                connection.knownHosts(),
                connection.jumpHost(),
                connection.plan(),
                connection.readOnly());
    }

    @Test
    void a_right_passphrase_is_not_called_wrong_when_a_host_key_was_asked_about_after_it() throws Exception {
        assumeTrue(OpenSshInstalled.here());
        var key = TestKeys.make("ed25519");
        Path identity = TestKeys.write(key, home.resolve("id"), "let me in");
        try (var gate = new MinaServer(List.of(TestKeys.make("ed25519")))
                        .welcoming(key.getPublic())
                        .start();
                var inner = new MinaServer(List.of(TestKeys.make("ed25519")))
                        .welcoming(key.getPublic())
                        .start()) {
            Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(
                    home.resolve(".ssh/config"),
                    "Match originalhost localhost\n  HostName 127.0.0.1\n  ProxyJump %s@127.0.0.1:%d\n"
                            .formatted(MinaServer.USER, gate.port()));
            var direct = connection(inner, Connection.Login.KEY, Connection.Client.OPENSSH, identity);
            var probe = probe(shells(_ -> true, "let me in", "let me in", "let me in"), withHost(direct, "localhost"));
            assertTrue(probe.ok(), probe.sentence());
            assertEquals(
                    List.of(false),
                    asked.stream().map(SecretPrompt.Question::again).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Connection.Client.class)
    void closing_does_not_wait_for_whoever_is_asked(Connection.Client client) throws Exception {
        Path identity = TestKeys.write(TestKeys.make("ed25519"), home.resolve("id"), "let me in");
        try (var server = new MinaServer(List.of(TestKeys.make("ed25519"))).start()) {
            var connection = connection(server, Connection.Login.KEY, client, identity);
            var question = new CountDownLatch(1);
            var gone = new CountDownLatch(1);
            var shells = new Shells(home, home.resolve("console_known_hosts"), _ -> true, _ -> {
                question.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    gone.countDown();
                }
                return Optional.empty();
            });
            var shell = shells.open(connection);
            Thread.ofVirtual()
                    .start(() -> assertThrows(
                            RemoteException.class, () -> shell.run(Command.of(Duration.ofSeconds(30), "true"))));
            assertTrue(question.await(20, TimeUnit.SECONDS), "nobody was asked");
            assertTimeoutPreemptively(Duration.ofSeconds(10), shell::close);
            assertTrue(gone.await(10, TimeUnit.SECONDS), "the question stands, and nobody waits for its answer");
        }
    }

    @Test
    void a_missing_key_file_is_told_before_connecting() throws Exception {
        var server = new MinaServer(List.of(TestKeys.make("ed25519")));
        var connection = connection(server, Connection.Login.KEY, Connection.Client.BUILT_IN, home.resolve("none"));
        var shells = shells(_ -> true);
        try (var shell = shells.open(connection)) {
            assertInstanceOf(Link.Idle.class, shell.link().now());
            var failure =
                    assertThrows(RemoteException.class, () -> shell.run(Command.of(Duration.ofSeconds(5), "true")));
            assertInstanceOf(RemoteProblem.Misconfigured.class, failure.problem());
            assertInstanceOf(Link.Refused.class, shell.link().now());
        }
    }
}
