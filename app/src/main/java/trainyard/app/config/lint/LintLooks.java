package trainyard.app.config.lint;

import trainyard.app.kit.Look;
import trainyard.core.lint.Outcome.Verdict;
import trainyard.core.lint.Severity;

/** How severities and verdicts look, by glyph, word and colour. */
final class LintLooks {
    private LintLooks() {}

    static Look of(Severity severity) {
        return switch (severity) {
            case ERROR -> new Look("error", "mdi2c-close-circle", "severity-critical");
            case WARNING -> new Look("warning", "mdi2a-alert-outline", "severity-warning");
            case NOTE -> new Look("note", "mdi2i-information-outline", "severity-notice");
        };
    }

    static Look of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> new Look("PASS", "mdi2c-check-circle-outline", "job-completed");
            case FAIL -> new Look("FAIL", "mdi2c-close-circle", "severity-critical");
            case SKIP -> new Look("SKIP", "mdi2m-minus-circle-outline", "job-cancelled");
        };
    }
}
