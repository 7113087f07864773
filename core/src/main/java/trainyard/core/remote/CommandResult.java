package trainyard.core.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a finished command left.
 *
 * @param exitStatus the command's own; 128 + signal where a signal ended it
 * @param output standard output as bytes, since a job list of a large cluster has tens of megabytes
 * @param errors standard error as text
 * @param took from sending the command to its last byte
 */
public record CommandResult(Command command, int exitStatus, byte[] output, String errors, Duration took) {
    public boolean ok() {
        return exitStatus == 0;
    }

    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /**
     * This result where the command succeeded.
     *
     * @throws RemoteException with the command's own words where it failed
     */
    public CommandResult orFail() throws RemoteException {
        if (!ok()) {
            throw new RemoteException(new RemoteProblem.CommandFailed(command.line(), exitStatus, errors.strip()));
        }
        return this;
    }
}
