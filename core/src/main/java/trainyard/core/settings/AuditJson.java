package trainyard.core.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An audit entry as one line of JSON. */
final class AuditJson {
    private static final JsonMapper JSON = new JsonMapper();

    private AuditJson() {}

    static String line(AuditEntry entry) {
        var node = JSON.createObjectNode();
        node.put("id", entry.id());
        node.put("time", entry.time().toString());
        node.put("user", entry.user());
        node.put("cluster", entry.cluster());
        node.put("machine", entry.machine());
        node.put("action", entry.action());
        entry.targets().forEach(node.putArray("targets")::add);
        entry.command().forEach(node.putArray("command")::add);
        node.put("result", entry.result());
        node.put("said", entry.said());
        node.put("took_ms", entry.took().toMillis());
        return JSON.writeValueAsString(node);
    }

    /** Empty for a line that is none, such as one that a crash cut off. */
    static Optional<AuditEntry> read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return Optional.of(new AuditEntry(
                    node.path("id").asString(""),
                    Instant.parse(node.path("time").asString("")),
                    node.path("user").asString(""),
                    node.path("cluster").asString(""),
                    node.path("machine").asString(""),
                    node.path("action").asString(""),
                    texts(node.path("targets")),
                    texts(node.path("command")),
                    node.path("result").asString(""),
                    node.path("said").asString(""),
                    Duration.ofMillis(node.path("took_ms").asLong(0))));
        } catch (JacksonException | DateTimeException broken) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.asString("")).toList();
    }
}
