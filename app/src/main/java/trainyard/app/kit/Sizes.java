package trainyard.app.kit;

import java.util.Locale;

/** Sizes as a person reads them. */
public final class Sizes {
    private Sizes() {}

    /** Megabytes (MiB, as Slurm counts) in the largest fitting unit: {@code 512 MB}, {@code 1.5 GB}, {@code 2 TB}. */
    public static String mb(long mb) {
        if (mb < 1024) {
            return mb + " MB";
        }
        return mb < 1024L * 1024 ? number(mb / 1024.0) + " GB" : number(mb / 1024.0 / 1024) + " TB";
    }

    /** A part of a whole, both in the unit of the whole: {@code 960 of 1,007 GB}. */
    public static String part(long mb, long wholeMb) {
        if (wholeMb < 1024) {
            return mb + " of " + mb(wholeMb);
        }
        boolean tera = wholeMb >= 1024L * 1024;
        return number(mb / 1024.0 / (tera ? 1024 : 1)) + " of " + mb(wholeMb);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
