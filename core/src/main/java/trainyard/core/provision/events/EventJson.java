package trainyard.core.provision.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trainyard.core.provision.events.RunEvent.Details;
import trainyard.core.provision.events.RunEvent.Status;

/** A line of the events file as an event. */
final class EventJson {
    private static final JsonMapper JSON = new JsonMapper();

    private EventJson() {}

    /** Never fails: a line that cannot be understood is an {@link RunEvent.Unknown}. */
    static RunEvent read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return known(node, time(node), line);
        } catch (JacksonException | IllegalArgumentException strange) {
            return new RunEvent.Unknown(Instant.EPOCH, line);
        }
    }

    private static RunEvent known(JsonNode node, Instant at, String line) {
        return switch (text(node, "event")) {
            case "run_start" ->
                new RunEvent.RunStarted(
                        at, text(node, "playbook"), node.path("check").asBoolean(false), text(node, "ansible_version"));
            case "play_start" ->
                new RunEvent.PlayStarted(at, text(node, "play"), text(node, "name"), texts(node.path("hosts")));
            case "task_start" ->
                new RunEvent.TaskStarted(
                        at,
                        text(node, "task"),
                        text(node, "play"),
                        text(node, "name"),
                        text(node, "role"),
                        text(node, "path"),
                        node.path("handler").asBoolean(false));
            case "host_start" -> new RunEvent.HostStarted(at, text(node, "task"), text(node, "host"));
            case "item" ->
                new RunEvent.ItemDone(
                        at,
                        text(node, "task"),
                        text(node, "host"),
                        status(node),
                        text(node, "item"),
                        text(node, "message"));
            case "retry" ->
                new RunEvent.Retried(
                        at,
                        text(node, "task"),
                        text(node, "host"),
                        node.path("attempt").asInt(0),
                        node.path("retries").asInt(0),
                        text(node, "message"));
            case "host_result" -> result(node, at);
            case "warning" -> new RunEvent.Warned(at, text(node, "level"), text(node, "text"));
            case "stats" -> new RunEvent.Counted(at, counts(node.path("hosts")));
            default -> new RunEvent.Unknown(at, line);
        };
    }

    private static RunEvent result(JsonNode node, Instant at) {
        return new RunEvent.HostResult(
                at,
                text(node, "task"),
                text(node, "host"),
                status(node),
                node.path("ignored").asBoolean(false),
                Duration.ofMillis(node.path("duration_ms").asLong(0)),
                text(node, "message"),
                details(node));
    }

    private static Details details(JsonNode node) {
        boolean censored = node.path("censored").asBoolean(false);
        JsonNode told = node.path("details");
        if (told.isEmpty()) {
            return censored ? new Details(Map.of(), false, true) : Details.NONE;
        }
        var texts = new LinkedHashMap<String, String>();
        told.forEachEntry((name, value) -> {
            String text = plain(value);
            if (!name.equals("cut") && !text.isEmpty()) {
                texts.put(name, text);
            }
        });
        return new Details(Collections.unmodifiableMap(texts), told.path("cut").asBoolean(false), censored);
    }

    private static String plain(JsonNode value) {
        return value.isArray()
                ? String.join(" ", texts(value))
                : value.isNull() ? "" : value.asString(value.toString());
    }

    private static Map<String, Map<String, Integer>> counts(JsonNode hosts) {
        var counts = new LinkedHashMap<String, Map<String, Integer>>();
        hosts.forEachEntry((host, told) -> {
            var numbers = new LinkedHashMap<String, Integer>();
            told.forEachEntry((name, number) -> numbers.put(name, number.asInt(0)));
            counts.put(host, Collections.unmodifiableMap(numbers));
        });
        return counts;
    }

    private static Status status(JsonNode node) {
        return Status.valueOf(text(node, "status").toUpperCase(Locale.ROOT));
    }

    private static Instant time(JsonNode node) {
        try {
            return Instant.parse(text(node, "t"));
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(value -> value.asString(value.toString())).toList();
    }
}
