package trainyard.core.lint;

import java.util.Comparator;
import java.util.List;

/** What lint says of a configuration: one outcome a rule. */
public record LintReport(List<Outcome> outcomes) {
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.at().file())
            .thenComparingInt(finding -> finding.at().line())
            .thenComparingInt(finding -> finding.at().column())
            .thenComparing(Finding::severity)
            .thenComparing(Finding::rule);

    /** All findings, file by file in the order of their lines. */
    public List<Finding> findings() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.findings().stream())
                .sorted(ORDER)
                .toList();
    }

    public boolean hasErrors() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.findings().stream())
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
