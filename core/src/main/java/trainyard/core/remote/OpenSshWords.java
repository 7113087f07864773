package trainyard.core.remote;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What ssh says on its standard error, understood: it has no other way to tell why it failed. */
final class OpenSshWords {
    private static final Pattern SHOWN =
            Pattern.compile("fingerprint for the (\\S+) key sent by the remote host is\\s+(SHA256:[\\w+/]+)");
    private static final Pattern OFFENDING = Pattern.compile("Offending \\S+ key in (.+):\\d+");
    private static final Pattern REVOKED = Pattern.compile("The (\\S+) host key for (\\S+) is marked as revoked");

    private OpenSshWords() {}

    static boolean isUnknownHostKey(String said) {
        return said.contains("host key is known for") && said.contains("strict checking");
    }

    static RemoteProblem problem(String said, OpenSshTarget target) {
        String host = target.host();
        if (said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
            var shown = SHOWN.matcher(said);
            boolean found = shown.find();
            var offending = OFFENDING.matcher(said);
            return new RemoteProblem.ChangedHostKey(
                    host,
                    found ? shown.group(1) : "host",
                    found ? shown.group(2) : "unknown fingerprint",
                    offending.find() ? offending.group(1).strip() : "the known_hosts file");
        }
        var revoked = REVOKED.matcher(said);
        if (revoked.find()) {
            return new RemoteProblem.RevokedHostKey(host, revoked.group(1), "not shown by ssh", "the known_hosts file");
        }
        if (said.contains("Permission denied") || said.contains("Too many authentication failures")) {
            return new RemoteProblem.AuthenticationFailed(target.user(), host, target.tried());
        }
        if (said.contains("Bad configuration option") || said.contains("bad configuration options")) {
            return new RemoteProblem.Misconfigured("ssh does not accept its settings: " + last(said));
        }
        return new RemoteProblem.Unreachable(host, reason(said));
    }

    static String reason(String said) {
        if (said.contains("Could not resolve hostname")) {
            return "no such host name";
        }
        if (said.contains("Connection refused")) {
            return "connection refused";
        }
        if (said.contains("timed out")) {
            return "no answer in time";
        }
        return last(said);
    }

    private static String last(String said) {
        return Arrays.stream(said.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .reduce((_, later) -> later)
                .orElse("ssh gave no reason");
    }
}
