package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.job.scalarlm.FakeScalarLm;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.SettingsFolder;

@Timeout(60)
class ScalarLmCommandTest {
    private static final String JOB = FakeScalarLm.JOB;
    private static final String LOGS = "/v1/megatron/train/logs/" + JOB;

    @TempDir
    private Path folder;

    private FakeScalarLm fake;
    private Optional<String> settingsBefore = Optional.empty();

    private record Said(int status, String out, String errors) {}

    @BeforeEach
    void start() throws Exception {
        settingsBefore = Optional.ofNullable(System.getProperty(SettingsFolder.OVERRIDE));
        System.setProperty(SettingsFolder.OVERRIDE, folder.resolve("settings").toString());
        fake = new FakeScalarLm();
    }

    @AfterEach
    void stop() {
        fake.close();
        settingsBefore.ifPresentOrElse(
                before -> System.setProperty(SettingsFolder.OVERRIDE, before),
                () -> System.clearProperty(SettingsFolder.OVERRIDE));
    }

    private static Said run(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var all = new ArrayList<>(List.of("scalarlm"));
        all.addAll(List.of(words));
        int status = Trainyard.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(String[]::new));
        return new Said(status, out.toString(), errors.toString());
    }

    private String url() {
        return fake.address().toString();
    }

    private Path data(String text) throws Exception {
        return Files.writeString(folder.resolve("data.jsonl"), text);
    }

    private Path token() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "s3cret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static JsonNode json(Said said) {
        assertEquals(0, said.status(), said.errors());
        return new ObjectMapper().readTree(said.out());
    }

    @Test
    void status_tells_health_and_what_there_is_for_training() {
        Said said = run("status", "--url", url());
        assertEquals(0, said.status(), said.errors());
        assertTrue(said.out().contains("health      mixed"), said.out());
        assertTrue(said.out().contains("  vllm down: Cannot connect"), said.out());
        assertTrue(said.out().contains("GPUs        16"), said.out());
        JsonNode status = json(run("status", "--url", url(), "--json"));
        assertEquals("down", status.path("parts").path("vllm").asString());
        assertEquals(2, status.path("nodes").asInt());
    }

    @Test
    void queue_and_jobs_are_lists() {
        assertTrue(run("queue", "--url", url()).out().contains("my first job      ada"));
        assertEquals(
                "my first job",
                json(run("queue", "--url", url(), "--json"))
                        .path(1)
                        .path("name")
                        .asString());
        assertTrue(run("jobs", "--url", url()).out().contains(JOB + "  COMPLETED"));
        assertEquals(
                100,
                json(run("jobs", "--url", url(), "--json")).path(0).path("step").asInt());
    }

    @Test
    void a_training_is_sent_audited_and_told() throws Exception {
        Path data = data("{\"input\":\"a\",\"output\":\"b\"}");
        Said said = run("train", data.toString(), "--url", url(), "--nodes", "8", "--arg", "adapter_type=lora");
        assertEquals(0, said.status(), said.errors());
        assertEquals(JOB + " QUEUED, job 12 in its Slurm\n", said.out());
        assertTrue(said.errors().contains("the server has 2 nodes and trains on no more"), said.errors());
        String body = new String(fake.asked().getLast().body(), StandardCharsets.ISO_8859_1);
        assertTrue(body.contains("{\"nodes\":8,\"adapter_type\":\"lora\"}"), body);
        assertEquals(
                "done",
                AuditLog.in(SettingsFolder.ofThisUser())
                        .latest(1, List.of())
                        .getFirst()
                        .result());
    }

    @Test
    void what_is_wrong_with_a_training_is_told_at_its_option_and_nothing_is_asked() throws Exception {
        Said said = run("train", data("no").toString(), "--url", url(), "--gpus", "-1", "--learning-rate", "0");
        assertEquals(2, said.status());
        assertTrue(said.errors().contains("DATA: Line 1 of"), said.errors());
        assertTrue(said.errors().contains("--gpus: GPUs per node"), said.errors());
        assertTrue(said.errors().contains("--learning-rate: The learning rate"), said.errors());
        assertTrue(fake.asked().isEmpty());
    }

    @Test
    void logs_are_printed_once_or_to_the_end_of_the_job() {
        fake.on(LOGS, 200, "{\"line\":\"one\",\"line_number\":3}\n{\"line\":\"two\",\"line_number\":4}\n");
        Said said = run("logs", JOB, "--url", url(), "--from", "3");
        assertEquals("one\ntwo\n", said.out());
        assertEquals(LOGS + "?starting_line_number=3", fake.asked().getLast().path());
        assertEquals(
                "{\"line_number\":3,\"line\":\"one\"}",
                run("logs", JOB, "--url", url(), "--json")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow());

        fake.on("/v1/megatron/train/" + JOB, 200, FakeScalarLm.job("FAILED", ",\"error\":\"out of memory\""));
        said = run("logs", JOB, "--url", url(), "--follow");
        assertEquals(1, said.status());
        assertEquals("one\ntwo\n", said.out());
        assertTrue(said.errors().contains(JOB + ": FAILED: out of memory"), said.errors());
        assertEquals(2, run("logs", JOB, "--url", url(), "--from", "-1").status());
    }

    @Test
    void cancel_tells_what_became_of_the_job() {
        assertEquals(
                "CANCELLED",
                json(run("cancel", JOB, "--url", url(), "--json")).path("state").asString());
        fake.on("/v1/megatron/cancel/" + JOB, 200, "null");
        Said said = run("cancel", JOB, "--url", url());
        assertEquals(1, said.status());
        assertTrue(said.errors().startsWith("trainyard: Job " + JOB + " was not cancelled"), said.errors());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_stored_server_is_asked_with_the_token_of_its_file() throws Exception {
        Said said = run("add", "lm", url(), "--token-file", token().toString());
        assertEquals(0, said.status(), said.errors());
        assertEquals(0, run("status", "--server", "lm").status());
        assertEquals(Optional.of("Bearer s3cret"), fake.asked().getLast().authorization());
        String kept = Files.readString(SettingsFolder.ofThisUser().scalarLmServers());
        assertTrue(kept.contains("token") && !kept.contains("s3cret"), kept);

        Files.setPosixFilePermissions(token(), PosixFilePermissions.fromString("rw-r--r--"));
        said = run("status", "--server", "lm");
        assertEquals(1, said.status());
        assertTrue(said.errors().contains("chmod 600") && !said.errors().contains("s3cret"), said.errors());
    }

    @ParameterizedTest
    @CsvSource({
        "2, say which server, status",
        "2, none is stored yet, status --server lm",
        "2, there is no connection 'lab', status --url http://head:8000 --via-cluster lab",
        "2, there is no connection 'lab', add lm http://head:8000 --via-cluster lab",
        "1, is no address of a ScalarLM server, status --url ftp://head",
        "1, only http goes, add lm https://head --via-cluster lab",
        "1, is not sent to head by http, add lm http://head --token-file none"
    })
    void a_wrong_call_is_told_in_a_sentence(int status, String sentence, String words) {
        Said said = run(words.split(" "));
        assertEquals(status, said.status(), said.errors());
        assertTrue(said.errors().contains(sentence), said.errors());
        assertFalse(Files.exists(SettingsFolder.ofThisUser().scalarLmServers()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_way_through_a_read_only_connection_is_for_looking_only() throws Exception {
        var host = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        var user = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        Path identity = folder.resolve("id");
        try (var out = Files.newOutputStream(identity)) {
            new OpenSSHKeyPairResourceWriter().writePrivateKey(user, "test", null, out);
        }
        try (var sshd = SshServer.setUpDefaultServer()) {
            sshd.setHost("127.0.0.1");
            sshd.setKeyPairProvider(KeyPairProvider.wrap(host));
            sshd.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, user.getPublic()));
            sshd.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
            sshd.start();
            Path known = Files.writeString(
                    folder.resolve("known_hosts"),
                    "[127.0.0.1]:" + sshd.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
            Connections.in(SettingsFolder.ofThisUser())
                    .add(new Connection(
                            "lab",
                            "ada",
                            "127.0.0.1",
                            sshd.getPort(),
                            Connection.Login.KEY,
                            Connection.Client.BUILT_IN,
                            Optional.of(identity),
                            Optional.of(known),
                            Optional.empty(),
                            Optional.empty(),
                            true));
            assertEquals(0, run("add", "lm", url(), "--via-cluster", "lab").status());
            Said looked = run("queue", "--server", "lm");
            assertEquals(0, looked.status(), looked.errors());
            Said cancelled = run("cancel", JOB, "--server", "lm");
            assertEquals(1, cancelled.status());
            assertTrue(cancelled.errors().contains("is read-only"), cancelled.errors());
            assertTrue(fake.asked().stream().allMatch(asked -> asked.method().equals("GET")));
        }
    }
}
