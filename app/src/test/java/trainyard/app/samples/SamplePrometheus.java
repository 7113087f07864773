package trainyard.app.samples;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import trainyard.core.remote.RemoteShell;

/** A Prometheus with made-up figures of a cluster, in its own language; the last machine was gone for a while. */
public final class SamplePrometheus implements RemoteShell.Forward {
    /** What was asked, decoded. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** Whether there is a Grafana behind the tunnel, too. */
    public volatile boolean grafana;

    private final HttpServer server;
    private final int nodes;
    private final boolean gpus;

    /** @param gpus whether a DCGM exporter runs */
    public SamplePrometheus(int nodes, boolean gpus) {
        this.nodes = nodes;
        this.gpus = gpus;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/health", exchange -> {
            byte[] health = "{\"database\": \"ok\", \"version\": \"12.1.0\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(grafana ? 200 : 404, health.length);
            try (exchange) {
                exchange.getResponseBody().write(health);
            }
        });
        server.createContext("/", exchange -> {
            byte[] bytes = answer(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @Override
    public int localPort() {
        return server.getAddress().getPort();
    }

    /** One screen's end is not the server's: {@link #stop} is. */
    @Override
    public void close() {}

    public void stop() {
        server.stop(0);
    }

    private String answer(URI uri) {
        String query = uri.getRawQuery() == null ? "" : URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
        asked.add(query);
        return "{\"status\":\"success\",\"data\":%s}"
                .formatted(
                        switch (uri.getPath()) {
                            case "/api/v1/query" ->
                                "{\"resultType\":\"scalar\",\"result\":[%d,\"%d\"]}"
                                        .formatted(Samples.NOW.getEpochSecond(), Samples.NOW.getEpochSecond());
                            case "/api/v1/targets" -> targets();
                            case "/api/v1/alerts" -> alerts();
                            default -> range(query);
                        });
    }

    private static String field(String query, String name) {
        int at = query.indexOf(name + "=") + name.length() + 1;
        int end = query.indexOf('&', at);
        return query.substring(at, end < 0 ? query.length() : end);
    }

    private String range(String query) {
        long from = Instant.parse(field(query, "start")).getEpochSecond();
        long to = Instant.parse(field(query, "end")).getEpochSecond();
        long step = Long.parseLong(field(query, "step").replace("ms", "")) / 1000;
        return "{\"resultType\":\"matrix\",\"result\":[%s]}".formatted(series(query, from, to, step));
    }

    private String series(String query, long from, long to, long step) {
        if (query.contains("ALERTS")) {
            return past(from, to, step);
        }
        if (query.contains("slurm_job_")) {
            double scale = query.contains("memory") ? 3e10 : 12;
            return IntStream.range(0, 5)
                    .mapToObj(job ->
                            one("\"slurm_job\":\"%d\"".formatted(4_100 + job), from, to, step, job, scale, false))
                    .collect(Collectors.joining(","));
        }
        if (query.contains("DCGM") && !gpus) {
            return "";
        }
        if (query.contains("instance")) {
            double scale = query.contains("FB_USED") ? 3.2e11 : query.contains("rate(") ? 4e8 : 0.9;
            return IntStream.range(0, Math.min(nodes, 50))
                    .mapToObj(node -> one(
                            "\"instance\":\"%s\"".formatted(name(node)),
                            from,
                            to,
                            step,
                            node,
                            scale,
                            node == nodes - 1))
                    .collect(Collectors.joining(","));
        }
        boolean share = query.contains("sum(");
        int seed = Math.abs(query.hashCode() % 97);
        return one("", from, to, step, seed, share ? 0.9 : Math.max(2, nodes), false);
    }

    private static String name(int node) {
        return "gpu-%03d".formatted(node + 1);
    }

    /** @param gone whether it has a gap of an eighth of the time */
    private static String one(String labels, long from, long to, long step, int seed, double scale, boolean gone) {
        var values = new StringBuilder();
        long length = to - from;
        for (long at = from; at <= to; at += step) {
            double place = (double) (at - from) / length;
            if (gone && place > 0.55 && place < 0.68) {
                continue;
            }
            double wave = 0.5
                    + 0.28 * Math.sin(place * 7 + seed * 1.7)
                    + 0.12 * Math.sin(place * 31 + seed)
                    + 0.06 * Math.sin(place * 140 + seed * 3);
            double value = scale * Math.clamp(wave, 0, 1);
            values.append(values.isEmpty() ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "[%d,\"%s\"]",
                            at,
                            scale > 1.5 && scale < 1e6 && labels.isEmpty() ? Math.rint(value) : value));
        }
        return "{\"metric\":{%s},\"values\":[%s]}".formatted(labels, values);
    }

    private String past(long from, long to, long step) {
        return episode(
                        "NodeDown",
                        "critical",
                        "\"instance\":\"%s\"".formatted(name(nodes - 1)),
                        from,
                        to,
                        step,
                        0.55,
                        0.68)
                + ","
                + episode("JobFailed", "warning", "\"partition\":\"gpu\"", from, to, step, 0.2, 0.24)
                + ","
                + episode("GpuHot", "warning", "\"instance\":\"gpu-002\",\"gpu\":\"3\"", from, to, step, 0.9, 1.1);
    }

    private static String episode(
            String name, String severity, String labels, long from, long to, long step, double begin, double end) {
        var values = new StringBuilder();
        for (long at = from; at <= to; at += step) {
            double place = (double) (at - from) / (to - from);
            if (place >= begin && place <= end) {
                values.append(values.isEmpty() ? "" : ",").append("[%d,\"1\"]".formatted(at));
            }
        }
        return "{\"metric\":{\"alertname\":\"%s\",\"severity\":\"%s\",%s},\"values\":[%s]}"
                .formatted(name, severity, labels, values);
    }

    private String targets() {
        String all = IntStream.range(0, nodes)
                .mapToObj(node ->
                        target("node", 9100, node, true) + (gpus ? "," + target("dcgm", 9400, node, node != 1) : ""))
                .collect(Collectors.joining(","));
        return "{\"activeTargets\":[%s]}".formatted(all);
    }

    private static String target(String job, int port, int node, boolean up) {
        return """
                {"labels":{"job":"%s","instance":"%s"},"scrapeUrl":"http://10.0.0.%d:%d/metrics","health":"%s",
                 "lastError":"%s","lastScrape":"%s"}""".formatted(
                        job,
                        name(node),
                        node + 11,
                        port,
                        up ? "up" : "down",
                        up ? "" : "dial tcp 10.0.0.%d:%d: connect: connection refused".formatted(node + 11, port),
                        Samples.NOW.minusSeconds(7));
    }

    private static String alerts() {
        return "{\"alerts\":[%s,%s]}"
                .formatted(
                        alert(
                                "GpuHot",
                                "warning",
                                "GPU 3 of gpu-002 has 88 degrees",
                                "It slows itself down soon. Look at fans, inlet temperature and dust.",
                                360),
                        alert(
                                "ExporterGone",
                                "critical",
                                "dcgm on gpu-002 does not answer Prometheus",
                                "What it measures is missing since then. Look at its unit with systemctl status.",
                                1_260));
    }

    private static String alert(String name, String severity, String summary, String description, long ago) {
        return """
                {"labels":{"alertname":"%s","severity":"%s","instance":"gpu-002"},"state":"firing","activeAt":"%s",
                 "annotations":{"summary":"%s","description":"%s"}}""".formatted(name, severity, Samples.NOW.minusSeconds(ago), summary, description);
    }
}
