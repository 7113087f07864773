package trainyard.app.config.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trainyard.app.kit.code.LineMark;
import trainyard.core.lint.Finding;
import trainyard.core.lint.PlanLint;
import trainyard.core.lint.Severity;

/** Which lines lint's findings mark, from 1. */
final class Marks {
    private static final String SLURM = "slurm/";

    private Marks() {}

    static Map<Integer, LineMark> inPlan(PlanLint lint) {
        var marks = new HashMap<Integer, LineMark>();
        lint.findings()
                .forEach(finding -> finding.plan()
                        .ifPresent(position -> marks.merge(position.line(), mark(finding), LineMark::and)));
        return marks;
    }

    /** @param file its path in the bundle */
    static Map<Integer, LineMark> inFile(PlanLint lint, String file) {
        var marks = new HashMap<Integer, LineMark>();
        findings(lint, file).forEach(finding -> marks.merge(finding.at().line(), mark(finding), LineMark::and));
        return marks;
    }

    static List<Finding> findings(PlanLint lint, String file) {
        return lint.report().findings().stream()
                .filter(finding -> (SLURM + finding.at().file()).equals(file))
                .toList();
    }

    private static LineMark mark(Finding finding) {
        return new LineMark(
                finding.severity() == Severity.ERROR ? LineMark.Kind.ERROR : LineMark.Kind.WARNING,
                finding.message() + ": " + finding.mend());
    }
}
