package trainyard.core.metrics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus' answers, https://prometheus.io/docs/prometheus/latest/querying/api/. Further keys do no harm. */
final class PromJson {
    private static final JsonMapper JSON = new JsonMapper();

    private PromJson() {}

    static List<PromSeries> series(String text) throws PrometheusException {
        JsonNode data = data(text);
        String type = data.path("resultType").asString("");
        var found = new ArrayList<PromSeries>();
        switch (type) {
            case "matrix", "vector" -> data.path("result").forEach(one -> found.add(series(one)));
            case "scalar" -> found.add(new PromSeries(Map.of(), List.of(sample(data.path("result")))));
            default -> throw new PrometheusException("Prometheus answered with a " + type + ", which is no series.");
        }
        return found;
    }

    static List<PromTarget> targets(String text) throws PrometheusException {
        var found = new ArrayList<PromTarget>();
        for (JsonNode one : data(text).path("activeTargets")) {
            found.add(new PromTarget(
                    one.at("/labels/job").asString(""),
                    one.at("/labels/instance").asString(""),
                    one.path("scrapeUrl").asString(""),
                    one.path("health").asString("unknown"),
                    one.path("lastError").asString(""),
                    // The year 1 stands for never.
                    time(one.path("lastScrape")).filter(at -> at.isAfter(Instant.EPOCH))));
        }
        return found;
    }

    static List<PromAlert> alerts(String text) throws PrometheusException {
        var found = new ArrayList<PromAlert>();
        for (JsonNode one : data(text).path("alerts")) {
            Map<String, String> labels = strings(one.path("labels"));
            found.add(new PromAlert(
                    labels.getOrDefault("alertname", ""),
                    one.path("state").asString(""),
                    labels,
                    one.at("/annotations/summary").asString(""),
                    one.at("/annotations/description").asString(""),
                    time(one.path("activeAt"))));
        }
        return found;
    }

    private static JsonNode data(String text) throws PrometheusException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new PrometheusException("What answers on Prometheus' port does not speak its language.", e);
        }
        if (!root.path("status").asString("").equals("success")) {
            String why = root.path("error").asString("");
            throw new PrometheusException(
                    why.isEmpty()
                            ? "What answers on Prometheus' port does not speak its language."
                            : "Prometheus refused the query: " + why);
        }
        return root.path("data");
    }

    private static PromSeries series(JsonNode one) {
        var samples = new ArrayList<PromSeries.Sample>();
        if (one.has("value")) {
            samples.add(sample(one.path("value")));
        }
        one.path("values").forEach(value -> samples.add(sample(value)));
        return new PromSeries(strings(one.path("metric")), samples);
    }

    private static PromSeries.Sample sample(JsonNode pair) {
        return new PromSeries.Sample(
                Math.round(pair.path(0).asDouble() * 1000), number(pair.path(1).asString("NaN")));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Map<String, String> strings(JsonNode object) {
        var values = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
        return values;
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.asString("")).toInstant());
        } catch (DateTimeException notGiven) {
            return Optional.empty();
        }
    }
}
