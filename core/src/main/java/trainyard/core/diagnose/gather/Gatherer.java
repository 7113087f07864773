package trainyard.core.diagnose.gather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.SideBySide;
import trainyard.core.slurm.SlurmVersion;

/**
 * Gathers all that a cluster has on a job, from its id alone: records, logs, outputs, and what its nodes saw. What does
 * not come is noted as missing. Nothing is changed there, and each command has its time limit.
 */
public final class Gatherer {
    /** Where the epilog leaves evidence, unless the plan says otherwise. */
    public static final String USUAL_EVIDENCE = "/var/log/slurm/evidence";

    private static final int MOST_NODES = 32;

    /** The poller and a person get the others of the connection's sessions. */
    private static final int AT_A_TIME = RemoteShell.SESSIONS - 2;

    private final RemoteShell shell;
    private final ZoneId zone;
    private final InstantSource clock;
    private final boolean sudo;

    /**
     * @param zone of times of Slurm's that carry none
     * @param sudo whether files that only root may read are read through {@code sudo -n}
     */
    public Gatherer(RemoteShell shell, ZoneId zone, InstantSource clock, boolean sudo) {
        this.shell = shell;
        this.zone = zone;
        this.clock = clock;
        this.sudo = sudo;
    }

    /** One question of those that are asked side by side. */
    private interface Part {
        void ask() throws RemoteException, InterruptedException;
    }

    /**
     * Fills a folder, which {@link EvidenceFolder#open} reads.
     *
     * @param jobId {@code 123} or {@code 123_4}
     * @param cluster its name for the manifest
     * @throws RemoteException where the connection is gone, or Slurm knows no such job
     * @throws IOException where the folder cannot be written
     */
    public EvidenceFolder.Manifest gather(String jobId, String cluster, Path folder)
            throws RemoteException, InterruptedException, IOException {
        var collected = new Collected(folder);
        var asking = new Asking(shell, sudo, collected);
        try {
            return gather(jobId, cluster, folder, asking);
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
    }

    private EvidenceFolder.Manifest gather(String jobId, String cluster, Path folder, Asking asking)
            throws RemoteException, InterruptedException, IOException {
        var records = new SlurmRecords(asking, zone);
        var start = new Start(asking, records, jobId);
        all(List.of(start::configuration, start::hostName, start::accounting, start::job, start::credential));
        Subject job = start.subject();
        SlurmConfig config = start.config();
        Instant now = clock.instant();
        Instant from = job.from(now);
        Instant to = job.to(now);
        var controller = new ControllerLog(asking, clock, config, start.here());
        controller.read(jobId, from, to);
        List<String> nodes = List.copyOf(job.nodes());
        var outputs = new OutputPaths(job.forPaths());
        List<String> paths = List.copyOf(outputs.of(
                job.workFolder(),
                job.shown()
                        .map(JobDetail::standardOutput)
                        .orElse("slurm-" + (jobId.contains("_") ? "%A_%a" : "%j") + ".out"),
                job.shown().map(JobDetail::standardError).orElse("")));
        var parts = new ArrayList<Part>();
        parts.add(() -> new Outputs(asking).read(job.forPaths().number(), paths));
        parts.add(() -> records.script(jobId));
        if (!nodes.isEmpty()) {
            parts.add(() -> records.nodes(job.nodes()));
            parts.add(() -> records.events(job.nodes(), from));
            parts.add(() -> records.others(job.nodes(), from, to));
        }
        if (!job.user().isEmpty() && !job.name().isEmpty()) {
            parts.add(() -> records.attempts(job.user(), job.name(), to));
        }
        var question = new NodeEvidence.Question(
                jobId,
                from,
                to,
                nodes,
                start.here(),
                config.value("SlurmdLogFile").orElse("/var/log/slurm/slurmd.log"),
                USUAL_EVIDENCE,
                paths.isEmpty() ? "" : folderOf(paths.getFirst()),
                job.workFolder(),
                controller.ahead(),
                start.munge());
        var ofNodes = new NodeEvidence(asking, clock, question);
        nodes.stream().limit(MOST_NODES).forEach(node -> parts.add(() -> ofNodes.read(node)));
        if (nodes.size() > MOST_NODES) {
            asking.collected()
                    .miss(
                            "the logs of " + (nodes.size() - MOST_NODES) + " of " + nodes.size() + " nodes",
                            "Only the first " + MOST_NODES + " were asked.",
                            "");
        }
        all(parts);
        var manifest = new EvidenceFolder.Manifest(
                jobId,
                cluster,
                config.version().map(SlurmVersion::release).orElse(""),
                controller.zone().orElse(zone),
                now,
                asking.collected().pieces(),
                asking.collected().missing());
        EvidenceFolder.write(folder, manifest);
        return manifest;
    }

    private static void all(List<Part> parts) throws RemoteException, InterruptedException {
        SideBySide.ask(parts, AT_A_TIME, part -> {
            part.ask();
            return true;
        });
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
}
