package trainyard.app.config.truth;

import trainyard.app.kit.Look;

/** How a node's verdict looks. */
final class TruthLooks {
    static final Look FIRST = new Look("disagrees", "mdi2c-close-circle", "severity-critical");

    private TruthLooks() {}

    static Look of(TruthGroup.Verdict verdict) {
        return switch (verdict) {
            case AGREES -> new Look("agree", "mdi2c-check-circle-outline", "job-completed");
            case DISAGREES -> FIRST;
            case UNKNOWN -> new Look("unknown", "mdi2h-help-circle-outline", "job-cancelled");
        };
    }
}
