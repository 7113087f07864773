package trainyard.app.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trainyard.app.kit.Times;
import trainyard.app.monitoring.Chart.Reading;

/**
 * The curves' names and values under the pointer, which is the legend of a chart with many of them.
 *
 * @param near the number of the curve nearest to the pointer; negative where there is none
 * @param time when, relative and absolute
 * @param rows the nearest one and those around it, the highest first
 * @param more how many are left out
 */
record Readout(int near, String time, List<Reading> rows, int more) {
    private static final int MOST = 7;

    /** @param value what the height of the pointer stands for */
    static Readout of(Chart chart, long time, double value) {
        List<Reading> all = chart.readings(time);
        int nearest = -1;
        for (int i = 0; i < all.size(); i++) {
            if (nearest < 0
                    || Math.abs(all.get(i).value() - value)
                            < Math.abs(all.get(nearest).value() - value)) {
                nearest = i;
            }
        }
        int from = Math.clamp(nearest - MOST / 2L, 0, Math.max(0, all.size() - MOST));
        var rows = new ArrayList<>(all.subList(from, Math.min(all.size(), from + MOST)));
        Instant at = Instant.ofEpochMilli(time);
        String when = at.equals(chart.to()) ? "now" : Times.ago(at, chart.to());
        return new Readout(
                nearest < 0 ? -1 : all.get(nearest).curve(),
                when + ", " + Times.dayAndClock(at, chart.to()),
                rows,
                all.size() - rows.size());
    }
}
