package trainyard.core.metrics;

import java.util.Optional;

/**
 * What is known of GPUs now.
 *
 * @param newest empty until the first sample
 * @param trouble why the newest try brought none; empty while all is well
 */
public record GpuView(Optional<GpuSample> newest, GpuHistory history, Optional<String> trouble) {
    public static final GpuView NOTHING_YET = new GpuView(Optional.empty(), GpuHistory.EMPTY, Optional.empty());
}
