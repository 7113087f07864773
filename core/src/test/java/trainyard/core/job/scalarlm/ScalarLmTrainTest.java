package trainyard.core.job.scalarlm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.job.scalarlm.ScalarLmProblem.BadRequest;
import trainyard.core.job.scalarlm.ScalarLmProblem.Refused;
import trainyard.core.job.scalarlm.ScalarLmProblem.TimedOut;
import trainyard.core.job.scalarlm.TrainProblem.Field;

/** A training: what is refused before it is sent, and what is sent. */
@Timeout(60)
class ScalarLmTrainTest {
    private static final String ROWS =
            "{\"input\":\"1+1=\",\"output\":\"2\"}\n{\"input\":\"a\",\"output\":\"\u00e4\"}\n";

    @TempDir
    private Path folder;

    private Path data(String text) throws Exception {
        return Files.writeString(folder.resolve("data.jsonl"), text);
    }

    private static TrainRequest request(Path data, int gpus, int nodes, int steps, double rate, int batch) {
        return new TrainRequest(
                data,
                Optional.of("tiny"),
                OptionalInt.of(gpus),
                OptionalInt.of(nodes),
                OptionalInt.of(steps),
                OptionalDouble.of(rate),
                OptionalInt.of(batch),
                Optional.of(Duration.ofHours(2)),
                Map.of("lora_config", "{\"r\":8}", "adapter_type", "lora", "seed", "42"));
    }

    private static List<Field> fields(TrainRequest request) {
        return request.problems().stream().map(TrainProblem::field).toList();
    }

