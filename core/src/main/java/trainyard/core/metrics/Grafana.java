package trainyard.core.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/**
 * A cluster's Grafana, for a browser on this machine. It listens on the controller's loopback, so the way there is a
 * tunnel of the SSH connection that is open anyway: the address is good until this is closed.
 */
public final class Grafana implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final RemoteShell.Forward tunnel;

    private Grafana(RemoteShell.Forward tunnel) {
        this.tunnel = tunnel;
    }

    /**
     * The one on the loopback of the machine that a shell leads to; empty where none answers there. Blocks, and belongs on
     * a background thread.
     */
    public static Optional<Grafana> behind(RemoteShell shell) throws RemoteException, InterruptedException {
        var grafana = new Grafana(shell.forward(LOOPBACK, PORT));
        boolean here = false;
        try {
            here = grafana.answers();
        } finally {
            if (!here) {
                grafana.close();
            }
        }
        return here ? Optional.of(grafana) : Optional.empty();
    }

    public URI address() {
        return URI.create("http://" + LOOPBACK + ":" + tunnel.localPort() + "/");
    }

    /** Grafana's own word on its health, which needs no login. */
    private boolean answers() throws InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            var request = HttpRequest.newBuilder(address().resolve("/api/health"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK && answer.body().contains("\"database\"");
        } catch (IOException nobody) {
            return false;
        } finally {
            // Not close, which waits for connections that are kept for a next question.
            client.shutdownNow();
        }
    }

    @Override
    public void close() {
        tunnel.close();
    }
}
