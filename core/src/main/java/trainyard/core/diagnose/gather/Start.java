package trainyard.core.diagnose.gather;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.SlurmQueries;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteProblem;

/** What has to be known before the rest can be asked: each part is asked by a thread of its own. */
final class Start {
    private final Asking asking;
    private final SlurmRecords records;
    private final String jobId;
    private volatile SlurmConfig config = SlurmConfig.parse("");
    private volatile String here = "";
    private volatile byte[] munge = {};
    private volatile List<Map<String, String>> rows = List.of();
    private volatile Optional<JobDetail> shown = Optional.empty();

    Start(Asking asking, SlurmRecords records, String jobId) {
        this.asking = asking;
        this.records = records;
        this.jobId = jobId;
    }

    void configuration() throws RemoteException, InterruptedException {
        asking.ask("Slurm's configuration", SlurmQueries.configuration())
                .ifPresent(told -> config = SlurmConfig.parse(told.text()));
    }

    void hostName() throws RemoteException, InterruptedException {
        asking.ask("the name of the connected machine", Command.of(Asking.PATIENCE, "hostname"))
                .ifPresent(told -> here = told.text().strip());
    }

    void accounting() throws RemoteException, InterruptedException {
        rows = records.accounting(jobId);
    }

    void job() throws RemoteException, InterruptedException {
        shown = records.job(jobId);
    }

    /** Each node is asked whether it can read it: a key that differs or a clock that is wrong shows. */
    void credential() throws RemoteException, InterruptedException {
        Optional<CommandResult> made =
                asking.ask("a credential of munge", Command.of(Asking.PATIENCE, "munge", "--no-input"));
        made.ifPresent(told -> munge = told.output());
    }

    SlurmConfig config() {
        return config;
    }

    String here() {
        return here;
    }

    byte[] munge() {
        return munge.clone();
    }

    /** @throws RemoteException where neither of Slurm's records has the job */
    Subject subject() throws RemoteException {
        var subject = new Subject(jobId, shown, rows);
        if (!subject.isKnown()) {
            throw new RemoteException(new RemoteProblem.Misconfigured("Slurm knows no job " + jobId
                    + ": slurmctld has forgotten it or never had it, and accounting has no record."));
        }
        return subject;
    }
}
