package trainyard.core.demo;

/** Numbers as Slurm prints them. */
final class Amounts {
    private static final String UNITS = "MGTP";

    private Amounts() {}

    /** Megabytes with the largest unit that still divides them at least by halves: 96000M, 187.50G, 750G. */
    static String memory(long megabytes) {
        long whole = megabytes;
        int unit = 0;
        while (whole >= 1024 && whole % 1024 == 0) {
            whole /= 1024;
            unit++;
        }
        if (whole >= 1024 && whole % 512 == 0) {
            return "%.2f%c".formatted(whole / 1024.0, UNITS.charAt(unit + 1));
        }
        return whole + UNITS.substring(unit, unit + 1);
    }

    /** A duration as squeue writes it, without leading zeros: 0:09, 5:00, 2:00:00, 1-00:00:00. */
    static String shortTime(long seconds) {
        long days = seconds / 86_400;
        long hours = seconds / 3600 % 24;
        var text = new StringBuilder();
        if (days > 0) {
            twoDigits(text.append(days).append('-'), hours);
            twoDigits(text.append(':'), seconds / 60 % 60);
        } else if (hours > 0) {
            twoDigits(text.append(hours).append(':'), seconds / 60 % 60);
        } else {
            text.append(seconds / 60 % 60);
        }
        twoDigits(text.append(':'), seconds % 60);
        return text.toString();
    }

    /** The set bits, folded: {@code 0-2,5}; {@code N/A} for none. */
    static String indices(int mask) {
        var text = new StringBuilder();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            if ((mask & 1 << bit) != 0) {
                int end = bit + Integer.numberOfTrailingZeros(~(mask >>> bit)) - 1;
                text.append(text.isEmpty() ? "" : ",").append(bit);
                text.append(end == bit ? "" : "-" + end);
                bit = end;
            }
        }
        return text.isEmpty() ? "N/A" : text.toString();
    }

    private static void twoDigits(StringBuilder text, long number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
