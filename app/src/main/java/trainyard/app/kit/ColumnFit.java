package trainyard.app.kit;

import java.util.Arrays;
import java.util.List;

/** How wide the columns of a table are: in a narrow one the less important ones shrink, then give way. */
final class ColumnFit {
    private ColumnFit() {}

    /**
     * What a column wants, in pixels.
     *
     * @param least the width below which it is of no use
     * @param yields how soon it gives way: a higher number sooner, 0 never
     * @param grows whether it takes what is left; the first that does, takes all
     */
    record Wish(double width, double least, int yields, boolean grows) {}

    /** The width of each; 0 for those that give way. Those that never do may need more room than there is. */
    static double[] widths(List<Wish> wishes, double room) {
        double[] widths = wishes.stream().mapToDouble(Wish::least).toArray();
        for (int out = soonest(wishes, widths); out >= 0 && sum(widths) > room; out = soonest(wishes, widths)) {
            widths[out] = 0;
        }
        double rest = Math.max(0, room - sum(widths));
        for (int important = 0; rest > 0 && important <= most(wishes); important++) {
            for (int i = 0; i < widths.length; i++) {
                if (wishes.get(i).yields() == important && widths[i] > 0) {
                    double more = Math.min(rest, wishes.get(i).width() - widths[i]);
                    widths[i] += more;
                    rest -= more;
                }
            }
        }
        for (int i = 0; i < widths.length; i++) {
            if (wishes.get(i).grows() && widths[i] > 0) {
                widths[i] += rest;
                break;
            }
        }
        return widths;
    }

    /** Of the columns that still stand, the one to give way next, the right one of two alike; -1 for none. */
    private static int soonest(List<Wish> wishes, double[] widths) {
        int soonest = -1;
        for (int i = 0; i < widths.length; i++) {
            int yields = widths[i] > 0 ? wishes.get(i).yields() : 0;
            if (yields > 0 && (soonest < 0 || yields >= wishes.get(soonest).yields())) {
                soonest = i;
            }
        }
        return soonest;
    }

    private static int most(List<Wish> wishes) {
        return wishes.stream().mapToInt(Wish::yields).max().orElse(0);
    }

    private static double sum(double[] widths) {
        return Arrays.stream(widths).sum();
    }
}
