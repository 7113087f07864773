package trainyard.core.live.detail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import trainyard.core.live.Job;
import trainyard.core.live.SlurmTrouble;
import trainyard.core.live.detail.Told.Known;
import trainyard.core.live.detail.Told.Missing;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SideBySide;
import trainyard.core.slurm.Hostlist;

/**
 * Asks a cluster about one thing at a time. Every method blocks for as long as its commands take, at most their time
 * limit, and may be called from several threads.
 *
 * <p>All throw {@link RemoteException}, whose sentence says what to do, where the cluster could not be asked.
 */
public final class ClusterDetails {
    /** Jobs of one call of {@link #gpuHolders}: each costs a command. */
    public static final int MOST_JOBS = 64;

    private final RemoteShell shell;
    private final ZoneId zone;

    /** @param zone of times that carry none; unused where Slurm writes seconds, as it is asked to */
    public ClusterDetails(RemoteShell shell, ZoneId zone) {
        this.shell = shell;
        this.zone = zone;
    }

    /**
     * A job in full.
     *
     * @param id {@code 123} or {@code 123_4}
     */
    public Told<JobDetail> job(String id) throws RemoteException, InterruptedException {
        return switch (jobs(id)) {
            case Missing<List<JobDetail>>(String sentence) -> new Missing<>(sentence);
            // An array's number shows all its tasks; the waiting rest of it has the number itself.
            case Known<List<JobDetail>>(List<JobDetail> jobs) ->
                jobs.stream()
                        .filter(job -> id.contains("_") || job.number() == number(id))
                        .findFirst()
                        .or(() -> jobs.stream().findFirst())
                        .<Told<JobDetail>>map(Known::new)
                        .orElseGet(() -> new Missing<>("Slurm tells nothing of job " + id + "."));
        };
    }

    /**
     * All that Slurm shows under a number: of an array its tasks, and what of it waits in one record.
     *
     * @param id {@code 123} or {@code 123_4}
     */
    public Told<List<JobDetail>> jobs(String id) throws RemoteException, InterruptedException {
        CommandResult result = run(DetailQueries.job(id));
        if (!result.ok()) {
            // Of a task that an array does not have, or no longer, Slurm says so on standard output.
            if (result.errors().contains("Invalid job id")
                    || result.text().strip().equals("Job " + id + " not found")) {
                return new Missing<>("Slurm does not know job " + id + ": there is none, or it ended some time ago.");
            }
            throw failed(result);
        }
        return new Known<>(JobDetailFormat.read(result.text(), zone));
    }

    private static long number(String id) {
        return Long.parseLong(id.replaceFirst("[_+].*", ""));
    }

    /**
     * Which job holds which GPU on some nodes, from the details of the jobs there.
     *
     * @param jobs of a snapshot; those that hold nothing on these nodes are passed over
     */
    public GpuHolders gpuHolders(Collection<Job> jobs, Set<String> nodes) throws RemoteException, InterruptedException {
        List<Job> here = jobs.stream()
                .filter(job -> job.state().isActive() && job.gpus() > 0)
                .filter(job -> Hostlist.expand(job.nodeList()).stream().anyMatch(nodes::contains))
                .toList();
        List<Job> asked = here.subList(0, Math.min(here.size(), MOST_JOBS));
        var details = SideBySide.ask(asked, RemoteShell.SESSIONS, job -> job(Long.toString(job.number()))).stream()
                .flatMap(told -> told.value().stream())
                .toList();
        var holders = JobDetailFormat.holders(details);
        holders.keySet().retainAll(nodes);
        return new GpuHolders(
                holders,
                here.subList(asked.size(), here.size()).stream()
                        .map(Job::number)
                        .toList());
    }

    /** A job and its steps as accounting remembers them. */
    public Told<PastJob> pastJob(String id) throws RemoteException, InterruptedException {
        CommandResult result = run(DetailQueries.past(id));
        var missing = Accounting.missing(result);
        if (missing.isPresent()) {
            return new Missing<>(missing.get());
        }
        List<PastJob> jobs = PastFormat.read(orFail(result).text(), zone, new ArrayList<>());
        return jobs.isEmpty()
                ? new Missing<>("Accounting does not know job " + id + ".")
                : new Known<>(jobs.stream()
                        .filter(past ->
                                past.job().rawId().equals(id) || past.job().id().equals(id))
                        .findFirst()
                        .orElse(jobs.getFirst()));
    }

