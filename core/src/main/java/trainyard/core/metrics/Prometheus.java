package trainyard.core.metrics;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/**
 * A cluster's Prometheus, which only reads. It listens on the controller's loopback, so the way there is a tunnel of the
 * SSH connection that is open anyway. All operations block, belong on a background thread, and can be interrupted.
 */
public final class Prometheus implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 9090;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final Optional<RemoteShell.Forward> tunnel;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Prometheus(URI base, Optional<RemoteShell.Forward> tunnel) {
        this.base = base;
        this.tunnel = tunnel;
    }

    /** The one at an address that this machine reaches, {@code http://monitor:9090}. */
    public static Prometheus at(URI base) {
        return new Prometheus(base, Optional.empty());
    }

    /** The one on the loopback of the machine that a shell leads to. The shell stays open when this is closed. */
    public static Prometheus behind(RemoteShell shell) throws RemoteException, InterruptedException {
        RemoteShell.Forward tunnel = shell.forward(LOOPBACK, PORT);
        return new Prometheus(URI.create("http://" + LOOPBACK + ":" + tunnel.localPort()), Optional.of(tunnel));
    }

    /** What an expression is now: one sample for each series. */
    public List<PromSeries> instant(String expression) throws PrometheusException, InterruptedException {
        return PromJson.series(get("query", Map.of("query", expression)));
    }

    /**
     * What an expression was between two times.
     *
     * @param step between two samples; Prometheus refuses more than 11,000 of them for a series
     */
    public List<PromSeries> range(String expression, Instant from, Instant to, Duration step)
            throws PrometheusException, InterruptedException {
        return PromJson.series(get(
                "query_range",
                Map.of(
                        "query",
                        expression,
                        "start",
                        from.toString(),
                        "end",
                        to.toString(),
                        "step",
                        step.toMillis() + "ms")));
    }

    /** All that is asked, whether it answers or not. */
    public List<PromTarget> targets() throws PrometheusException, InterruptedException {
        return PromJson.targets(get("targets", Map.of("state", "active")));
    }

    /** Alerts whose condition holds now. Those of the past are in the series {@code ALERTS}. */
    public List<PromAlert> alerts() throws PrometheusException, InterruptedException {
        return PromJson.alerts(get("alerts", Map.of()));
    }

    private String get(String path, Map<String, String> parameters) throws PrometheusException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = base.resolve("/api/v1/" + path + (query.isEmpty() ? "" : "?" + query));
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            // An error too has a body that says why.
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (HttpTimeoutException e) {
            throw new PrometheusException("Prometheus did not answer within " + PATIENCE.toSeconds() + " seconds.", e);
        } catch (ConnectException e) {
            throw new PrometheusException("No Prometheus listens at " + base.getAuthority() + ".", e);
        } catch (IOException e) {
            throw new PrometheusException(
                    "The connection to Prometheus broke; it may not run on the controller (systemctl status prometheus).",
                    e);
        }
    }

    @Override
    public void close() {
        client.close();
        tunnel.ifPresent(RemoteShell.Forward::close);
    }
}
