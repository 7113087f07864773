package trainyard.core.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.conf.Place;

/** Takes what one rule finds. */
public final class Findings {
    private final Rule.About rule;
    private final List<Finding> found = new ArrayList<>();

    Findings(Rule.About rule) {
        this.rule = rule;
    }

    public void error(Place at, String message, String mend) {
        add(Severity.ERROR, at, message, mend);
    }

    void error(Place at, String message, String mend, Optional<Fix> fix) {
        add(Severity.ERROR, at, message, mend, fix);
    }

    public void warning(Place at, String message, String mend) {
        add(Severity.WARNING, at, message, mend);
    }

    void warning(Place at, String message, String mend, Optional<Fix> fix) {
        add(Severity.WARNING, at, message, mend, fix);
    }

    public void note(Place at, String message, String mend) {
        add(Severity.NOTE, at, message, mend);
    }

    void note(Place at, String message, String mend, Optional<Fix> fix) {
        add(Severity.NOTE, at, message, mend, fix);
    }

    public void add(Severity severity, Place at, String message, String mend) {
        add(severity, at, message, mend, Optional.empty());
    }

    void add(Severity severity, Place at, String message, String mend, Optional<Fix> fix) {
        found.add(new Finding(rule.id(), severity, at, message, mend, rule.check(), Optional.empty(), fix));
    }

    List<Finding> found() {
        return List.copyOf(found);
    }
}
