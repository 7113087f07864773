package trainyard.core.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tunnel of the installed OpenSSH: a port on loopback, and for each caller an ssh that carries its bytes. */
final class OpenSshForward implements RemoteShell.Forward {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSshForward.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ServerSocket here;
    private final Opener opener;
    private final Thread listening;
    private final Set<Process> open = ConcurrentHashMap.newKeySet();

    /** Starts an ssh whose input and output are the far end. */
    @FunctionalInterface
    interface Opener {
        Process open() throws RemoteException;
    }

    OpenSshForward(ServerSocket here, Opener opener) {
        this.here = here;
        this.opener = opener;
        listening = Thread.ofVirtual().name("remote-forward-" + localPort()).start(this::listen);
    }

    @Override
    public int localPort() {
        return here.getLocalPort();
    }

    @Override
    public void close() {
        try {
            here.close();
            // The port is free once the listener has noticed.
            listening.join(PATIENCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyClosed) {
            LOG.debug("closing the tunnel on port {}", localPort(), alreadyClosed);
        }
        open.forEach(Process::destroy);
    }

    private void listen() {
        while (!here.isClosed()) {
            try {
                var caller = here.accept();
                Thread.ofVirtual().name("remote-tunnel").start(() -> carry(caller));
            } catch (IOException closed) {
                LOG.debug("the tunnel on port {} ended", localPort(), closed);
            }
        }
    }

    private void carry(Socket caller) {
        try (caller) {
            var far = opener.open();
            open.add(far);
            try {
                if (here.isClosed()) {
                    return; // closed while this ssh was being started: nobody else would end it
                }
                Thread.ofVirtual().name("remote-tunnel-in").start(() -> upstream(caller, far));
                copy(far.getInputStream(), caller.getOutputStream());
            } finally {
                far.destroy();
                open.remove(far);
            }
        } catch (IOException | RemoteException ended) {
            LOG.debug("a caller of the tunnel on port {} ended", localPort(), ended);
        }
    }

    private void upstream(Socket caller, Process far) {
        try (var out = far.getOutputStream()) {
            copy(caller.getInputStream(), out);
        } catch (IOException ended) {
            LOG.debug("a caller of the tunnel on port {} ended", localPort(), ended);
        }
    }

    /** A process's input is buffered, so each piece is sent on at once. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            to.flush();
        }
    }
}
