package trainyard.core.diagnose.check;

import java.util.List;
import java.util.Map;
import trainyard.core.diagnose.check.Check.Status;

/** Whether slurmd runs. */
final class SlurmdCheck {
    private SlurmdCheck() {}

    static Check of(Looked looked) {
        String command = looked.onNode("systemctl status slurmd");
        Map<String, String> unit = looked.unit("slurmd.service");
        String active = unit.getOrDefault("ActiveState", "");
        if (active.isEmpty()) {
            return Check.unknown("slurmd", looked.unknown("Its service could not be asked."), command);
        }
        return active.equals("active")
                ? Check.ok(
                        "slurmd",
                        "It runs, since " + unit.getOrDefault("ActiveEnterTimestamp", "some time") + ".",
                        command)
                : new Check(
                        "slurmd",
                        Status.TROUBLE,
                        "slurmd does not run: " + active + " (" + unit.getOrDefault("Result", "") + ").",
                        command,
                        List.of(looked.text("log").lines().toList().reversed().stream()
                                .findFirst()
                                .orElse("ActiveState=" + active)));
    }
}
