package trainyard.core.remote;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import net.schmizz.sshj.connection.channel.direct.LocalPortForwarder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tunnel of the built-in client, from a port on loopback. */
final class BuiltInForward implements RemoteShell.Forward {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInForward.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LocalPortForwarder forwarder;
    private final ServerSocket here;
    private final int port;
    private final Thread listening;

    BuiltInForward(LocalPortForwarder forwarder, ServerSocket here) {
        this.forwarder = forwarder;
        this.here = here;
        this.port = here.getLocalPort();
        listening = Thread.ofVirtual().name("remote-forward-" + port).start(this::listen);
    }

    @Override
    public int localPort() {
        return port;
    }

    @Override
    public void close() {
        try {
            forwarder.close();
            // The port is free once the listener has noticed.
            listening.join(PATIENCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyClosed) {
            LOG.debug("closing the tunnel on port {}", port, alreadyClosed);
        }
    }

    /** Where nothing listens at the far end, the caller alone loses its connection: the next one may be luckier. */
    private void listen() {
        while (!here.isClosed() && !Thread.currentThread().isInterrupted()) {
            try {
                forwarder.listen();
            } catch (IOException refused) {
                LOG.debug("a connection through the tunnel on port {} ended", port, refused);
            }
        }
    }
}
