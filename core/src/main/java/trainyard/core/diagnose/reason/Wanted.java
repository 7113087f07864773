package trainyard.core.diagnose.reason;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.rules.Cause.Confirm;

/** The sources that a failure without a cause should be looked for in, where they are not there. */
final class Wanted {
    private static final Map<SourceKind, Confirm> ALL = Map.of(
            SourceKind.ACCOUNTING,
            new Confirm(
                    "accounting's record of the job and its steps",
                    "sacct -j {job} --duplicates -o JobID,State,ExitCode,DerivedExitCode,MaxRSS,ReqMem,Reason%40"),
            SourceKind.KERNEL,
            new Confirm(
                    "the kernel logs of the job's nodes around the end",
                    "journalctl -k --since '-2h' (as root on each node)"),
            SourceKind.SLURMD,
            new Confirm("slurmd's log of the job's nodes", "grep {job} /var/log/slurm/slurmd.log (on each node)"),
            SourceKind.ERROR_FILE,
            new Confirm(
                    "the error files of the ranks",
                    "export TORCHELASTIC_ERROR_FILE=... and @record on the main function, then run it again"));

    private Wanted() {}

    static List<Confirm> of(Incident incident) {
        Set<SourceKind> there = incident.readings().stream().map(Reading::kind).collect(Collectors.toSet());
        incident.records(SourceKind.ACCOUNTING).findAny().ifPresent(_ -> there.add(SourceKind.ACCOUNTING));
        return List.of(SourceKind.ACCOUNTING, SourceKind.KERNEL, SourceKind.SLURMD, SourceKind.ERROR_FILE).stream()
                .filter(kind -> !there.contains(kind))
                .map(ALL::get)
                .toList();
    }
}
