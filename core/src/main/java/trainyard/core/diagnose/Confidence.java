package trainyard.core.diagnose;

import java.util.Locale;

/** How sure a report is of its cause, weakest first. */
public enum Confidence {
    /** Only after-effects are left, or nothing at all. */
    UNKNOWN,
    /** One hint that has other explanations too. */
    POSSIBLE,
    /** Evidence that nothing else explains as well, from one side. */
    PROBABLE,
    /** Evidence that is sufficient by itself, or two sources that do not depend on one another. */
    CONFIRMED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Confidence orLess(Confidence other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** One step up, at most {@link #CONFIRMED}. */
    public Confidence raised() {
        return this == UNKNOWN || this == CONFIRMED ? this : values()[ordinal() + 1];
    }

    /** One step down, at least {@link #POSSIBLE} for what was that much. */
    public Confidence lowered() {
        return this == UNKNOWN || this == POSSIBLE ? this : values()[ordinal() - 1];
    }
}
