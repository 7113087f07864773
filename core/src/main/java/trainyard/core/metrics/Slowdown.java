package trainyard.core.metrics;

import java.util.ArrayList;
import java.util.List;

/** Why a GPU's clock is held down: the bits of {@code nvmlClocksEventReasons} in nvml.h, in words. */
enum Slowdown {
    POWER_CAP(0x4, "power cap"),
    HARDWARE(0x8, "hardware slowdown"),
    SYNC_BOOST(0x10, "sync boost"),
    HEAT(0x20, "heat"),
    HARDWARE_HEAT(0x40, "hardware heat protection"),
    POWER_BRAKE(0x80, "power brake");

    /** Idle (1), clocks set by a person (2), display clocks (100): nothing is held back. */
    private static final long HARMLESS = 0x103;

    private final long bit;
    private final String word;

    Slowdown(long bit, String word) {
        this.bit = bit;
        this.word = word;
    }

    /** Bits that no driver had when this was written are kept as numbers. */
    static List<String> words(long mask) {
        var words = new ArrayList<String>();
        long rest = mask & ~HARMLESS;
        for (Slowdown reason : values()) {
            if ((rest & reason.bit) != 0) {
                words.add(reason.word);
                rest &= ~reason.bit;
            }
        }
        if (rest != 0) {
            words.add("0x" + Long.toHexString(rest));
        }
        return List.copyOf(words);
    }
}
