package trainyard.app.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.core.plan.Plan;
import trainyard.core.plan.PlanFile;
import trainyard.core.provision.Order;
import trainyard.core.provision.ProvisionException;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Provisioner;
import trainyard.core.provision.Reach;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunListener;
import trainyard.core.provision.Runs;
import trainyard.core.provision.preflight.Check;
import trainyard.core.provision.preflight.Preflight;
import trainyard.core.remote.LocalShell;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.render.Bundle;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** Runs of Ansible on this machine, or on the machine of the open cluster's connection as their deploy host. */
final class DeskRunner implements Runner {
    private static final RunListener FILES_ONLY = new RunListener() {
        @Override
        public void events(byte[] buffer, int from, int length) {}

        @Override
        public void log(byte[] buffer, int from, int length) {}
    };

    private final Runs runs;
    private final Provisioner provisioner;
    private final InstantSource clock;
    private final RemoteShell here = new LocalShell();
    private volatile Optional<OpenCluster> cluster = Optional.empty();

    DeskRunner(Desk desk) {
        clock = desk.clock();
        runs = Runs.in(desk.settings());
        provisioner = new Provisioner(runs, desk.audit(), desk.clock());
        desk.cluster().subscribe(now -> cluster = now);
    }

    @Override
    public List<String> command(ProvisionOptions options) {
        return Provisioner.preview(options, Reach.USUAL);
    }

    @Override
    public List<Run> past() throws IOException {
        return runs.all();
    }

    @Override
    public Run start(Path file, ProvisionOptions options, Optional<String> where, Optional<Secret> password)
            throws IOException, RemoteException, InterruptedException, ProvisionException, RenderException {
        Plan plan = plan(file);
        SlurmVersion version = plan.slurm().version().orElse(SlurmVersion.V24_11);
        var bundle = Bundle.of(plan, version, Templates.shipped());
        var order = new Order(plan.name(), file, bundle, options, Reach.USUAL, where);
        return provisioner.start(order, shell(where), password);
    }

    @Override
    public Run.End watch(Run run) throws IOException, RemoteException, InterruptedException {
        return provisioner.follow(run, shell(run.where().connection()), FILES_ONLY);
    }

    @Override
    public void cancel(Run run) throws IOException, RemoteException, InterruptedException {
        provisioner.cancel(run, shell(run.where().connection()));
    }

    @Override
    public Optional<String> deployHost() {
        // The demo has no machine that could run anything, and reminds of nothing.
        return cluster.filter(open -> open.reminders().isPresent())
                .map(open -> open.connection().now().name());
    }

    @Override
    public List<Check> preflight(Path file, ProvisionOptions options, Optional<String> where, Optional<Secret> password)
            throws IOException, RemoteException, InterruptedException {
        return new Preflight(plan(file), Reach.USUAL, shell(where), clock).run(options.limit(), password);
    }

    private static Plan plan(Path file) throws IOException {
        PlanFile read = PlanFile.load(file);
        if (read.hasErrors() || read.plan().isEmpty()) {
            throw new IOException(file + " has errors: " + read.lines().getFirst()
                    + ". Open it on the Plan screen, mend them and try again.");
        }
        return read.plan().get();
    }

    private RemoteShell shell(Optional<String> where) throws IOException {
        if (where.isEmpty()) {
            return here;
        }
        return cluster.filter(open -> where.equals(deployHost()))
                .map(OpenCluster::shell)
                .orElseThrow(() -> new IOException("The run is on the deploy host of the connection " + where.get()
                        + ". Open that cluster first: the run goes on meanwhile."));
    }
}
