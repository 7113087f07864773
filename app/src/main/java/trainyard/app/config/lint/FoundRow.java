package trainyard.app.config.lint;

import java.util.List;
import java.util.stream.Stream;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Fix;
import trainyard.core.lint.Severity;
import trainyard.core.slurm.Hostlist;

/**
 * One finding, or many that are alike.
 *
 * @param key tells the row from the others, also in what lint says after an edit
 * @param findings in the order of their places; the first speaks for all
 * @param nodes of the plan that they are about, those that can be told
 */
record FoundRow(String key, List<Finding> findings, List<String> nodes) implements LintItem {
    Finding first() {
        return findings.getFirst();
    }

    Severity severity() {
        return first().severity();
    }

    boolean isFolded() {
        return findings.size() > 1;
    }

    List<Fix.OfPlan> fixes() {
        return findings.stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix instanceof Fix.OfPlan plan ? Stream.of(plan) : Stream.empty())
                .distinct()
                .toList();
    }

    /** Where it stands, in a few words: nodes as a hostlist where there are many. */
    String where() {
        if (isFolded()) {
            String many = "%,d times".formatted(findings.size());
            return nodes.isEmpty() ? many : many + ", " + Hostlist.fold(nodes);
        }
        return first().plan()
                .map(position -> "line " + position.line() + " of the plan")
                .orElseGet(this::inFile);
    }

    /** File and line of the first. */
    String inFile() {
        return first().at().file() + ":" + first().at().line();
    }
}
