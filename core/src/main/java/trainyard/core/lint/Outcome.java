package trainyard.core.lint;

import java.util.List;

/**
 * What came of one rule.
 *
 * @param reason why it was skipped; else empty
 * @param findings none unless it failed
 */
public record Outcome(Rule.About rule, Verdict verdict, String reason, List<Finding> findings) {
    public enum Verdict {
        PASS,
        FAIL,
        SKIP
    }

    static Outcome skipped(Rule.About rule, String reason) {
        return new Outcome(rule, Verdict.SKIP, reason, List.of());
    }

    static Outcome of(Rule.About rule, List<Finding> findings) {
        return new Outcome(rule, findings.isEmpty() ? Verdict.PASS : Verdict.FAIL, "", findings);
    }
}
