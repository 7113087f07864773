package trainyard.core.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one GPU does: what fits the job that holds it. Some jobs hold GPUs without using them, one GPU is lost, and one
 * has ECC errors.
 */
final class GpuState {
    static final Set<String> FIELDS = Set.of(
            "index",
            "uuid",
            "pci.bus_id",
            "driver_version",
            "utilization.gpu",
            "memory.used",
            "memory.total",
            "temperature.gpu",
            "power.draw",
            "power.limit",
            "ecc.errors.uncorrected.volatile.total",
            "ecc.errors.uncorrected.aggregate.total",
            "mig.mode.current",
            "persistence_mode",
            "clocks_event_reasons.active",
            "name",
            "pid",
            "gpu_uuid",
            "used_memory",
            "process_name");

    /** Node numbers from 0: the GPU 5 of one has errors, the GPU 2 of the other is gone. */
    static final int ERRORS_AT = 10;

    static final int LOST_AT = 37;

    /** Upper halves of the PCI addresses on an HGX board. */
    private static final List<String> BUSES = List.of("07", "0F", "47", "4E", "87", "90", "B7", "BD");

    /** A job is idle when its number is this, modulo: an editor left open, a debugger, a loader that waits. */
    private static final int IDLE_EVERY = 14;

    private final World world;
    private final SimNode node;
    private final int index;
    private final @Nullable SimJob job;

    private GpuState(World world, SimNode node, int index, @Nullable SimJob job) {
        this.world = world;
        this.node = node;
        this.index = index;
        this.job = job;
    }

    static GpuState of(World world, SimNode node, int index) {
        Optional<SimJob> holder = world.active().stream()
                .filter(SimJob::holdsNodes)
                .filter(job -> job.shares.stream()
                        .anyMatch(share -> share.node() == node && (share.gpuMask() & 1 << index) != 0))
                .findFirst();
        return new GpuState(world, node, index, holder.orElse(null));
    }

    /** An idle job either still has its process or never began one. */
    boolean hasProcess() {
        return job != null && !isLost() && (!isIdle(job) || job.id % (2 * IDLE_EVERY) < IDLE_EVERY);
    }

    private static boolean isIdle(SimJob job) {
        return job.id % IDLE_EVERY == 3 || job.state == SimJob.State.SUSPENDED;
    }

    boolean isLost() {
        return node.index == LOST_AT && index == 2 || node.reason.startsWith("Xid 79: GPU " + index);
    }

    /** As lspci writes it. */
    String pciAddress() {
        return "0000:" + BUSES.get(index % BUSES.size()).toLowerCase(Locale.ROOT) + ":00.0";
    }

    /** Its name and ids in lspci. */
    String pciName() {
        return board().pci();
    }

    String value(String field) {
        if (isLost()
                && !Set.of("index", "uuid", "pci.bus_id", "name", "driver_version")
                        .contains(field)) {
            return "[GPU is lost]";
        }
        return switch (field) {
            case "index" -> Integer.toString(index);
            case "uuid", "gpu_uuid" -> uuid();
            case "pci.bus_id" -> "00000000:" + BUSES.get(index % BUSES.size()) + ":00.0";
            case "driver_version" -> "570.172.08";
            case "utilization.gpu" -> Integer.toString(use());
            case "memory.used" -> Integer.toString(hasProcess() ? usedMb() + 620 : 4);
            case "memory.total" -> Integer.toString(board().memoryMb());
            case "temperature.gpu" -> Integer.toString(29 + use() * 35 / 100 + noise(3));
            case "power.draw" -> String.format(Locale.ROOT, "%.2f", watts());
            case "power.limit" -> board().watts() + ".00";
            case "ecc.errors.uncorrected.volatile.total" -> Integer.toString(errors());
            case "ecc.errors.uncorrected.aggregate.total" -> Integer.toString(errors() + (index == 0 ? 1 : 0));
            case "mig.mode.current" -> board().hasMig() ? "Disabled" : "[N/A]";
            case "persistence_mode" -> "Enabled";
            case "clocks_event_reasons.active" ->
                use() == 0 ? "0x0000000000000001" : use() > 93 ? "0x0000000000000004" : "0x0000000000000000";
            case "name" -> board().name();
            case "pid" -> Long.toString(20_000 + (job == null ? 0 : job.id * 13 % 40_000) + index);
            case "used_memory" -> Integer.toString(usedMb());
            case "process_name" -> "python3";
            default -> "[N/A]";
        };
    }

    private int errors() {
        return node.index == ERRORS_AT && index == 5 ? 2 : node.reason.startsWith("Xid 94 on GPU " + index) ? 1 : 0;
    }

    private int use() {
        if (job == null || isIdle(job)) {
            return 0;
        }
        return Math.clamp(72 + job.id % 25 + noise(8) - 4, 1, 100);
    }

    private double watts() {
        return board().watts() * (0.16 + use() * 0.0078) + noise(900) / 100.0;
    }

    private int usedMb() {
        return job == null ? 0 : (int) (board().memoryMb() * (isIdle(job) ? 12 : 55 + job.id % 40) / 100);
    }

    private String uuid() {
        long mixed = (node.index * 64L + index + 1) * 0x9E3779B97F4A7C15L;
        return String.format(
                Locale.ROOT,
                "GPU-%08x-%04x-%04x-%04x-%012x",
                mixed >>> 32,
                mixed >>> 16 & 0xFFFF,
                mixed & 0xFFFF,
                mixed >>> 40 & 0xFFFF,
                mixed >>> 8 & 0xFFFFFFFFFFFFL);
    }

    /** Some wobble, another one every ten seconds. */
    private int noise(int below) {
        long moment = world.now() / 10;
        long mixed = (moment * 31 + node.index * 17L + index) * 0x9E3779B97F4A7C15L >>> 40;
        return (int) (mixed % below);
    }

    private Board board() {
        return switch (node.kind.gpuType()) {
            case "a100" -> new Board("NVIDIA A100-SXM4-80GB", 81_920, 400, true, "GA100 [A100 SXM4 80GB] [10de:20b2]");
            case "h100" -> new Board("NVIDIA H100 80GB HBM3", 81_559, 700, true, "GH100 [H100 SXM5 80GB] [10de:2330]");
            case "h200" -> new Board("NVIDIA H200", 143_771, 700, true, "GH100 [H200 SXM 141GB] [10de:2335]");
            default -> new Board("NVIDIA L40S", 46_068, 350, false, "AD102GL [L40S] [10de:26b9]");
        };
    }

    private record Board(String name, int memoryMb, int watts, boolean hasMig, String pci) {}
}
