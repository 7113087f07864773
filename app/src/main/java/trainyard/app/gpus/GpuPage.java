package trainyard.app.gpus;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import trainyard.app.kit.Times;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuSample;
import trainyard.core.metrics.GpuSample.FoldedNote;
import trainyard.core.metrics.GpuUse;
import trainyard.core.metrics.GpuView;
import trainyard.core.metrics.IdleRule;
import trainyard.core.metrics.NodeGpus;

/**
 * What the screen says of the GPUs that were read.
 *
 * @param at when the newest sample was taken; empty where none was
 * @param nodes that were read, of those {@code asked}
 * @param idle proven ones first
 * @param notes what could not be read, or is hidden
 */
record GpuPage(
        Optional<Instant> at, int nodes, int asked, List<GpuUse> gpus, List<IdleRow> idle, List<FoldedNote> notes) {
    static final GpuPage NOTHING_YET = new GpuPage(Optional.empty(), 0, 0, List.of(), List.of(), List.of());

    /** @param jobs the newest snapshot, whose jobs are named */
    static GpuPage of(GpuView view, Snapshot jobs) {
        return view.newest().map(sample -> of(sample, view, jobs)).orElse(NOTHING_YET);
    }

    private static GpuPage of(GpuSample sample, GpuView view, Snapshot jobs) {
        int read = (int)
                sample.nodes().stream().filter(NodeGpus.Read.class::isInstance).count();
        return new GpuPage(
                Optional.of(sample.at()),
                read,
                sample.nodes().size(),
                sample.gpus(),
                idle(sample, view, jobs),
                sample.foldedNotes());
    }

    private static List<IdleRow> idle(GpuSample sample, GpuView view, Snapshot jobs) {
        var proven = new HashSet<>(IdleRule.DEFAULT.find(sample, view.history(), jobs));
        return IdleRow.of(IdleRule.NOW.find(sample, view.history(), jobs), proven);
    }

    /** What the table holds, in a line; it grows older each second. */
    String summary(Instant now) {
        return at.map(taken -> count(gpus.size(), "GPU") + " on "
                        + (nodes == asked ? count(nodes, "node") : nodes + " of " + count(asked, "node"))
                        + (idleGpus() == 0 ? "" : ", %,d allocated but idle".formatted(idleGpus())) + ", read "
                        + Times.ago(taken, now))
                .orElse("");
    }

    private int idleGpus() {
        return idle.stream().mapToInt(IdleRow::count).sum();
    }

    /** How far the sample is that is being taken. */
    static String progress(GpuView.Progress progress, Instant now) {
        Duration passed = Duration.between(progress.since(), now);
        return "Reading: " + progress.done() + " of " + count(progress.nodes(), "node")
                + (passed.toSeconds() < 1 ? "" : ", " + Times.rough(passed));
    }

    private static String count(int number, String noun) {
        return "%,d ".formatted(number) + (number == 1 ? noun : noun + "s");
    }
}
