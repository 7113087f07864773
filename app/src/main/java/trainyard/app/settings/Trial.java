package trainyard.app.settings;

import trainyard.core.remote.Probe;
import trainyard.core.settings.Connection;

/** Tries a connection once. Blocks, and may ask the user about a host key or a secret. */
@FunctionalInterface
public interface Trial {
    Probe of(Connection connection) throws InterruptedException;
}
