package trainyard.core.remote;

import java.time.Duration;

/**
 * How a trial of a connection went.
 *
 * @param ok whether the machine was reached, let the user in and ran the command
 * @param sentence what a person reads
 */
public record Probe(boolean ok, String sentence, Duration took) {
    /** The shell's words for a program that is not there. */
    private static final int NOT_FOUND = 127;

    static Probe of(String target, CommandResult result, Duration took) {
        String command = result.command().line();
        String said = result.text().strip();
        if (result.ok()) {
            return new Probe(true, "Connected to " + target + (said.isEmpty() ? "." : ": " + said + "."), took);
        }
        String why = result.exitStatus() == NOT_FOUND
                ? "there is no such program for this user. Is it a login node or the controller of the cluster?"
                : "exit status " + result.exitStatus() + ". " + result.errors().strip();
        return new Probe(false, "Connected to " + target + ", but " + command + " failed: " + why, took);
    }
}
