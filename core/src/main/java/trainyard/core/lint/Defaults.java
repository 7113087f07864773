package trainyard.core.lint;

import java.util.Optional;
import trainyard.core.conf.Place;
import trainyard.core.slurm.SlurmVersion;

/** Keys whose defaults fit hardly any machine. */
final class Defaults implements Rule {
    private static final String FILE = "slurm.conf";

    @Override
    public About about() {
        return About.of(
                "defaults",
                "User, folders and mail program are named",
                "By default Slurm's daemons run as root, keep their state in /var/spool and send mail with /bin/mail.");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has(FILE) ? Optional.empty() : Optional.of("there is no slurm.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        missing(
                configuration,
                findings,
                "SlurmUser",
                configuration.version().atLeast(SlurmVersion.V24_11) ? Severity.WARNING : Severity.NOTE,
                "the daemons take root for Slurm's user, but the packages' services run as slurm",
                "add SlurmUser=slurm");
        missing(
                configuration,
                findings,
                "StateSaveLocation",
                Severity.NOTE,
                "slurmctld keeps its state in /var/spool itself, where slurm may not write",
                "add StateSaveLocation=/var/spool/slurmctld, a folder of SlurmUser");
        missing(
                configuration,
                findings,
                "SlurmdSpoolDir",
                Severity.NOTE,
                "slurmd needs /var/spool/slurmd, and srun says so where it is missing",
                "add SlurmdSpoolDir=/var/spool/slurmd, and make the folder");
        missing(
                configuration,
                findings,
                "MailProg",
                Severity.NOTE,
                "slurmctld writes an error line at each start where /bin/mail is missing",
                "add MailProg=/bin/true, or install mailx");
    }

    private static void missing(
            Configuration configuration, Findings findings, String key, Severity severity, String what, String mend) {
        if (configuration.slurm(key).isEmpty()) {
            findings.add(severity, Place.startOf(FILE), "no " + key + ": " + what, mend);
        }
    }
}
