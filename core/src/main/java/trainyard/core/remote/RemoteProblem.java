package trainyard.core.remote;

import java.time.Duration;

/** Why a remote operation failed: a closed set, each with a sentence that names what, why and what to do. */
public sealed interface RemoteProblem {
    /** No connection to the machine. */
    record Unreachable(String host, String detail) implements RemoteProblem {}

    /** The machine's key is not in any known_hosts file and nobody accepted it. */
    record UnknownHostKey(String host, String keyType, String fingerprint) implements RemoteProblem {}

    /** The machine shows another key than the known one. The connection is refused, always. */
    record ChangedHostKey(String host, String keyType, String fingerprint, String knownIn) implements RemoteProblem {}

    /** A known_hosts file says that this key must not be trusted any more. */
    record RevokedHostKey(String host, String keyType, String fingerprint, String revokedIn) implements RemoteProblem {}

    record AuthenticationFailed(String user, String host, String tried) implements RemoteProblem {}

    record TimedOut(String command, Duration limit) implements RemoteProblem {}

    /** The connection broke while something was under way. */
    record Disconnected(String host, String detail) implements RemoteProblem {}

    record CommandFailed(String command, int exitStatus, String errors) implements RemoteProblem {}

    /** What a command printed cannot be what was asked for: it was garbled, or another program answered. */
    record NotUnderstood(String command, String detail) implements RemoteProblem {}

    /** A file could not be read, written or carried. */
    record FileFailed(String path, String detail) implements RemoteProblem {}

    /** The console's own side is not set up: a key file is missing, no ssh program is installed. */
    record Misconfigured(String detail) implements RemoteProblem {}

    /** Whether trying again later may help without anybody doing anything. */
    default boolean isPassing() {
        return this instanceof Unreachable
                || this instanceof Disconnected
                || this instanceof TimedOut
                || this instanceof NotUnderstood;
    }

    default String sentence() {
        return switch (this) {
            case Unreachable(var host, var detail) ->
                "Cannot reach " + host + " (" + detail + "). Check the address, the network or the VPN.";
            case UnknownHostKey(var host, var type, var fingerprint) ->
                host + " is not known yet: its " + type + " key is " + fingerprint
                        + ". Compare the fingerprint with the machine's own and accept it.";
            case ChangedHostKey(var host, var type, var fingerprint, var knownIn) ->
                host + " shows another " + type + " key (" + fingerprint + ") than the one in " + knownIn
                        + ". Somebody may be listening in, or the machine was installed anew."
                        + " Connect only after removing the old line from that file yourself.";
            case RevokedHostKey(var host, var type, var fingerprint, var revokedIn) ->
                host + " shows the " + type + " key " + fingerprint + ", which " + revokedIn
                        + " marks as revoked. Ask who runs the machine for its new key.";
            case AuthenticationFailed(var user, var host, var tried) ->
                host + " does not let " + user + " in (tried " + tried + "). Check the user, the key or the password.";
            case TimedOut(var command, var limit) ->
                "No answer within " + limit.toSeconds() + " s from: " + command + ". The controller may be busy.";
            case Disconnected(var host, var detail) -> "The connection to " + host + " broke (" + detail + ").";
            case CommandFailed(var command, var status, var errors) ->
                "Exit status " + status + " from: " + command + (errors.isEmpty() ? "." : ": " + errors);
            case NotUnderstood(var command, var detail) -> "The answer to `" + command + "` cannot be read: " + detail;
            case FileFailed(var path, var detail) -> path + " could not be carried: " + detail + ".";
            case Misconfigured(var detail) -> detail;
        };
    }
}
