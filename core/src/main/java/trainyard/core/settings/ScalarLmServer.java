package trainyard.core.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a ScalarLM server is reached. Holds no secret: the token stays in a file that the user owns.
 *
 * @param name what the user calls it; unique among the servers
 * @param viaCluster the name of the connection whose machine reaches it, where this machine does not
 * @param tokenFile a file with the token that the server wants to see
 */
public record ScalarLmServer(String name, URI uri, Optional<String> viaCluster, Optional<Path> tokenFile) {}
