package trainyard.core.live;

import java.util.List;

/** Slurm's ways to say nothing, and its short numbers. */
public final class SlurmText {
    private static final String UNITS = "KMGT";

    private SlurmText() {}

    public static boolean isNone(String text) {
        return switch (text) {
            case "", "(null)", "N/A", "n/a", "None", "NONE" -> true;
            default -> text.isBlank();
        };
    }

    public static String orEmpty(String text) {
        return isNone(text) ? "" : text;
    }

    public static List<String> list(String text) {
        return isNone(text) ? List.of() : List.of(text.split(","));
    }

    /** A count, perhaps shortened: {@code 1K} is 1,024 and {@code 1.50K} is 1,536; 0 where the text is no number. */
    public static int count(String text) {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(text.charAt(text.length() - 1));
        double number = decimal(unit < 0 ? text : text.substring(0, text.length() - 1), 0);
        return (int) (number * Math.pow(1024, unit + 1));
    }

    public static double decimal(String text, double otherwise) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
