package trainyard.core.diagnose.check;

import java.util.List;
import java.util.Optional;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.ScriptPiece;

/** What the kernel and slurmd wrote lately. */
final class LogChecks {
    private static final int LAST = 5;

    private LogChecks() {}

    static Check kernel(Looked looked) {
        String command = looked.onNode("journalctl --since=-24h _TRANSPORT=kernel");
        Optional<ScriptPiece> log = looked.piece("kernel");
        List<String> lines = log.map(piece ->
                        piece.string().lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
        if (log.isEmpty() || lines.contains("refused")) {
            return Check.unknown("kernel log", looked.unknown("This login may not read it."), command);
        }
        List<String> grave = lines.stream()
                .filter(line ->
                        line.matches(".*(?:Xid.*\\): (?:48|62|63|64|74|79|94|95|119|120|140|143),|fallen off the bus"
                                + "|Uncorrect|UE |blocked for more than|I/O error|fs error).*"))
                .toList();
        if (!grave.isEmpty()) {
            return new Check(
                    "kernel log",
                    Status.TROUBLE,
                    "The kernel told of failing hardware or hanging tasks in the last day.",
                    command,
                    last(grave));
        }
        return lines.isEmpty()
                ? Check.ok("kernel log", "Nothing of GPUs, memory or disks in the last day.", command)
                : new Check(
                        "kernel log",
                        Status.WARNING,
                        "The kernel told of trouble in the last day, " + lines.size() + " lines.",
                        command,
                        last(lines));
    }

    static Check slurmd(Looked looked) {
        String command = looked.onNode("tail " + looked.paths().log());
        Optional<ScriptPiece> log = looked.piece("log");
        if (log.isEmpty() || !log.get().ok()) {
            return Check.unknown("slurmd's log", looked.unknown("This login may not read it."), command);
        }
        List<String> lines =
                log.get().string().lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty()
                ? Check.ok("slurmd's log", "It has no errors but those of jobs.", command)
                : new Check(
                        "slurmd's log", Status.WARNING, "Its last errors that are of no job.", command, last(lines));
    }

    static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
    }
}
