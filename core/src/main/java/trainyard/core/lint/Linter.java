package trainyard.core.lint;

import java.util.List;
import java.util.Optional;

/** Puts rules before a configuration. */
public final class Linter {
    private final List<Rule> rules;

    public Linter(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All rules there are. */
    public static Linter all() {
        return new Linter(Rules.ALL);
    }

    public LintReport lint(Configuration configuration) {
        return new LintReport(
                rules.stream().map(rule -> outcome(rule, configuration)).toList());
    }

    private static Outcome outcome(Rule rule, Configuration configuration) {
        Rule.About about = rule.about();
        if (!configuration.version().atLeast(about.since())) {
            return Outcome.skipped(about, "from Slurm " + about.since().release() + " on");
        }
        Optional<String> reason = rule.skip(configuration);
        if (reason.isPresent()) {
            return Outcome.skipped(about, reason.get());
        }
        var findings = new Findings(about);
        rule.check(configuration, findings);
        return Outcome.of(about, findings.found());
    }
}
