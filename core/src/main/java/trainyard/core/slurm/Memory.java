package trainyard.core.slurm;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sizes as Slurm writes them: a number in MB, or with K, M, G, T or P behind it (powers of 1024). */
public final class Memory {
    private static final String UNITS = "KMGTP";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private Memory() {}

    /** The size in MB, rounded down; empty where the text is no size, such as {@code N/A} or {@code UNLIMITED}. */
    public static OptionalLong parseMb(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return OptionalLong.empty();
        }
        int unit = UNITS.indexOf(plain.charAt(plain.length() - 1));
        String digits = unit < 0 ? plain : plain.substring(0, plain.length() - 1);
        if (!NUMBER.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        double number = Double.parseDouble(digits);
        return OptionalLong.of((long) (unit < 0 ? number : number * Math.pow(1024, unit - 1)));
    }
}
