package trainyard.core.metrics;

import java.util.OptionalInt;

/**
 * A process on a GPU, from {@code nvidia-smi --query-compute-apps}.
 *
 * @param gpuUuid of the GPU, or of a MIG instance ({@code MIG-...})
 * @param name its program; nvidia-smi's own words in brackets where it may not be told
 */
public record GpuProcess(long pid, String gpuUuid, OptionalInt memoryMb, String name) {
    /** Whether it runs on this GPU: older drivers name an instance {@code MIG-GPU-uuid/instance/instance}. */
    boolean isOn(GpuReading gpu) {
        return !gpu.uuid().isEmpty()
                && gpuUuid.replaceFirst("^MIG-(?=GPU-)", "").split("/", 2)[0].equals(gpu.uuid());
    }
}
