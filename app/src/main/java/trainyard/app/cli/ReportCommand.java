package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trainyard.core.live.Totals;
import trainyard.core.live.report.ReportPage;
import trainyard.core.live.report.ResourceReport;
import trainyard.core.live.report.ResourceReport.GpuLine;
import trainyard.core.live.report.ResourceReport.JobLine;
import trainyard.core.live.report.ResourceReport.NodeLine;
import trainyard.core.live.report.ResourceReport.PartitionLine;
import trainyard.core.live.report.ResourceReport.UserLine;
import trainyard.core.render.Templates;

@Command(
        name = "report",
        description = "Report nodes, GPUs, who uses them, and the jobs that run.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page for a browser, to read or print.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        ResourceReport report = ResourceReport.of(cluster.snapshot());
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            ReportPage.write(report, Templates.shipped(), html);
        }
        if (json) {
            out.println(Json.write(fields(report)));
        } else if (html == null) {
            print(report, out);
        }
        out.flush();
        if (report.unreadable() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("trainyard: " + report.unreadable() + " rows of Slurm's answers were not understood");
        }
        return 0;
    }

    private static Map<String, Object> fields(ResourceReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("cluster", report.cluster());
        fields.put("slurm_version", report.version());
        fields.put("taken_at", report.takenAt().toString());
        fields.put("gpus", gpus(report.totals().gpus()));
        fields.put(
                "gpu_types",
                report.gpuTypes().stream().map(ReportCommand::fields).toList());
        fields.put(
                "partitions",
                report.partitions().stream().map(ReportCommand::fields).toList());
        fields.put("users", report.users().stream().map(ReportCommand::fields).toList());
        fields.put("nodes", report.nodes().stream().map(ReportCommand::fields).toList());
        fields.put("jobs", report.jobs().stream().map(ReportCommand::fields).toList());
        fields.put("more_jobs", report.moreJobs());
        fields.put("waiting", report.waiting());
        return fields;
    }

    private static Map<String, Object> gpus(Totals.Gpus gpus) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("total", gpus.total());
        fields.put("allocated", gpus.allocated());
        fields.put("idle", gpus.idle());
        fields.put("down", gpus.down());
        return fields;
    }

    private static Map<String, Object> fields(GpuLine line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", line.type());
        fields.put("nodes", line.nodes());
        fields.put("gpus", gpus(line.gpus()));
        return fields;
    }

    private static Map<String, Object> fields(PartitionLine line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", line.name());
        fields.put("state", line.state());
        fields.put("nodes", line.nodes());
        fields.put("gpus", gpus(line.gpus()));
        fields.put("running_jobs", line.runningJobs());
        fields.put("waiting_jobs", line.waitingJobs());
        return fields;
    }

    private static Map<String, Object> fields(UserLine line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("user", line.user());
        fields.put("accounts", line.accounts());
        fields.put("gpus", line.gpus());
        fields.put("cpus", line.cpus());
        fields.put("running_jobs", line.runningJobs());
        fields.put("waiting_jobs", line.waitingJobs());
        fields.put("waiting_gpus", line.waitingGpus());
        return fields;
    }

    private static Map<String, Object> fields(NodeLine line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("nodes", line.names());
        fields.put("count", line.count());
        fields.put("state", line.state());
        fields.put("cpus", line.cpus());
        fields.put("allocated_cpus", line.allocatedCpus());
        fields.put("memory_mb", line.memoryMb());
        fields.put("gpu_type", line.gpuType());
        fields.put("gpus", line.gpus());
        fields.put("allocated_gpus", line.allocatedGpus());
        fields.put("partitions", List.of(line.partitions().split(",")));
        fields.put("reason", line.reason());
        return fields;
    }

    private static Map<String, Object> fields(JobLine line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", line.id());
        fields.put("name", line.name());
        fields.put("user", line.user());
        fields.put("account", line.account());
        fields.put("partition", line.partition());
        fields.put("qos", line.qos());
        fields.put("state", line.state());
        fields.put("started", line.started());
        fields.put("ends", line.ends());
        fields.put("nodes", line.nodes());
        fields.put("cpus", line.cpus());
        fields.put("gpus", line.gpus());
        fields.put("node_list", line.nodeList());
        return fields;
    }

    private static void print(ResourceReport report, PrintWriter out) {
        out.println("Resources of " + report.cluster() + " on " + report.takenAt() + ", Slurm " + report.version());
        out.println("\nGPUs by type");
        Table.<GpuLine>of(
                        text("TYPE", GpuLine::type),
                        number("NODES", GpuLine::nodes),
                        number("GPUS", line -> line.gpus().total()),
                        number("ALLOCATED", line -> line.gpus().allocated()),
                        number("IDLE", line -> line.gpus().idle()),
                        number("DOWN", line -> line.gpus().down()))
                .print(report.gpuTypes(), out);
        out.println("\nGPU use by partition");
        Table.<PartitionLine>of(
                        text("PARTITION", PartitionLine::name),
                        text("STATE", PartitionLine::state),
                        number("NODES", PartitionLine::nodes),
                        number("GPUS", line -> line.gpus().total()),
                        number("ALLOCATED", line -> line.gpus().allocated()),
                        number("RUNNING", PartitionLine::runningJobs),
                        number("WAITING", PartitionLine::waitingJobs))
                .print(report.partitions(), out);
        out.println("\nGPU use by user");
        Table.<UserLine>of(
                        text("USER", UserLine::user),
                        text("ACCOUNTS", UserLine::accounts),
                        number("GPUS", UserLine::gpus),
                        number("CPUS", UserLine::cpus),
                        number("RUNNING", UserLine::runningJobs),
                        number("WAITING", UserLine::waitingJobs))
                .print(report.users(), out);
        out.println("\nNodes");
        Table.<NodeLine>of(
                        text("NODES", NodeLine::names),
                        number("COUNT", NodeLine::count),
                        text("STATE", NodeLine::state),
                        number("CPUS", line -> line.allocatedCpus() + "/" + line.cpus()),
                        number("MEMORY_MB", NodeLine::memoryMb),
                        text("GPU", NodeLine::gpuType),
                        number("GPUS", line -> line.allocatedGpus() + "/" + line.gpus()),
                        text("REASON", NodeLine::reason))
                .print(report.nodes(), out);
        out.println("\nActive jobs");
        Table.<JobLine>of(
                        number("JOB", JobLine::id),
                        text("NAME", JobLine::name),
                        text("USER", JobLine::user),
                        text("PARTITION", JobLine::partition),
                        text("STATE", JobLine::state),
                        text("STARTED", JobLine::started),
                        number("NODES", JobLine::nodes),
                        number("GPUS", JobLine::gpus),
                        text("WHERE", JobLine::nodeList))
                .print(report.jobs(), out);
        if (report.moreJobs() > 0) {
            out.println("and " + report.moreJobs() + " more");
        }
    }
}
