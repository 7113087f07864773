package trainyard.app.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuHistory;
import trainyard.core.metrics.GpuHistory.Point;
import trainyard.core.metrics.GpuReading;
import trainyard.core.metrics.GpuSample;
import trainyard.core.metrics.GpuUse;
import trainyard.core.metrics.GpuUse.Holding;
import trainyard.core.metrics.GpuView;
import trainyard.core.metrics.NodeGpus;
import trainyard.core.metrics.NodeGpus.Cause;

/**
 * What nvidia-smi might have told of a sample cluster: on the node of the first running job, GPU 0 works, GPU 1 has been
 * idle for 20 minutes, GPU 2 for this one sample, and GPU 3 is free. One more node refuses logins.
 */
public final class GpuSamples {
    public static final String REFUSING = "gpu-900";

    private GpuSamples() {}

    public static Job holder(Snapshot snapshot) {
        return snapshot.jobs().stream()
                .filter(job -> job.state().isActive())
                .findFirst()
                .orElseThrow();
    }

    public static GpuView view(Snapshot snapshot) {
        Job job = holder(snapshot);
        String node = job.nodeList();
        var uses = List.of(
                use(node, 0, 97, Optional.of(job)),
                use(node, 1, 0, Optional.of(job)),
                use(node, 2, 0, Optional.of(job)),
                use(node, 3, 0, Optional.empty()));
        Map<String, List<Point>> history = new HashMap<>();
        uses.forEach(use -> history.put(use.key(), points(use, use.gpu().index().orElse(0) == 1 ? 4 : 1)));
        var refused = new NodeGpus.NotRead(REFUSING, Cause.REFUSED, REFUSING + " does not let this user in.");
        var read = new NodeGpus.Read(
                node, Samples.NOW, uses.stream().map(GpuUse::gpu).toList(), Optional.empty(), List.of());
        var sample = new GpuSample(
                Samples.NOW.minusSeconds(12),
                List.of(read, refused),
                uses,
                Map.of(),
                List.of(new GpuSample.Note(REFUSING, Optional.of(Cause.REFUSED), refused.sentence())));
        return new GpuView(Optional.of(sample), new GpuHistory(history, Map.of()), Optional.empty(), Optional.empty());
    }

    private static List<Point> points(GpuUse use, int count) {
        var points = new ArrayList<Point>();
        Instant newest = Samples.NOW.minusSeconds(12);
        for (int i = count - 1; i >= 0; i--) {
            points.add(new Point(
                    newest.minus(Duration.ofMinutes(7L * i)),
                    use.gpu().usePercent().orElse(-1),
                    use.jobs().isEmpty()
                            ? Set.of()
                            : Set.of(use.jobs().getFirst().number()),
                    use.idle()));
        }
        return points;
    }

    private static GpuUse use(String node, int index, int percent, Optional<Job> job) {
        return new GpuUse(
                node,
                reading(index, percent),
                "h100",
                Optional.empty(),
                job.isPresent() ? Holding.HELD : Holding.FREE,
                job.stream().toList());
    }

    private static GpuReading reading(int index, int percent) {
        return new GpuReading(
                OptionalInt.of(index),
                "GPU-" + index,
                "NVIDIA H100 80GB HBM3",
                "00000000:0%d:00.0".formatted(index),
                OptionalInt.of(percent),
                OptionalInt.of(percent == 0 ? 4 : 71_680),
                OptionalInt.of(81_920),
                OptionalInt.of(30 + percent / 3),
                OptionalDouble.of(70 + percent * 6),
                OptionalDouble.of(700),
                OptionalLong.of(0),
                OptionalLong.of(0),
                false,
                List.of(),
                "",
                Map.of());
    }
}
