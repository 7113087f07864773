package trainyard.app.kit.code;

/**
 * What a line is marked with, beside its number.
 *
 * @param sentence shown on hover; empty for a mark that says all by itself
 */
public record LineMark(Kind kind, String sentence) {
    /** The weightiest first. */
    public enum Kind {
        ERROR("mdi2c-close-circle"),
        WARNING("mdi2a-alert"),
        CHANGED("");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        String style() {
            return "mark-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static LineMark changed() {
        return new LineMark(Kind.CHANGED, "");
    }

    /** Two marks on one line: the weightier kind, both sentences. */
    public LineMark and(LineMark other) {
        Kind weightier = kind.compareTo(other.kind) <= 0 ? kind : other.kind;
        if (sentence.isEmpty() || other.sentence.isEmpty()) {
            return new LineMark(weightier, sentence + other.sentence);
        }
        return new LineMark(weightier, sentence + '\n' + other.sentence);
    }
}
