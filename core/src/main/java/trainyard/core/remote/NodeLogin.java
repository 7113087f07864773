package trainyard.core.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Commands on a cluster's nodes, which are reached by the own ssh of the machine that the connection leads to, as the
 * same user: no agent on the node, no password is asked for, and host keys are verified.
 */
public final class NodeLogin {
    /** ssh's own failure, whatever the command. */
    public static final int FAILED = 255;

    /** What may stand as a host on ssh's command line: no option, no user, no other thing that ssh reads. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}");

    private NodeLogin() {}

    /**
     * Why ssh did not get to a node.
     *
     * @param sentence what failed, why, and what to do
     */
    public record Trouble(Kind kind, String sentence) {}

    public enum Kind {
        /** The node's host key is not known, or another than the known one. */
        NOT_TRUSTED,
        /** The node does not let this user in. */
        REFUSED,
        UNREACHABLE
    }

    public static boolean isHost(String node) {
        return HOST.matcher(node).matches();
    }

    /**
     * A command on a node. ssh joins the words behind the host with blanks and hands them to the node's shell, so they
     * are quoted once for that shell here, and once more with the rest for the shell in between.
     *
     * @throws IllegalArgumentException where {@code node} is no host name
     */
    public static Command command(String node, Duration timeout, List<String> words) {
        if (!isHost(node)) {
            throw new IllegalArgumentException("'" + node + "' is no host name");
        }
        var ssh = new ArrayList<>(List.of(
                "ssh",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "ConnectTimeout=5",
                "--",
                node,
                Quoting.join(words)));
        return Command.of(timeout, ssh);
    }

    public static String noSsh(String from) {
        return from + " has no ssh command, so that no node can be reached from it.";
    }

    /**
     * What ssh means by its words, when it ended with {@link #FAILED}.
     *
     * @param from the machine that the connection leads to
     */
    public static Trouble trouble(String node, String errors, String from) {
        String said = errors.toLowerCase(Locale.ROOT);
        if (said.contains("host identification has changed")) {
            return new Trouble(
                    Kind.NOT_TRUSTED,
                    node + " shows another host key than the one that " + from + " knows. Somebody may be listening in,"
                            + " or the node was installed anew: compare, then mend known_hosts there.");
        }
        if (said.contains("host key verification failed") || said.contains("host key is known")) {
            return new Trouble(
                    Kind.NOT_TRUSTED,
                    from + " does not know the host key of " + node + ". Log in there once by hand, or have the key put"
                            + " into its ssh_known_hosts.");
        }
        if (said.contains("permission denied")
                || said.contains("access denied")
                || said.contains("no active jobs")
                || said.contains("too many authentication failures")) {
            return new Trouble(
                    Kind.REFUSED,
                    node + " does not let this user in from " + from + quoted(errors, "denied", "no active jobs")
                            + ". Many sites allow logins to compute nodes only to admins, or while a job runs there.");
        }
        if (said.contains("could not resolve")) {
            return new Trouble(
                    Kind.UNREACHABLE, from + " finds no address for " + node + quoted(errors, "resolve") + ".");
        }
        return new Trouble(
                Kind.UNREACHABLE,
                from + " does not reach " + node + " by ssh" + quoted(errors, "connect", "closed", "reset", "timed out")
                        + ".");
    }

    /** The line that holds one of the words, or else the last, in brackets; empty for no text. */
    public static String quoted(String text, String... words) {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        String line = lines.stream()
                .filter(one -> holdsAny(one.toLowerCase(Locale.ROOT), words))
                .findFirst()
                .orElse(lines.getLast());
        return " (" + line.replaceFirst("\\.$", "") + ")";
    }

    private static boolean holdsAny(String line, String... words) {
        for (String word : words) {
            if (line.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
