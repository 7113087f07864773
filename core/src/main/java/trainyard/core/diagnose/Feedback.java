package trainyard.core.diagnose;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.SettingsFolder;

/** Whether reports were right, in the user's words: a line of JSON each, in a file that stays on this machine. */
public final class Feedback {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    private Feedback(Path file) {
        this.file = file;
    }

    public static Feedback in(SettingsFolder folder) {
        return new Feedback(folder.diagnosisFeedback());
    }

    /**
     * What somebody said of a report.
     *
     * @param job its id; empty where the report is about files
     * @param cause the slug that the report named
     * @param rules the ids of those that carried it
     * @param right whether that was it
     * @param thought what it was instead, in the user's words; may be empty
     */
    public record Entry(
            Instant time,
            String cluster,
            String job,
            String cause,
            Confidence confidence,
            List<String> rules,
            boolean right,
            String thought) {
        public Entry {
            rules = List.copyOf(rules);
        }

        public static Entry of(Report report, String cluster, boolean right, String thought, Instant time) {
            return new Entry(
                    time,
                    cluster,
                    report.job().id(),
                    report.cause(),
                    report.confidence(),
                    report.timeline().stream()
                            .filter(Happening::decisive)
                            .map(Happening::rule)
                            .distinct()
                            .toList(),
                    right,
                    thought);
        }
    }

    /** Appends a line. */
    public synchronized void keep(Entry entry) throws IOException {
        var node = JSON.createObjectNode();
        node.put("time", entry.time().toString());
        node.put("cluster", entry.cluster());
        node.put("job", entry.job());
        node.put("cause", entry.cause());
        node.put("confidence", entry.confidence().word());
        var rules = node.putArray("rules");
        entry.rules().forEach(rules::add);
        node.put("right", entry.right());
        node.put("thought", entry.thought());
        var line = ByteBuffer.wrap((JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = PrivateFiles.open(file)) {
            channel.position(channel.size());
            while (line.hasRemaining()) {
                channel.write(line);
            }
        }
    }

    /** All that can be read, in the order in which it was said. */
    public synchronized List<Entry> all() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        for (String line : Files.readAllLines(file)) {
            try {
                entries.add(read(JSON.readTree(line)));
            } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException broken) {
                // A line that a crash cut off is no reason to lose the others.
                continue;
            }
        }
        return entries;
    }

    private static Entry read(JsonNode node) {
        return new Entry(
                Instant.parse(node.path("time").asString("")),
                node.path("cluster").asString(""),
                node.path("job").asString(""),
                node.path("cause").asString(""),
                Confidence.valueOf(node.path("confidence").asString("").toUpperCase(java.util.Locale.ROOT)),
                node.path("rules").valueStream().map(rule -> rule.asString("")).toList(),
                node.path("right").asBoolean(),
                node.path("thought").asString(""));
    }
}
