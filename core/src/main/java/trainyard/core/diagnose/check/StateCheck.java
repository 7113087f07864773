package trainyard.core.diagnose.check;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.slurm.NodeState;

/** What slurmctld says of it. */
final class StateCheck {
    private StateCheck() {}

    static Check of(Looked looked, Reason reason) {
        String command = "scontrol show node " + looked.node();
        if (looked.record().isEmpty()) {
            return new Check(
                    "state", Status.UNKNOWN, "slurmctld tells nothing of it: " + looked.line(), command, List.of());
        }
        NodeState state = NodeState.parse(looked.value("State"));
        String why = reason.isNone()
                ? ""
                : " since " + (reason.since().isEmpty() ? "some time" : reason.since())
                        + (reason.user().isEmpty() ? "" : " by " + reason.user()) + ": " + reason.text();
        boolean out = !reason.isNone()
                || looked.value("State").matches(".*(?:DOWN|DRAIN|FAIL|INVAL|NOT_RESPONDING|UNKNOWN|\\*).*");
        String sentence = "It is " + state.shown().word() + " (" + looked.value("State") + ")" + why + ".";
        var lines = new ArrayList<String>();
        for (String key : List.of("State", "Reason", "BootTime", "SlurmdStartTime", "LastBusyTime", "Version")) {
            if (!looked.value(key).isEmpty()) {
                lines.add(key + "=" + looked.value(key));
            }
        }
        return new Check("state", out ? Status.TROUBLE : Status.OK, sentence, command, lines);
    }
}
