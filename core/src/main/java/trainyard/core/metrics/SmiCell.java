package trainyard.core.metrics;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One value of nvidia-smi's CSV. What it cannot tell it says in words: {@code [N/A]}, {@code [Not Supported]}, {@code
 * [Unknown Error]}, {@code [GPU is lost]}, {@code [Insufficient Permissions]}, {@code ERR!}; older drivers write {@code
 * N/A} without brackets.
 */
record SmiCell(String text) {
    static final SmiCell NONE = new SmiCell("");

    SmiCell {
        text = text.strip();
    }

    boolean isKnown() {
        return !text.isEmpty()
                && !text.startsWith("[")
                && !text.equalsIgnoreCase("N/A")
                && !text.equals("ERR!")
                && !text.equals("Unknown Error");
    }

    /** The word in the brackets where it names a fault, and not only that there is nothing to tell; else empty. */
    String fault() {
        String word = text.replaceAll("[\\[\\]]", "");
        return switch (word) {
            case "GPU is lost", "GPU requires reset", "Unknown Error", "ERR!" -> word;
            default -> "";
        };
    }

    String known() {
        return isKnown() ? text : "";
    }

    OptionalDouble decimal() {
        if (!isKnown()) {
            return OptionalDouble.empty();
        }
        try {
            // A driver that ignores nounits writes "97 %" and "81559 MiB".
            double value = Double.parseDouble(text.split(" ", 2)[0]);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }

    OptionalLong whole() {
        var number = decimal();
        return number.isPresent() ? OptionalLong.of(Math.round(number.getAsDouble())) : OptionalLong.empty();
    }

    OptionalInt count() {
        var number = whole();
        return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** A bit mask such as {@code 0x0000000000000004}. */
    OptionalLong mask() {
        if (!text.startsWith("0x")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text.substring(2), 16));
        } catch (NumberFormatException noMask) {
            return OptionalLong.empty();
        }
    }
}
