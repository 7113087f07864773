package trainyard.core.slurm;

import java.util.Locale;
import java.util.OptionalLong;

/** Sizes as Slurm writes them: a number in MB, or with K, M, G, T or P behind it (powers of 1024). */
public final class Memory {
    private static final String UNITS = "KMGTP";

    private Memory() {}

    /** The size in MB, rounded down; empty where the text is no size, such as {@code N/A} or {@code UNLIMITED}. */
    public static OptionalLong parseMb(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return OptionalLong.empty();
        }
        int unit = UNITS.indexOf(plain.charAt(plain.length() - 1));
        String digits = unit < 0 ? plain : plain.substring(0, plain.length() - 1);
        try {
            double number = Double.parseDouble(digits);
            double mb = unit < 0 ? number : number * Math.pow(1024, unit - 1);
            return OptionalLong.of((long) mb);
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