    @Test
    void each_field_has_its_own_message() throws Exception {
        Path data = data(ROWS);
        assertEquals(List.of(), fields(request(data, 8, 2, 100, 3e-4, 4)));
        assertEquals(List.of(), fields(TrainRequest.of(data)));
        assertEquals(List.of(), fields(request(data, 0, 1, 1, 1e-9, 1)));
        assertEquals(
                List.of(Field.GPUS, Field.NODES, Field.MAX_STEPS, Field.BATCH_SIZE, Field.LEARNING_RATE),
                fields(request(data, -1, 0, 0, 0, 0)));
        for (double rate : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(List.of(Field.LEARNING_RATE), fields(request(data, 1, 1, 1, rate, 1)));
        }
        assertEquals(List.of(Field.DATA), fields(TrainRequest.of(folder.resolve("none"))));
        assertEquals(List.of(Field.DATA), fields(TrainRequest.of(folder)));
        var wrong = new TrainRequest(
                data,
                Optional.of(" "),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.of(Duration.ZERO),
                Map.of("gpus", "1", "job_directory", "/", "a b", "1"));
        assertEquals(
                List.of(Field.MODEL, Field.TIME_LIMIT, Field.FURTHER, Field.FURTHER, Field.FURTHER), fields(wrong));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "' ' | is empty",
                "'{\"input\":\"a\",\"output\":\"b\"}~nonsense' | Line 2 of",
                "'[1]' | is no JSON object",
                "'{\"input\":\"a\"}' | has no text \"output\"",
                "'{\"input\":1,\"output\":\"b\"}' | has no text \"input\"",
                "'{\"input\":\"a\",\"output\":\"b\"} {}' | is no JSON object"
            })
    void the_first_bad_line_of_the_data_is_named(String text, String why) throws Exception {
        var problems = TrainRequest.of(data(text.replace('~', '\n'))).problems();
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().sentence().contains(why), problems.getFirst()::sentence);
    }

    @Test
    void data_that_is_no_text_is_refused() throws Exception {
        Path data = Files.write(folder.resolve("data"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertTrue(TrainRequest.of(data).problems().getFirst().sentence().contains("UTF-8"));
    }

    @Test
    void arguments_are_json_whatever_the_language_of_the_machine() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(
                    "{\"llm_name\":\"tiny\",\"gpus\":8,\"nodes\":2,\"max_steps\":1000,\"learning_rate\":3.0E-4,"
                            + "\"batch_size\":4,\"timeout\":7200,\"adapter_type\":\"lora\",\"lora_config\":{\"r\":8},"
                            + "\"seed\":42}",
                    request(data(ROWS), 8, 2, 1000, 3e-4, 4).parameters());
            assertEquals("{}", TrainRequest.of(data(ROWS)).parameters());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void data_and_arguments_are_sent_as_the_form_that_the_server_takes() throws Exception {
        try (var fake = new FakeScalarLm();
                var server = ScalarLm.at(fake.address(), Optional.empty())) {
            var request = request(data(ROWS), 8, 2, 1000, 3e-4, 4);
            TrainingJob job = server.train(request);
            assertEquals(FakeScalarLm.JOB, job.name());
            assertEquals("QUEUED", job.state());

            var asked = fake.asked().getFirst();
            assertEquals("POST /v1/megatron/train", asked.method() + " " + asked.path());
            assertEquals(Optional.empty(), asked.upgrade(), "an offer of HTTP/2 makes some servers lose the body");
            assertTrue(asked.type().startsWith("multipart/form-data; boundary="), asked.type());
            var parts = parts(asked);
            assertEquals(List.of("file", "params"), List.copyOf(parts.keySet()));
            JsonNode arguments = new ObjectMapper().readTree(parts.get("params"));
            assertEquals(0.0003, arguments.path("learning_rate").asDouble());
            assertEquals("lora", arguments.path("adapter_type").asString());
            byte[] tar = new GZIPInputStream(new ByteArrayInputStream(parts.get("file"))).readAllBytes();
            assertEquals(0, tar.length % 512);
            byte[] rows = ROWS.getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(rows, Arrays.copyOfRange(tar, 512, 512 + rows.length));

            server.train(request);
            assertArrayEquals(parts.get("file"), parts(fake.asked().getLast()).get("file"), "sent twice it is one job");
        }
    }

    /** The parts of a form by their names, byte for byte. */
    private static Map<String, byte[]> parts(FakeScalarLm.Asked asked) {
        String boundary = "--" + asked.type().replaceFirst("^.*boundary=", "");
        String body = new String(asked.body(), StandardCharsets.ISO_8859_1);
        assertTrue(body.endsWith("\r\n" + boundary + "--\r\n"), "the form has an end");
        var parts = new LinkedHashMap<String, byte[]>();
        for (String part : body.substring(0, body.length() - 4).split(Pattern.quote(boundary))) {
            int head = part.indexOf("\r\n\r\n");
            if (head > 0) {
                String name = part.substring(0, head).replaceFirst("(?s)^.*?name=\"([^\"]*)\".*$", "$1");
                parts.put(name, part.substring(head + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return parts;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_archive_is_one_that_tar_reads() throws Exception {
        Path archive = folder.resolve("a.tar.gz");
        TrainingArchive.write(data(ROWS), archive);
        var tar = new ProcessBuilder("tar", "-tvzf", archive.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(tar.waitFor(20, TimeUnit.SECONDS) && tar.exitValue() == 0, said);
        assertTrue(
                said.matches("(?s)-rw-r--r-- root/root\\s+" + ROWS.getBytes(StandardCharsets.UTF_8).length
                        + " .* dataset\\.jsonlines\n"),
                said);
    }

    @Test
    void what_is_wrong_is_told_before_anything_is_sent() throws Exception {
        try (var fake = new FakeScalarLm();
                var server = ScalarLm.at(fake.address(), Optional.empty())) {
            var failed = assertThrows(ScalarLmException.class, () -> server.train(request(data("x"), 1, 0, 1, 1, 1)));
            assertInstanceOf(BadRequest.class, failed.problem());
            assertTrue(failed.getMessage().contains("Nodes must be 1 or more."), failed::getMessage);
            assertTrue(fake.asked().isEmpty());
        }
    }

    @Test
    void a_server_that_refuses_or_never_answers_is_told() throws Exception {
        var brief = new Limits(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofMillis(1));
        try (var fake = new FakeScalarLm();
                var server = ScalarLm.at(fake.address(), Optional.empty(), brief)) {
            fake.on("/v1/megatron/train", 400, "{\"detail\":\"no SLURM node advertises a GPU\"}");
            var request = TrainRequest.of(data(ROWS));
            var failed = assertThrows(ScalarLmException.class, () -> server.train(request));
            assertEquals(new Refused(400, "no SLURM node advertises a GPU"), failed.problem());
            fake.silentOn("/v1/megatron/train");
            failed = assertThrows(ScalarLmException.class, () -> server.train(request));
            assertInstanceOf(TimedOut.class, failed.problem());
        }
    }
}
