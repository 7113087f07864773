package trainyard.app.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.check.Check;
import trainyard.core.diagnose.check.NodeReport;

/** What diagnoses without a cluster: each job has the report that it is given. */
public final class FakeTools {
    /** The jobs that were asked about, in order. */
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** Where the user saves, and what the user opens. */
    public Optional<Path> saves = Optional.empty();

    public List<Path> opens = List.of();

    private final Function<String, Report> reports;

    public FakeTools(Function<String, Report> reports) {
        this.reports = reports;
    }

    public DiagnosisTools tools() {
        return new DiagnosisTools(
                (cluster, job, folder) -> {
                    asked.add(job);
                    return diagnosed(reports.apply(job), folder);
                },
                (files, folder) -> diagnosed(reports.apply(""), folder),
                (cluster, node) -> checked(node),
                new Exports(),
                new Choices());
    }

    static Diagnosed diagnosed(Report report, Path folder) {
        return new Diagnosed(report, SampleReports.evidence(report), folder);
    }

    /** A node that Slurm drained because a GPU is gone. */
    public static NodeReport checked(String node) {
        return new NodeReport(
                node,
                "Slurm drained " + node + " because it has 7 GPUs where gres.conf says 8; the eighth fell off the bus.",
                List.of(
                        new Check(
                                "Reason",
                                Check.Status.TROUBLE,
                                "Slurm: gres/gpu count reported lower than configured (7 < 8), since 2 h.",
                                "scontrol show node " + node,
                                List.of("   Reason=gres/gpu count reported lower than configured (7 < 8)"
                                        + " [slurm@2026-05-04T08:12:11]")),
                        new Check(
                                "Kernel log",
                                Check.Status.TROUBLE,
                                "The kernel lost the GPU 0000:c1:00.0 (Xid 79).",
                                "journalctl -k -b --no-pager | grep NVRM",
                                List.of("May  4 03:17:42 " + node + " kernel: NVRM: Xid (PCI:0000:c1:00): 79,"
                                        + " pid=241733, name=python3, GPU has fallen off the bus.")),
                        new Check("GPUs", Check.Status.WARNING, "nvidia-smi lists 7 of 8.", "nvidia-smi -L", List.of()),
                        new Check(
                                "slurmd", Check.Status.OK, "It runs, as 24.11.", "systemctl status slurmd", List.of()),
                        new Check("munge", Check.Status.OK, "Keys are the same.", "munge -n | unmunge", List.of()),
                        new Check("Clock", Check.Status.OK, "0.02 s behind the controller.", "", List.of()),
                        new Check(
                                "Disks",
                                Check.Status.UNKNOWN,
                                "df did not answer within 5 s; a file server may be away.",
                                "df -h",
                                List.of())),
                List.of(
                        new Remedy(
                                "Power the machine off and on; a GPU that fell off comes back no other way.",
                                Owner.OPERATOR,
                                List.of("ipmitool", "-H", node + "-bmc", "power", "cycle"),
                                Optional.empty()),
                        new Remedy(
                                "Return it to service once nvidia-smi lists 8 GPUs.",
                                Owner.OPERATOR,
                                List.of("scontrol", "update", "nodename=" + node, "state=RESUME"),
                                Optional.of(Remedy.Action.RESUME))));
    }

    private static final class Exports implements ReportExports {
        @Override
        public String html(Report report) {
            return "<html>" + report.title() + "</html>";
        }

        @Override
        public String markdown(Report report) {
            return "# " + report.title() + "\n";
        }

        @Override
        public String json(Report report) {
            return "{\"cause\": \"" + report.cause() + "\"}";
        }

        @Override
        public void bundle(Diagnosed diagnosed, Path file) throws IOException {
            Files.writeString(
                    file, "bundle of " + diagnosed.evidence().sources().size() + " sources");
        }
    }

    private final class Choices implements Choosing {
        @Override
        public Optional<Path> save(Node anchor, String title, String name) {
            return saves.map(folder -> folder.resolve(name));
        }

        @Override
        public List<Path> open(Node anchor, String title) {
            return opens;
        }
    }
}
