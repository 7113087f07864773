package trainyard.app.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trainyard.core.provision.ProvisionException;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Run;
import trainyard.core.provision.preflight.Check;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.Secret;
import trainyard.core.render.RenderException;

/** What begins, watches over and ends runs. All of it blocks, but for {@link #command}. */
interface Runner {
    /** The exact command of such a run; its folder's name is left open. */
    List<String> command(ProvisionOptions options);

    /** A machine other than this one that can run Ansible, as its connection is named. */
    Optional<String> deployHost();

    /** The runs of this user, the newest first. */
    List<Run> past() throws IOException;

    /** Looks at the machines and at Ansible before anything is touched. */
    List<Check> preflight(Path plan, ProvisionOptions options, Optional<String> where, Optional<Secret> password)
            throws IOException, RemoteException, InterruptedException;

    /**
     * Begins a run, which goes on by itself.
     *
     * @param where a deploy host; empty for this machine
     * @param password for sudo, exactly where the options ask for one
     */
    Run start(Path plan, ProvisionOptions options, Optional<String> where, Optional<Secret> password)
            throws IOException, RemoteException, InterruptedException, ProvisionException, RenderException;

    /** Keeps the run's files on this machine up to date until it has ended, or the thread is interrupted. */
    Run.End watch(Run run) throws IOException, RemoteException, InterruptedException;

    void cancel(Run run) throws IOException, RemoteException, InterruptedException;
}
