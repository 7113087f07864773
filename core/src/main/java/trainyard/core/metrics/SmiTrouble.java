package trainyard.core.metrics;

import java.util.Locale;
import trainyard.core.metrics.NodeGpus.Cause;
import trainyard.core.metrics.NodeGpus.NotRead;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.NodeLogin;

/** Why a node's GPUs could not be read, in a sentence: what ssh and nvidia-smi mean by their words and statuses. */
public final class SmiTrouble {
    /** A shell's status for a command that it does not find. */
    private static final int NOT_FOUND = 127;

    /** ssh's own failure, whatever the command. */
    private static final int SSH_FAILED = 255;

    private SmiTrouble() {}

    /** @param from the machine that the connection leads to */
    public static NotRead of(String node, CommandResult result, String from) {
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
                ? new NotRead(node, Cause.NO_TOOL, NodeLogin.noSsh(from))
                : new NotRead(
                        node,
                        Cause.NO_TOOL,
                        node + " has no nvidia-smi, or not in the PATH of a login without terminal: no NVIDIA driver is"
                                + " installed there.");
    }

    private static NotRead ssh(String node, String errors, String from) {
        var trouble = NodeLogin.trouble(node, errors, from);
        Cause cause = switch (trouble.kind()) {
            case NOT_TRUSTED -> Cause.NOT_TRUSTED;
            case REFUSED -> Cause.REFUSED;
            case UNREACHABLE -> Cause.UNREACHABLE;
        };
        return new NotRead(node, cause, trouble.sentence());
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
                            + NodeLogin.quoted(text, "mismatch") + ". Reboot the node.");
        }
        if (said.contains("libnvidia-ml") || said.contains("failed to initialize nvml")) {
            return new NotRead(
                    node,
                    Cause.DRIVER,
                    "nvidia-smi on " + node + " cannot start" + NodeLogin.quoted(text, "nvml", "nvidia-ml") + ".");
        }
        return new NotRead(
                node,
                Cause.OTHER,
                "nvidia-smi on " + node + " failed with status " + status + NodeLogin.quoted(text) + ".");
    }
}
