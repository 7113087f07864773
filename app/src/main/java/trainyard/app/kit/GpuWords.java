package trainyard.app.kit;

import java.util.ArrayList;
import trainyard.core.metrics.GpuReading;

/** What one GPU does, in a line. */
public final class GpuWords {
    private GpuWords() {}

    /** {@code 97 %, 70 of 80 GB, 63 °C, 688 W}: what nvidia-smi told of it. */
    public static String of(GpuReading gpu) {
        if (gpu.isLost()) {
            return gpu.fault();
        }
        var parts = new ArrayList<String>();
        gpu.usePercent().ifPresent(percent -> parts.add(percent + " %"));
        if (gpu.memoryUsedMb().isPresent() && gpu.memoryTotalMb().isPresent()) {
            parts.add(Sizes.part(
                    gpu.memoryUsedMb().getAsInt(), gpu.memoryTotalMb().getAsInt()));
        }
        gpu.celsius().ifPresent(celsius -> parts.add(celsius + " °C"));
        gpu.watts().ifPresent(watts -> parts.add(Math.round(watts) + " W"));
        gpu.uncorrected().ifPresent(errors -> {
            if (errors > 0) {
                parts.add(errors + " ECC errors");
            }
        });
        return String.join(", ", parts);
    }
}
