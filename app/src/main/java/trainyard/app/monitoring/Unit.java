package trainyard.app.monitoring;

import java.util.Locale;

/** What a chart's values are, and how a person reads them. */
enum Unit {
    /** Things that are counted: no marks between two whole numbers. */
    COUNT(""),
    NUMBER(""),
    /** 0 to 1, read as per cent. */
    SHARE(""),
    BYTES("B"),
    BYTES_PER_SECOND("B/s");

    private static final String[] PREFIXES = {"", "K", "M", "G", "T", "P"};

    private final String base;

    Unit(String base) {
        this.base = base;
    }

    private boolean isBytes() {
        return !base.isEmpty();
    }

    /** What a value is divided by to be read in the largest unit that fits: 1,024 to some power. */
    double factor(double value) {
        return switch (this) {
            case COUNT, NUMBER -> 1;
            case SHARE -> 0.01;
            case BYTES, BYTES_PER_SECOND -> Math.pow(1024, power(value));
        };
    }

    /** The unit that belongs to {@link #factor}: {@code %}, {@code GB}, nothing for numbers. */
    String symbol(double value) {
        return this == SHARE ? "%" : isBytes() ? PREFIXES[power(value)] + base : "";
    }

    /** {@code 1,200}, {@code 0.45}, {@code 87 %}, {@code 1.5 GB}. */
    String text(double value) {
        double read = value / factor(value);
        String number = number(this == SHARE ? Math.rint(read) : read);
        String symbol = symbol(value);
        return symbol.isEmpty() ? number : number + " " + symbol;
    }

    /** A number with the digits that tell it apart. */
    static String number(double read) {
        if (read == Math.rint(read)) {
            return String.format(Locale.ROOT, "%,.0f", read);
        }
        return String.format(Locale.ROOT, Math.abs(read) < 1 ? "%.2f" : Math.abs(read) < 100 ? "%.1f" : "%,.0f", read);
    }

    private static int power(double value) {
        int power = 0;
        for (double rest = Math.abs(value); rest >= 1024 && power < PREFIXES.length - 1; rest /= 1024) {
            power++;
        }
        return power;
    }
}
