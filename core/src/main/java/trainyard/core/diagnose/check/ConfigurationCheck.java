package trainyard.core.diagnose.check;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.ScriptPiece;

/** Whether its slurm.conf is the controller's. */
final class ConfigurationCheck {
    private ConfigurationCheck() {}

    static Check of(Looked looked) {
        String command = looked.onNode("sha256sum " + looked.paths().conf());
        String told = lines(looked.controller().get("log"), line -> line.contains("different slurm.conf")).stream()
                .reduce((_, last) -> last)
                .orElse("");
        String here = sum(looked.controller().get("conf"));
        String there = sum(looked.there().get("conf"));
        if (!here.isEmpty() && !there.isEmpty()) {
            return here.equals(there)
                    ? Check.ok("configuration", "Its slurm.conf is the controller's.", command)
                    : new Check(
                            "configuration",
                            Status.WARNING,
                            "Its slurm.conf is another than the controller's.",
                            command,
                            told.isEmpty() ? List.of(there, here) : List.of(told));
        }
        return told.isEmpty()
                ? Check.unknown("configuration", looked.unknown("The files could not be compared."), command)
                : new Check(
                        "configuration",
                        Status.WARNING,
                        "slurmctld said that its slurm.conf is another.",
                        command,
                        List.of(told));
    }

    private static String sum(@Nullable ScriptPiece piece) {
        return piece != null && piece.ok() ? piece.string().strip().split("\\s", 2)[0] : "";
    }

    private static List<String> lines(@Nullable ScriptPiece piece, Predicate<String> wanted) {
        return piece == null ? List.of() : piece.string().lines().filter(wanted).toList();
    }
}
