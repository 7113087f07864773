package trainyard.app.shell;

import java.io.IOException;
import java.util.List;
import trainyard.core.settings.Connection;

/** The clusters that can be opened. Opening may take seconds and belongs in the background. */
public interface Clusters {
    List<Connection> connections();

    Session openDemo() throws Exception;

    Session open(Connection connection) throws Exception;

    /** Stores a stored connection anew; the demo's is none. */
    default void keep(Connection changed) throws IOException {}
}
