package trainyard.core.remote;

/** Makes connections to one machine, and holds the secrets that it was told, until it is closed. */
interface Dialer extends AutoCloseable {
    /** Connects and logs in; asks a person where it must. Blocks. */
    Line dial() throws RemoteException, InterruptedException;

    /** {@code user@host:port} */
    String target();

    @Override
    void close();
}
