package trainyard.core.diagnose.read;

import java.util.regex.Pattern;
import trainyard.core.diagnose.SourceKind;

/** What a file of unknown kind is, by its name and how it begins. A mixed one is a {@link SourceKind#LOG}. */
final class KindGuess {
    private static final Pattern SLURMCTLD = Pattern.compile(
            "\\bslurmctld(?:\\[\\d+])?: |^\\[\\d{4}-\\d\\d-\\d\\dT[^]]*] (?:error: )?(?:_slurm_rpc_|sched: |_job_complete|slurmctld )",
            Pattern.MULTILINE);
    private static final Pattern SLURMD = Pattern.compile(
            "\\bslurmd(?:\\[\\d+])?: |^\\[\\d{4}-\\d\\d-\\d\\dT[^]]*] (?:\\[\\d+\\.\\S+] |launch task |slurmd )",
            Pattern.MULTILINE);
    private static final Pattern KERNEL = Pattern.compile(
            "^(?:\\[[A-Z][a-z]{2} [A-Z][a-z]{2} .*\\d{4}] |\\[ *\\d+\\.\\d{6}] |.* kernel: )", Pattern.MULTILINE);

    private KindGuess() {}

    static SourceKind of(String name, String beginning) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        if (beginning.startsWith("#!")) {
            return SourceKind.SCRIPT;
        }
        if (FlightRecord.is(beginning)) {
            return SourceKind.FLIGHT_RECORDER;
        }
        if (beginning.startsWith("{") && beginning.contains("\"message\"") && beginning.contains("\"extraInfo\"")) {
            return SourceKind.ERROR_FILE;
        }
        if (file.startsWith("slurmctld") || SLURMCTLD.matcher(beginning).find()) {
            return SourceKind.SLURMCTLD;
        }
        if (file.startsWith("slurmd") || SLURMD.matcher(beginning).find()) {
            return SourceKind.SLURMD;
        }
        boolean kernel = file.matches("(?:dmesg|kern).*")
                || KERNEL.matcher(beginning).results().count() > 2;
        return kernel ? SourceKind.KERNEL : SourceKind.LOG;
    }
}
