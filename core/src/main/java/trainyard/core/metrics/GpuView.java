package trainyard.core.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of GPUs now.
 *
 * @param newest empty until the first sample
 * @param trouble why the newest try brought none; empty while all is well
 * @param underWay how far the sample is that is being taken; empty while none is
 */
public record GpuView(
        Optional<GpuSample> newest, GpuHistory history, Optional<String> trouble, Optional<Progress> underWay) {
    public static final GpuView NOTHING_YET =
            new GpuView(Optional.empty(), GpuHistory.EMPTY, Optional.empty(), Optional.empty());

    /** @param done nodes that have answered, or failed to */
    public record Progress(Instant since, int done, int nodes) {}

    GpuView with(GpuSample sample) {
        return new GpuView(Optional.of(sample), history.plus(sample), Optional.empty(), underWay);
    }

    /** What was seen before stays, with the time at which it was. */
    GpuView with(String failure) {
        return new GpuView(newest, history, Optional.of(failure), underWay);
    }

    GpuView at(Progress progress) {
        return new GpuView(newest, history, trouble, Optional.of(progress));
    }

    GpuView ended() {
        return new GpuView(newest, history, trouble, Optional.empty());
    }
}
