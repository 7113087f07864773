package trainyard.app.gpus;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import trainyard.app.kit.Column;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.Sizes;
import trainyard.core.metrics.GpuProcess;
import trainyard.core.metrics.GpuReading;
import trainyard.core.metrics.GpuUse;

/** What the table says of a GPU, and which words find it. What nvidia-smi does not tell is a dash. */
final class GpuColumns {
    private static final String NOT_TOLD = "–";

    private GpuColumns() {}

    static List<Column<GpuUse>> all() {
        return List.of(
                Column.code("Node", 96, GpuUse::node, Comparator.comparing(GpuUse::node, NaturalOrder.NAMES)),
                Column.number(
                        "GPU",
                        "",
                        60,
                        use -> told(use.gpu().index()),
                        use -> number(use.gpu().index())),
                Column.share("Use", "%", 108, use -> told(use.gpu().usePercent()), use -> use(use.gpu())),
                Column.<GpuUse>share("Memory", "", 168, use -> memory(use.gpu()), use -> memoryShare(use.gpu()))
                        .yielding(2),
                Column.code("Job", 88, GpuColumns::job, Comparator.comparing(GpuColumns::job, NaturalOrder.NAMES)),
                Column.<GpuUse>text("Owner", 92, GpuUse::users).yielding(1),
                Column.<GpuUse>number(
                                "Temp.",
                                "°C",
                                104,
                                use -> told(use.gpu().celsius()),
                                use -> number(use.gpu().celsius()))
                        .yielding(4),
                Column.<GpuUse>number(
                                "Power",
                                "W",
                                112,
                                use -> power(use.gpu()),
                                use -> use.gpu().watts().orElse(-1))
                        .yielding(5),
                Column.<GpuUse>number(
                                "ECC",
                                "",
                                60,
                                use -> told(use.gpu().uncorrected()),
                                use -> use.gpu().uncorrected().orElse(-1))
                        .yielding(3),
                Column.<GpuUse>number(
                                "Procs.",
                                "",
                                76,
                                GpuColumns::processes,
                                use -> use.processes().map(List::size).orElse(-1))
                        .yielding(6),
                Column.<GpuUse>text("Model", 80, GpuUse::type).yielding(7),
                Column.<GpuUse>text("Remark", 116, use -> remark(use.gpu())).growing());
    }

    static RowFilter<GpuUse> fields() {
        return new RowFilter<GpuUse>()
                .hosts("node", GpuUse::node)
                .part("gpu", GpuUse::type)
                .whole("job", GpuUse::jobIds)
                .part("user", GpuUse::users)
                .part(
                        "process",
                        use -> use.processes().stream()
                                .flatMap(List::stream)
                                .map(GpuProcess::name)
                                .collect(Collectors.joining(" ")))
                .whole("held", GpuColumns::held)
                .part("remark", use -> remark(use.gpu()));
    }

    private static String held(GpuUse use) {
        return switch (use.holding()) {
            case HELD -> use.idle().isPresent() ? "idle" : "busy";
            case FREE -> "free";
            case NOT_KNOWN -> "unknown";
        };
    }

    /** Nothing for a GPU that no job holds, and a dash where that is not known. */
    static String job(GpuUse use) {
        return switch (use.holding()) {
            case HELD -> use.jobs().isEmpty() ? "ended" : use.jobIds();
            case FREE -> "";
            case NOT_KNOWN -> NOT_TOLD;
        };
    }

    static String remark(GpuReading gpu) {
        return gpu.isLost() ? gpu.fault() : (gpu.mig() ? "MIG " : "") + String.join(", ", gpu.slowdowns());
    }

    static String memory(GpuReading gpu) {
        if (gpu.memoryUsedMb().isEmpty() || gpu.memoryTotalMb().isEmpty()) {
            return NOT_TOLD;
        }
        return Sizes.part(gpu.memoryUsedMb().getAsInt(), gpu.memoryTotalMb().getAsInt());
    }

    private static String power(GpuReading gpu) {
        return gpu.watts().isEmpty()
                ? NOT_TOLD
                : whole(gpu.watts()) + (gpu.wattLimit().isEmpty() ? "" : " of " + whole(gpu.wattLimit()));
    }

    private static String whole(OptionalDouble watts) {
        return "%,d".formatted(Math.round(watts.orElse(0)));
    }

    private static double use(GpuReading gpu) {
        return gpu.usePercent().isEmpty() ? Double.NaN : gpu.usePercent().getAsInt() / 100.0;
    }

    private static double memoryShare(GpuReading gpu) {
        return gpu.memoryUsedMb().isEmpty() || gpu.memoryTotalMb().orElse(0) == 0
                ? Double.NaN
                : (double) gpu.memoryUsedMb().getAsInt() / gpu.memoryTotalMb().getAsInt();
    }

    private static String processes(GpuUse use) {
        return use.processes().map(all -> Integer.toString(all.size())).orElse(NOT_TOLD);
    }

    private static String told(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : NOT_TOLD;
    }

    private static String told(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : NOT_TOLD;
    }

    private static double number(OptionalInt number) {
        return number.orElse(-1);
    }
}
