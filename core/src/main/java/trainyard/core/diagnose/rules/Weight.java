package trainyard.core.diagnose.rules;

import trainyard.core.diagnose.Confidence;

/** What a match of a rule is worth by itself. */
public enum Weight {
    HIGH(Confidence.CONFIRMED),
    MEDIUM(Confidence.PROBABLE),
    LOW(Confidence.POSSIBLE);

    private final Confidence alone;

    Weight(Confidence alone) {
        this.alone = alone;
    }

    public Confidence alone() {
        return alone;
    }
}