    /**
     * The jobs that ended in a window of time.
     *
     * @throws IllegalArgumentException where it is longer than {@link DetailQueries#LONGEST_WINDOW}
     */
    public Told<PastJobs> finished(Instant from, Instant to) throws RemoteException, InterruptedException {
        CommandResult result = run(DetailQueries.finished(from, to));
        var missing = Accounting.missing(result);
        return missing.isPresent()
                ? new Missing<>(missing.get())
                : new Known<>(PastFormat.window(orFail(result).text(), zone));
    }

    /**
     * A waiting job's priority by factor, once for each partition that it waits in.
     *
     * @return missing where the cluster has no factors, or the job waits for something else than its turn
     */
    public Told<List<PriorityFactors>> priority(String id) throws RemoteException, InterruptedException {
        CommandResult result = run(DetailQueries.priority(id));
        if (result.errors().contains("supported priority plugin")) {
            return new Missing<>("This cluster starts jobs in the order of their submission (priority/basic),"
                    + " so there are no factors.");
        }
        // Some versions call a job that has no priority yet an invalid one.
        boolean none = result.errors().contains("Invalid job id");
        List<PriorityFactors> factors =
                none ? List.of() : PriorityFactors.read(orFail(result).text());
        return factors.isEmpty()
                ? new Missing<>("Slurm has no priority for job " + id + " yet: it is held, or may not start yet.")
                : new Known<>(factors);
    }

    /** What the scheduler did and does. */
    public SchedulerHealth scheduler() throws RemoteException, InterruptedException {
        return SdiagFormat.read(orFail(run(DetailQueries.scheduler())).text());
    }

    /** Each slurmctld, and slurmdbd where accounting is on. */
    public List<Daemon> daemons() throws RemoteException, InterruptedException {
        CommandResult ping = run(DetailQueries.ping());
        var daemons = new ArrayList<>(Daemon.controllers(ping.text()));
        if (daemons.isEmpty()) {
            throw failed(ping);
        }
        CommandResult database = run(DetailQueries.database());
        var missing = Accounting.missing(database);
        if (database.ok()) {
            daemons.add(new Daemon("slurmdbd", "", "", true, ""));
        } else if (!Accounting.isOff(database)) {
            String detail = missing.orElseGet(() -> database.errors().strip());
            daemons.add(new Daemon("slurmdbd", "", "", false, detail));
        }
        return List.copyOf(daemons);
    }

    /** When a node was out of service since some time, whoever looked; missing where accounting is off. */
    public Told<NodeEvents> nodeEvents(String node, Instant since) throws RemoteException, InterruptedException {
        CommandResult result = run(DetailQueries.nodeEvents(node, since));
        if (Accounting.isOff(result)) {
            return new Missing<>("Accounting is off on this cluster (AccountingStorageType), so Slurm remembers nothing"
                    + " of what happened to its nodes.");
        }
        var missing = Accounting.missing(result);
        return missing.isPresent()
                ? new Missing<>(missing.get())
                : new Known<>(NodeEvents.read(orFail(result).text(), zone));
    }

    public List<Reservation> reservations() throws RemoteException, InterruptedException {
        return Reservation.read(orFail(run(DetailQueries.reservations())).text(), zone);
    }

    public List<Licence> licences() throws RemoteException, InterruptedException {
        return Licence.read(orFail(run(DetailQueries.licences())).text());
    }

    /** Every QOS with its limits. */
    public Told<List<LimitSet>> qos() throws RemoteException, InterruptedException {
        return limits(DetailQueries.qos());
    }

    /** An account's own limits, and those of its users. Limits of accounts above it are not told. */
    public Told<List<LimitSet>> associations(String account) throws RemoteException, InterruptedException {
        return limits(DetailQueries.associations(account));
    }

    private Told<List<LimitSet>> limits(Command command) throws RemoteException, InterruptedException {
        CommandResult result = run(command);
        var missing = Accounting.missing(result);
        return missing.isPresent()
                ? new Missing<>(missing.get())
                : new Known<>(LimitSet.read(orFail(result).text()));
    }

    /** How the nodes are wired; no units where no topology is configured. */
    public Topology topology() throws RemoteException, InterruptedException {
        return Topology.read(orFail(run(DetailQueries.topology())).text());
    }

    private CommandResult run(Command command) throws RemoteException, InterruptedException {
        try {
            return shell.run(command);
        } catch (RemoteException failed) {
            throw SlurmTrouble.explained(failed, shell.target());
        }
    }

    private CommandResult orFail(CommandResult result) throws RemoteException {
        if (!result.ok()) {
            throw failed(result);
        }
        return result;
    }

    private RemoteException failed(CommandResult result) {
        try {
            result.orFail();
        } catch (RemoteException failure) {
            return SlurmTrouble.explained(failure, shell.target());
        }
        throw new IllegalStateException("the command did not fail: " + result.command());
    }
}
