package trainyard.core.metrics;

import java.util.Locale;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.metrics.NodeGpus.NotRead;
import trainyard.core.remote.CommandResult;

/** Why a node's GPUs could not be read, in a sentence: what ssh and nvidia-smi mean by their words and statuses. */
final class SmiTrouble {
    /** A shell's status for a command that it does not find. */
    private static final int NOT_FOUND = 127;

    /** ssh's own failure, whatever the command. */
    private static final int SSH_FAILED = 255;

    private SmiTrouble() {}

    /** @param from the machine that the connection leads to */
    static NotRead of(String node, CommandResult result, String from) {
        String errors = result.errors().strip();
        return switch (result.exitStatus()) {
            case NOT_FOUND -> notFound(node, errors, from);
            case SSH_FAILED -> ssh(node, errors, from);
            default ->
                tool(node, result.exitStatus(), errors.isEmpty() ? result.text().strip() : errors);
        };
    }

    private static NotRead notFound(String node, String errors, String from) {
        boolean noSsh = errors.contains("ssh") && !errors.contains("nvidia-smi");
        return noSsh
                ? new NotRead(
                        node, Cause.NO_TOOL, from + " has no ssh command, so that no node can be reached from it.")
                : new NotRead(
                        node,
                        Cause.NO_TOOL,
                        node + " has no nvidia-smi, or not in the PATH of a login without terminal: no NVIDIA driver is"
                                + " installed there.");
    }

    private static NotRead ssh(String node, String errors, String from) {
        String said = errors.toLowerCase(Locale.ROOT);
        if (said.contains("host identification has changed")) {
            return new NotRead(
                    node,
                    Cause.NOT_TRUSTED,
                    node + " shows another host key than the one that " + from + " knows. Somebody may be listening in,"
                            + " or the node was installed anew: compare, then mend known_hosts there.");
        }
        if (said.contains("host key verification failed") || said.contains("host key is known")) {
            return new NotRead(
                    node,
                    Cause.NOT_TRUSTED,
                    from + " does not know the host key of " + node + ". Log in there once by hand, or have the key put"
                            + " into its ssh_known_hosts.");
        }
        if (said.contains("permission denied")
                || said.contains("access denied")
                || said.contains("no active jobs")
                || said.contains("too many authentication failures")) {
            return new NotRead(
                    node,
                    Cause.REFUSED,
                    node + " does not let this user in from " + from + quoted(errors, "denied", "no active jobs")
                            + ". Many sites allow logins to compute nodes only to admins, or while a job runs there.");
        }
        if (said.contains("could not resolve")) {
            return new NotRead(
                    node, Cause.UNREACHABLE, from + " finds no address for " + node + quoted(errors, "resolve") + ".");
        }
        return new NotRead(
                node,
                Cause.UNREACHABLE,
                from + " does not reach " + node + " by ssh" + quoted(errors, "connect", "closed", "reset", "timed out")
                        + ".");
    }

    private static NotRead tool(String node, int status, String text) {
        String said = text.toLowerCase(Locale.ROOT);
        if (said.contains("couldn't communicate with the nvidia driver")) {
            return new NotRead(
                    node,
                    Cause.DRIVER,
                    "nvidia-smi on " + node + " does not reach the NVIDIA driver. Look whether its kernel module is"
                            + " loaded (`lsmod`, `dkms status`, `dmesg`).");
        }
        if (said.contains("version mismatch")) {
            return new NotRead(
                    node,
                    Cause.DRIVER,
                    "The NVIDIA driver of " + node + " was changed while the old one is still loaded"
                            + quoted(text, "mismatch") + ". Reboot the node.");
        }
        if (said.contains("libnvidia-ml") || said.contains("failed to initialize nvml")) {
            return new NotRead(
                    node,
                    Cause.DRIVER,
                    "nvidia-smi on " + node + " cannot start" + quoted(text, "nvml", "nvidia-ml") + ".");
        }
        return new NotRead(
                node, Cause.OTHER, "nvidia-smi on " + node + " failed with status " + status + quoted(text) + ".");
    }

    /** The line that holds one of the words, or else the last, in brackets. */
    private static String quoted(String text, String... words) {
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
