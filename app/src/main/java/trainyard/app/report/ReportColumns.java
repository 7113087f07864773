package trainyard.app.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import trainyard.app.kit.Column;
import trainyard.app.kit.NaturalOrder;
import trainyard.core.live.Totals;
import trainyard.core.live.report.ResourceReport.GpuLine;
import trainyard.core.live.report.ResourceReport.JobLine;
import trainyard.core.live.report.ResourceReport.NodeLine;
import trainyard.core.live.report.ResourceReport.PartitionLine;
import trainyard.core.live.report.ResourceReport.UserLine;

/** The columns of the report's tables. */
final class ReportColumns {
    private static final int MB_PER_GB = 1024;

    private ReportColumns() {}

    static List<Column<GpuLine>> types() {
        return List.of(
                Column.<GpuLine>code("Type", 200, GpuLine::type, Comparator.comparing(GpuLine::type))
                        .growing(),
                count("Nodes", GpuLine::nodes),
                count("GPUs", line -> line.gpus().total()),
                count("Allocated", line -> line.gpus().allocated()),
                count("Idle", line -> line.gpus().idle()),
                count("Unavailable", line -> line.gpus().down()));
    }

    static List<Column<PartitionLine>> partitions() {
        return List.of(
                Column.<PartitionLine>code(
                                "Partition", 160, PartitionLine::name, Comparator.comparing(PartitionLine::name))
                        .growing(),
                Column.text("State", 90, PartitionLine::state),
                count("Nodes", PartitionLine::nodes),
                count("GPUs", line -> line.gpus().total()),
                count("Allocated", line -> line.gpus().allocated()),
                count("Running", PartitionLine::runningJobs),
                count("Pending", PartitionLine::waitingJobs));
    }

    static List<Column<UserLine>> users() {
        return List.of(
                Column.code("User", 140, UserLine::user, Comparator.comparing(UserLine::user)),
                Column.<UserLine>text("Accounts", 160, UserLine::accounts).growing(),
                count("GPUs", UserLine::gpus),
                count("CPUs", UserLine::cpus),
                count("Running", UserLine::runningJobs),
                count("Pending", UserLine::waitingJobs),
                Column.number(
                        "GPUs wanted", "", 140, line -> "%,d".formatted(line.waitingGpus()), UserLine::waitingGpus));
    }

    static List<Column<NodeLine>> nodes() {
        return List.of(
                Column.<NodeLine>code(
                                "Nodes",
                                220,
                                NodeLine::names,
                                Comparator.comparing(NodeLine::names, NaturalOrder.NAMES))
                        .growing(),
                count("Count", NodeLine::count),
                Column.text("State", 140, NodeLine::state),
                used("CPUs", NodeLine::allocatedCpus, NodeLine::cpus),
                Column.number(
                        "Memory", "GB", 110, line -> "%,d".formatted(line.memoryMb() / MB_PER_GB), NodeLine::memoryMb),
                Column.code("GPU type", 110, NodeLine::gpuType, Comparator.comparing(NodeLine::gpuType)),
                used("GPUs", NodeLine::allocatedGpus, NodeLine::gpus),
                Column.text("Reason", 200, NodeLine::reason));
    }

    static List<Column<JobLine>> jobs() {
        return List.of(
                Column.code("Job", 100, JobLine::id, Comparator.comparing(JobLine::id, NaturalOrder.NAMES)),
                Column.<JobLine>text("Name", 180, JobLine::name).growing(),
                Column.text("User", 110, JobLine::user),
                Column.text("Partition", 110, JobLine::partition),
                Column.text("State", 110, JobLine::state),
                count("Nodes", JobLine::nodes),
                count("GPUs", JobLine::gpus),
                Column.code("Where", 200, JobLine::nodeList, Comparator.comparing(JobLine::nodeList)));
    }

    /** How the types and states of GPUs are said in one line. */
    static String sentence(Totals.Gpus gpus) {
        return "%,d GPUs: %,d allocated, %,d idle, %,d unavailable"
                .formatted(gpus.total(), gpus.allocated(), gpus.idle(), gpus.down());
    }

    private static <R> Column<R> count(String title, ToIntFunction<R> value) {
        return Column.number(title, "", 116, line -> "%,d".formatted(value.applyAsInt(line)), value::applyAsInt);
    }

    private static <R> Column<R> used(String title, ToIntFunction<R> allocated, Function<R, Integer> total) {
        return Column.number(
                title,
                "",
                110,
                line -> "%,d of %,d".formatted(allocated.applyAsInt(line), total.apply(line)),
                allocated::applyAsInt);
    }
}
