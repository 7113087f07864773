package trainyard.core.diagnose.check;

import java.util.Optional;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.ScriptPiece;

/** Whether it finds and reaches slurmctld. */
final class NetworkCheck {
    private NetworkCheck() {}

    static Check of(Looked looked) {
        Optional<ScriptPiece> names = looked.piece("names");
        Optional<ScriptPiece> reach = looked.piece("reach");
        String command = looked.onNode("getent ahostsv4 " + looked.paths().controller());
        if (names.isEmpty() || reach.isEmpty()) {
            return Check.unknown("network", looked.unknown("The way to the controller could not be tried."), command);
        }
        if (!names.get().ok()) {
            return new Check(
                    "network",
                    Status.TROUBLE,
                    "It does not resolve the controller's name.",
                    command,
                    names.get().string().lines().limit(2).toList());
        }
        return reach.get().ok()
                ? Check.ok("network", "It reaches slurmctld's port.", command)
                : new Check(
                        "network",
                        Status.TROUBLE,
                        "It does not reach slurmctld's port.",
                        command,
                        reach.get().string().lines().limit(2).toList());
    }
}
