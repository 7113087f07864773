package trainyard.app.monitoring;

import trainyard.app.kit.Look;

/** How alerts and targets look. */
final class Severity {
    static final Look QUIET = new Look("", "mdi2c-check-circle-outline", "state-idle");
    static final Look DOWN = new Look("down", "mdi2c-close-circle", "state-down");

    private Severity() {}

    /** @param word of the rule's label {@code severity} */
    static Look of(String word) {
        return switch (word) {
            case "critical" -> new Look(word, "mdi2a-alert-octagon", "severity-critical");
            case "warning" -> new Look(word, "mdi2a-alert", "severity-warning");
            default -> new Look(word.isEmpty() ? "notice" : word, "mdi2i-information-outline", "severity-notice");
        };
    }

    static Look worded(Look look, String word) {
        return new Look(word, look.icon(), look.style());
    }
}
