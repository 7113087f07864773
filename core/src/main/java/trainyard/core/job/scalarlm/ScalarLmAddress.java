package trainyard.core.job.scalarlm;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a ScalarLM server is: scheme, host, port, and a path where something stands before it.
 *
 * @param path without a slash at its end; empty for none
 */
record ScalarLmAddress(String scheme, String host, int port, String path) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static ScalarLmAddress of(URI given) throws ScalarLmException {
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        // Also before anything of it is shown: a password has no place in an address.
        if (given.getRawUserInfo() != null) {
            throw refused("The given one", "a user or password in an address would be seen by others");
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(given.toString(), "it does not begin with http:// or https://");
        }
        if (given.getHost() == null) {
            throw refused(given.toString(), "it names no host");
        }
        if (given.getRawQuery() != null || given.getRawFragment() != null) {
            throw refused(scheme + "://" + given.getHost(), "nothing may follow the path");
        }
        int port = given.getPort() >= 0 ? given.getPort() : scheme.equals("http") ? HTTP : HTTPS;
        String path = given.getRawPath() == null ? "" : given.getRawPath().replaceAll("/+$", "");
        return new ScalarLmAddress(scheme, given.getHost(), port, path);
    }

    /** Refuses what a way does not carry: a certificate through a tunnel, a token in the clear. */
    void check(boolean tunnelled, boolean withToken) throws ScalarLmException {
        if (tunnelled && isEncrypted()) {
            // Its certificate is for its own name, and a tunnel begins at this machine's.
            throw refused(toString(), "through a cluster only http goes, and SSH encrypts it on the way");
        }
        if (withToken && !tunnelled && !isEncrypted() && !isLoopback()) {
            throw new ScalarLmException(new ScalarLmProblem.TokenInTheClear(host));
        }
    }

    /** The same server at the near end of a tunnel. */
    ScalarLmAddress through(int localPort) {
        return new ScalarLmAddress(scheme, "127.0.0.1", localPort, path);
    }

    private boolean isLoopback() {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    private boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** @param pathAndQuery beginning with a slash, encoded */
    URI resolve(String pathAndQuery) {
        return URI.create(this + pathAndQuery);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + path;
    }

    private static ScalarLmException refused(String shown, String why) {
        return new ScalarLmException(new ScalarLmProblem.BadAddress(shown, why));
    }
}
