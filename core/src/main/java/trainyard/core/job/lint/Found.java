package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.conf.Place;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Severity;

/** Takes what one rule finds. */
final class Found {
    private final String rule;
    private final List<Finding> findings = new ArrayList<>();

    Found(String rule) {
        this.rule = rule;
    }

    void error(Place at, String message, String mend) {
        add(Severity.ERROR, at, message, mend);
    }

    void warning(Place at, String message, String mend) {
        add(Severity.WARNING, at, message, mend);
    }

    void note(Place at, String message, String mend) {
        add(Severity.NOTE, at, message, mend);
    }

    /** One word of a script can be reached on several ways, and is told of once. */
    void add(Severity severity, Place at, String message, String mend) {
        var finding = new Finding(rule, severity, at, message, mend, "", Optional.empty(), Optional.empty());
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
