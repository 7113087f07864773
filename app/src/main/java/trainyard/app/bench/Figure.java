package trainyard.app.bench;

import java.util.Locale;

/**
 * A line of the report.
 *
 * @param note the baseline's name, the target or why nothing was measured
 */
record Figure(String what, String value, String note) {
    static Figure millis(String what, double millis, String note) {
        return new Figure(what, String.format(Locale.ROOT, "%.1f ms", millis), note);
    }

    static Figure count(String what, double count, String note) {
        return new Figure(what, String.format(Locale.ROOT, "%,.0f", count), note);
    }

    static Figure ratio(String what, double ratio, String note) {
        return new Figure(what, String.format(Locale.ROOT, "%.2f x", ratio), note);
    }

    static Figure megabytes(String what, double bytes, String note) {
        return new Figure(what, String.format(Locale.ROOT, "%.0f MB", bytes / (1 << 20)), note);
    }

    /** @param share of 1 */
    static Figure percent(String what, double share, String note) {
        return new Figure(what, String.format(Locale.ROOT, "%.2f %%", share * 100), note);
    }

    static Figure missing(String what, String why) {
        return new Figure(what, "-", why);
    }

    String line() {
        return String.format(Locale.ROOT, "  %-52s %12s   %s", what, value, note)
                .stripTrailing();
    }
}
