package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trainyard.core.live.Job;
import trainyard.core.metrics.GpuReading;
import trainyard.core.metrics.GpuSample;
import trainyard.core.metrics.GpuUse;
import trainyard.core.metrics.IdleGpus;

/** Readings of GPUs for a terminal and as JSON. What is not told is {@code -} in the table and null in JSON. */
final class GpuText {
    private static final String NOT_TOLD = "-";

    private static final Table<GpuUse> TABLE = Table.of(
            text("NODE", GpuUse::node),
            number("GPU", use -> told(use.gpu().index())),
            text("TYPE", GpuUse::type),
            number("USE_%", use -> told(use.gpu().usePercent())),
            number(
                    "MEM_MB",
                    use -> told(use.gpu().memoryUsedMb()) + "/" + told(use.gpu().memoryTotalMb())),
            number("TEMP_C", use -> told(use.gpu().celsius())),
            number(
                    "POWER_W",
                    use -> watts(use.gpu().watts()) + "/" + watts(use.gpu().wattLimit())),
            number("ECC", use -> told(use.gpu().uncorrected())),
            number("PROCS", use -> use.processes().map(all -> "" + all.size()).orElse(NOT_TOLD)),
            text("JOB", GpuText::job),
            text("USER", GpuUse::users),
            text("NOTE", use -> remark(use.gpu())));

    private static final Table<IdleGpus> IDLE = Table.of(
            text("NODE", IdleGpus::node),
            text("GPU", GpuText::which),
            text("JOB", IdleGpus::jobIds),
            text("USER", IdleGpus::users),
            text("SINCE", gpus -> gpus.since().truncatedTo(ChronoUnit.SECONDS)),
            text("SEEN", IdleGpus::sentence));

    private GpuText() {}

    static void table(GpuSample sample, PrintWriter out) {
        TABLE.print(sample.gpus(), out);
    }

    /** @param now whether one sample is all there is, which proves nothing */
    static void idle(List<IdleGpus> found, boolean now, PrintWriter out) {
        if (found.isEmpty()) {
            out.println(
                    now
                            ? "No allocated GPU is idle at this moment."
                            : "No allocated GPU was idle over the whole window.");
        } else {
            IDLE.print(found, out);
        }
        if (now) {
            out.println("One sample is no proof: --watch 60 tells which are idle over the window.");
        }
    }

    static Map<String, Object> fields(GpuSample sample, List<IdleGpus> idle) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("taken_at", sample.at().toString());
        fields.put("gpus", sample.gpus().stream().map(GpuText::fields).toList());
        fields.put("idle", idle.stream().map(GpuText::fields).toList());
        fields.put(
                "notes",
                sample.notes().stream()
                        .map(note -> {
                            var one = new LinkedHashMap<String, @Nullable Object>();
                            one.put("node", note.node());
                            one.put(
                                    "cause",
                                    note.cause()
                                            .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                                            .orElse(null));
                            one.put("sentence", note.sentence());
                            return one;
                        })
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(GpuUse use) {
        GpuReading gpu = use.gpu();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("node", use.node());
        fields.put("index", orNull(gpu.index()));
        fields.put("uuid", gpu.uuid());
        fields.put("pci_address", gpu.pciAddress());
        fields.put("type", use.type());
        fields.put("name", gpu.name());
        fields.put("use_percent", orNull(gpu.usePercent()));
        fields.put("memory_used_mb", orNull(gpu.memoryUsedMb()));
        fields.put("memory_total_mb", orNull(gpu.memoryTotalMb()));
        fields.put("celsius", orNull(gpu.celsius()));
        fields.put("watts", orNull(gpu.watts()));
        fields.put("watt_limit", orNull(gpu.wattLimit()));
        fields.put("ecc_uncorrected", orNull(gpu.uncorrected()));
        fields.put("ecc_uncorrected_ever", orNull(gpu.uncorrectedEver()));
        fields.put("mig", gpu.mig());
        fields.put("slowdowns", gpu.slowdowns());
        fields.put("fault", gpu.fault().isEmpty() ? null : gpu.fault());
        fields.put(
                "processes",
                use.processes()
                        .map(all -> all.stream()
                                .map(process -> Map.of("pid", process.pid(), "name", process.name()))
                                .toList())
                        .orElse(null));
        fields.put("held", use.holding().name().toLowerCase(Locale.ROOT));
        fields.put("jobs", use.jobs().stream().map(Job::id).toList());
        fields.put("users", use.jobs().stream().map(Job::user).distinct().toList());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(IdleGpus gpus) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("node", gpus.node());
        fields.put("index", orNull(gpus.index()));
        fields.put("count", gpus.count());
        fields.put("jobs", gpus.jobs().stream().map(Job::id).toList());
        fields.put("users", gpus.jobs().stream().map(Job::user).distinct().toList());
        fields.put("since", gpus.since().toString());
        fields.put("samples", gpus.samples());
        fields.put("why", gpus.why().name().toLowerCase(Locale.ROOT));
        return fields;
    }

    private static String which(IdleGpus gpus) {
        return gpus.index().isPresent() ? Integer.toString(gpus.index().getAsInt()) : gpus.count() + " or more";
    }

    private static String job(GpuUse use) {
        return switch (use.holding()) {
            case HELD -> use.jobs().isEmpty() ? "?" : use.jobIds();
            case FREE -> "";
            case NOT_KNOWN -> NOT_TOLD;
        };
    }

    private static String remark(GpuReading gpu) {
        return gpu.isLost() ? gpu.fault() : (gpu.mig() ? "MIG " : "") + String.join(", ", gpu.slowdowns());
    }

    private static String told(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : NOT_TOLD;
    }

    private static String told(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : NOT_TOLD;
    }

    private static String watts(OptionalDouble number) {
        return number.isPresent() ? Long.toString(Math.round(number.getAsDouble())) : NOT_TOLD;
    }

    private static @Nullable Object orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Object orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static @Nullable Object orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
