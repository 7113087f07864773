package trainyard.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trainyard.app.cli.ClusterChoice.OpenCluster;
import trainyard.core.live.DrainReminders;
import trainyard.core.operate.Action;
import trainyard.core.operate.NodeAction;
import trainyard.core.operate.Verdict;
import trainyard.core.remote.RemoteException;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.SlurmVersion;

/**
 * A drain until some time on a cluster whose Slurm does not end it: what is left of the time is a reminder.
 *
 * @param drain without the time
 */
record DrainReminder(NodeAction.Drain drain, Duration after, SlurmVersion version, OpenCluster cluster) {
    /** Empty for all else; only a drain until some time costs the question for the version. */
    static Optional<DrainReminder> of(Action action, OpenCluster cluster) throws RemoteException, InterruptedException {
        if (action instanceof NodeAction.Drain drain && drain.resumeAfter().isPresent()) {
            return cluster.version()
                    .filter(version -> !NodeAction.Drain.canEnd(version))
                    .map(version -> new DrainReminder(
                            drain.withoutEnd(), drain.resumeAfter().get(), version, cluster));
        }
        return Optional.empty();
    }

    /** Keeps it for the nodes that were drained, and says so. */
    String keep(List<Verdict> verdicts) {
        String only = "Slurm " + version + " resumes no node by itself, so the time is a reminder only: ";
        List<String> done =
                verdicts.stream().filter(Verdict::isDone).map(Verdict::target).toList();
        if (done.isEmpty()) {
            return only + "none is kept, since nothing was drained.";
        }
        if (!cluster.stored()) {
            return only + "none is kept, since the console knows no connection that --host names. Use --cluster.";
        }
        Instant now = Instant.now();
        try {
            new DrainReminders(
                            Reminders.in(SettingsFolder.ofThisUser()),
                            cluster.connection().name())
                    .keep(done, now.plus(after), now, drain.reason());
            return only + "the console shows it on the overview when it is due, and resumes nothing on its own.";
        } catch (IOException unwritable) {
            return only + "it could not be kept: " + AuditLog.reason(unwritable) + ".";
        }
    }
}
