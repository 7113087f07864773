package trainyard.app.shell;

import trainyard.app.kit.OpenCluster;

/** One open cluster, from its first question to the end of its connection. */
public interface Session extends OpenCluster, AutoCloseable {
    /** What the user calls it. */
    default String name() {
        return connection().now().name();
    }

    /** Who and where, for people: {@code admin@controller:22}. */
    String target();

    /** Keeps the view fresh until the returned action is run: nobody looking, nothing asked. */
    Runnable show();

    @Override
    void close();
}
