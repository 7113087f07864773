package trainyard.app.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.metrics.PromSeries.Sample;

/**
 * One line of a chart.
 *
 * @param colour from 0 to 7, of those that only tell things apart
 * @param samples by time, finite all of them
 */
record Curve(String name, int colour, List<Sample> samples) {
    Curve {
        samples = List.copyOf(samples);
    }

    double most() {
        return samples.stream().mapToDouble(Sample::value).max().orElse(0);
    }

    /** The samples between gaps. @param step how far apart two samples are where none is missing, in milliseconds */
    List<List<Sample>> runs(long step) {
        var runs = new ArrayList<List<Sample>>();
        long before = Long.MIN_VALUE;
        for (Sample sample : samples) {
            if (runs.isEmpty() || sample.at() - before > step * 3 / 2) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(sample);
            before = sample.at();
        }
        return runs;
    }

    /** What it was then; nothing in a gap. */
    Optional<Sample> at(long time, long step) {
        return samples.stream()
                .filter(sample -> Math.abs(sample.at() - time) * 2 <= step)
                .findFirst();
    }
}
