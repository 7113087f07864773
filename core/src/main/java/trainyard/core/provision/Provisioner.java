package trainyard.core.provision;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.remote.LocalShell;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.render.BundleFolder;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.PrivateFiles;

/**
 * Begins runs of Ansible, follows and cancels them. A run is a process of its own on its machine, this one or a deploy
 * host: it goes on when the console ends or the connection breaks, and any console that knows its folder follows it again.
 *
 * <p>Every operation blocks, and belongs on a background thread.
 */
public final class Provisioner {
    private static final Logger LOG = LoggerFactory.getLogger(Provisioner.class);
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** With the pause between: how long a deploy host may be out of reach before following it is given up. */
    private static final int MOST_BREAKS = 300;

    private final Runs runs;
    private final AuditLog audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Provisioner(Runs runs, AuditLog audit, InstantSource clock) {
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the command of a run would be, before it begins; its folder's name is left open. */
    public static List<String> preview(ProvisionOptions options, Reach reach) {
        return AnsibleCommand.of(options, reach, "RUN").whole();
    }

    /**
     * Begins a run. It goes on by itself.
     *
     * @param shell the machine that it runs on: {@link LocalShell}, or the order's deploy host
     * @param password for sudo, where the options ask for one
     */
    public Run start(Order order, RemoteShell shell, Optional<Secret> password)
            throws IOException, RemoteException, InterruptedException, ProvisionException {
        if (order.options().askBecomePassword() != password.isPresent()) {
            throw new IllegalArgumentException("a password for sudo is given exactly where the options ask for one");
        }
        Instant now = clock.instant();
        String id = ID.format(now) + "-" + Integer.toHexString(random.nextInt(0x1000, 0x10000));
        RunFolder folder = runs.create(id);
        String place = order.where().isPresent()
                ? Upload.makeFolder(shell, id)
                : folder.path().toString();
        var command = AnsibleCommand.of(order.options(), order.reach(), place);
        var run = new Run(
                folder,
                now,
                order.cluster(),
                command.whole(),
                order.plan().toString(),
                order.options(),
                order.reach(),
                order.digest(),
                new Run.Where(order.where(), place),
                Optional.empty());
        BundleFolder.write(order.bundle(), folder.bundle());
        ShippedAnsible.unpack(folder.ansible());
        RunJson.write(run, command);
        if (order.where().isPresent()) {
            carry(run, shell);
        }
        begin(run, shell, password);
        return run;
    }

    /** A run whose files did not arrive is over: nothing was begun. */
    private void carry(Run run, RemoteShell shell) throws IOException, RemoteException, InterruptedException {
        try {
            Upload.carry(run.folder(), shell, run.where().folder());
        } catch (RemoteException failed) {
            String why = failed.problem().sentence();
            RunJson.write(run.folder(), new Run.End(1, false, clock.instant(), Optional.of(why)));
            throw failed;
        }
    }

    private void begin(Run run, RemoteShell shell, Optional<Secret> password)
            throws IOException, RemoteException, InterruptedException, ProvisionException {
        var targets =
                run.options().limit().isEmpty() ? List.of("all") : run.options().limit();
        var entry = audit.begin(
                AuditEntry.of(run.started(), run.cluster(), shell.target(), "provision", targets, run.command()));
        try {
            new Supervisor(shell, run.where().folder()).start(password);
            audit.end(entry.ended("done", "begun as run " + run.id(), clock.instant()));
        } catch (ProvisionException refused) {
            String why = String.valueOf(refused.getMessage());
            audit.end(entry.ended("refused", why, clock.instant()));
            RunJson.write(run.folder(), new Run.End(1, false, clock.instant(), Optional.of(why)));
            throw refused;
        }
    }

    /**
     * Hands over all that a run did and does, from its first event on, until it has ended. Also for one that ended long
     * ago, and for one that another console began. Interrupting the thread ends the following, never the run.
     *
     * @param shell the machine that it runs on
     */
    public Run.End follow(Run run, RemoteShell shell, RunListener listener)
            throws IOException, RemoteException, InterruptedException {
        boolean elsewhere = run.where().connection().isPresent();
        var supervisor = new Supervisor(shell, run.where().folder());
        try (var mirror = new Mirror(run.folder(), elsewhere, listener)) {
            String state = "";
            for (int breaks = 0; state.isEmpty(); breaks++) {
                var frames = new Frames(mirror);
                try {
                    supervisor.follow(mirror.eventsPosition(), mirror.logPosition(), frames);
                } catch (RemoteException broken) {
                    if (!broken.problem().isPassing() || breaks == MOST_BREAKS) {
                        throw broken;
                    }
                    LOG.info("following {} goes on after a break", run.id(), broken);
                    pause();
                }
                state = frames.state();
            }
            return state.equals("lost") ? lost(run) : ended(run, shell, elsewhere);
        }
    }

    /**
     * Ends a run as Ansible ends when it is interrupted, then harder. What was begun on the machines may be half done; a
     * further run mends that.
     */
    public void cancel(Run run, RemoteShell shell) throws IOException, RemoteException, InterruptedException {
        var supervisor = new Supervisor(shell, run.where().folder());
        var entry = audit.begin(AuditEntry.of(
                clock.instant(),
                run.cluster(),
                shell.target(),
                "cancel run",
                List.of(run.id()),
                supervisor.words("cancel")));
        String state = supervisor.cancel();
        audit.end(entry.ended("done", "the run has " + state, clock.instant()));
    }

    /** Whether it still runs, asked of its machine. */
    public boolean isRunning(Run run, RemoteShell shell) throws RemoteException, InterruptedException {
        return new Supervisor(shell, run.where().folder()).state().equals("running");
    }

    private static Run.End ended(Run run, RemoteShell shell, boolean elsewhere)
            throws IOException, RemoteException, InterruptedException {
        if (elsewhere) {
            var draft = run.folder().ended().resolveSibling("ended.json.new");
            shell.get(run.where().folder() + "/ended.json", draft);
            PrivateFiles.replace(draft, run.folder().ended());
        }
        return RunJson.end(run.folder())
                .orElseThrow(() -> new IOException("The run " + run.id() + " has ended without a word of how."));
    }

    /** Its process is gone without a word: the machine was restarted, or somebody killed it. */
    private Run.End lost(Run run) throws IOException {
        String why = "Ansible was killed, or its machine was restarted, before the run had ended. Run again: it goes on"
                + " where the machines stand.";
        var end = new Run.End(1, false, clock.instant(), Optional.of(why));
        RunJson.write(run.folder(), end);
        return end;
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
