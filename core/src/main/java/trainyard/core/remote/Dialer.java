package trainyard.core.remote;

import java.util.List;
import java.util.Optional;

/** Makes connections to one machine, and holds the secrets that it was told, until it is closed. */
interface Dialer extends AutoCloseable {
    /** Connects and logs in; asks a person where it must. Blocks. */
    Line dial() throws RemoteException, InterruptedException;

    /** See {@link RemoteShell#beyond}; the line is one of this dialer's. */
    default Optional<RemoteShell> beyond(Line line, String host, List<String> names)
            throws RemoteException, InterruptedException {
        return Optional.empty();
    }

    /** {@code user@host:port} */
    String target();

    @Override
    void close();
}
