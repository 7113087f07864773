package trainyard.core.job.scalarlm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ScalarLM's answers. Further keys do no harm; what an older server does not tell is empty. */
final class ScalarLmJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_DETAIL = 600;

    private ScalarLmJson() {}

    /** The text as JSON; empty where it is none. */
    static Optional<JsonNode> read(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read.isMissingNode() ? Optional.empty() : Optional.of(read);
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }

    static Optional<Health> health(JsonNode answer) {
        if (!answer.path("all").isString()) {
            return Optional.empty();
        }
        var parts = new LinkedHashMap<String, Health.Part>();
        answer.properties().forEach(entry -> {
            JsonNode part = entry.getValue();
            if (!entry.getKey().equals("all")) {
                parts.put(
                        entry.getKey(),
                        part.isObject()
                                ? new Health.Part(part.path("status").asString("unknown"), text(part.path("reason")))
                                : new Health.Part(part.asString("unknown"), Optional.empty()));
            }
        });
        return Optional.of(new Health(answer.path("all").asString(), parts));
    }

    static OptionalInt count(JsonNode answer, String key) {
        return number(answer.path(key));
    }

    static List<TrainingJob> jobs(JsonNode answer) {
        var jobs = new ArrayList<TrainingJob>();
        for (JsonNode one : answer.path("models")) {
            jobs.add(new TrainingJob(
                    one.path("name").asString(""),
                    state(one),
                    Optional.empty(),
                    time(one.path("start_time")),
                    number(one.path("step")),
                    number(one.path("max_steps")),
                    decimal(one.path("loss")),
                    Optional.empty(),
                    one.path("deployed").asBoolean(false),
                    Map.of()));
        }
        return jobs;
    }

    /** A job as the answers to train, cancel and the question for it have it; empty where this is none. */
    static Optional<TrainingJob> job(JsonNode answer) {
        JsonNode status = answer.path("job_status");
        JsonNode config = answer.path("job_config");
        String name = text(status.path("model_name"))
                .orElseGet(() -> config.path("job_directory").asString("").replaceFirst("^.*/", ""));
        if (!status.isObject() || name.isEmpty()) {
            return Optional.empty();
        }
        JsonNode history = status.path("history");
        JsonNode last = history.isEmpty() ? history.path(0) : history.path(history.size() - 1);
        OptionalInt step = number(last.path("step"));
        var arguments = new LinkedHashMap<String, String>();
        config.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            arguments.put(entry.getKey(), value.isValueNode() ? value.asString("") : value.toString());
        });
        return Optional.of(new TrainingJob(
                name,
                state(status),
                text(status.path("job_id")),
                time(status.path("start_time")),
                // The first step has the number 0.
                step.isPresent() ? OptionalInt.of(step.getAsInt() + 1) : step,
                number(status.path("max_steps")),
                decimal(last.path("loss")),
                text(status.path("error")).or(() -> text(status.path("output"))),
                answer.path("deployed").asBoolean(false),
                arguments));
    }

    static Optional<LogLine> line(String text) {
        return read(text)
                .filter(node -> node.path("line").isString())
                .map(node -> new LogLine(
                        node.path("line_number").asLong(0), node.path("line").asString()));
    }

    /** What the body of an error says, in one line: FastAPI's detail, or ScalarLM's own error. */
    static String detail(String body) {
        JsonNode root = read(body).orElseGet(JSON::createObjectNode);
        JsonNode detail = root.has("detail") ? root.path("detail") : root.path("error");
        String said = detail.isArray() ? joined(detail) : detail.asString("");
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String shown = line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "..." : line;
        return shown.isEmpty() ? "it does not say why" : shown;
    }

    /** FastAPI names each value that it does not take with the place where it stood. */
    private static String joined(JsonNode errors) {
        var parts = new ArrayList<String>();
        for (JsonNode error : errors) {
            var place = new ArrayList<String>();
            error.path("loc").forEach(step -> place.add(step.asString("")));
            String message = error.path("msg").asString("");
            parts.add(place.isEmpty() ? message : String.join(".", place) + ": " + message);
        }
        return String.join("; ", parts);
    }

    private static String state(JsonNode node) {
        return text(node.path("status")).orElse("UNKNOWN");
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("").strip()).filter(said -> !said.isEmpty());
    }

    private static OptionalInt number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    private static OptionalDouble decimal(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    /** Seconds since 1970, with a fraction; 0 stands for none. */
    private static Optional<Instant> time(JsonNode node) {
        if (!node.isNumber() || node.asDouble() <= 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(
                node.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue()));
    }
}
