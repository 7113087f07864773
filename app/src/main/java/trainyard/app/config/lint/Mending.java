package trainyard.app.config.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Fix;
import trainyard.core.plan.Position;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.PlanView;

/** Fixes of findings as one edit of the plan, which is one undo. */
final class Mending {
    private static final int MOST_LETTERS = 60;

    private Mending() {}

    /** @throws EditRefused where the plan has changed so that a fix has no place in it any more */
    static Edit of(FoundRow row, PlanView plan) throws EditRefused {
        String what = row.first().mend();
        return of("Mend: " + cut(what), List.of(row), plan);
    }

    /** All that have exactly one mend. */
    static Edit all(Collection<FoundRow> rows, PlanView plan) throws EditRefused {
        int count = rows.stream().mapToInt(row -> row.fixes().size()).sum();
        return of("Mend: %,d findings".formatted(count), rows, plan);
    }

    private static Edit of(String title, Collection<FoundRow> rows, PlanView plan) throws EditRefused {
        // From the end of the plan to its beginning: what is removed from a list does not move what comes before it.
        List<Finding> backwards = rows.stream()
                .flatMap(row -> row.findings().stream())
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.plan().orElse(Position.START),
                                Comparator.comparingInt(Position::line).thenComparingInt(Position::column))
                        .reversed())
                .toList();
        var edits = new LinkedHashSet<Edit>();
        for (Fix.OfPlan fix : fixes(backwards)) {
            edits.add(fix.edit(plan));
        }
        return new Edit.Several(title, new ArrayList<>(edits));
    }

    private static List<Fix.OfPlan> fixes(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.fix().stream())
                .flatMap(fix -> fix instanceof Fix.OfPlan plan ? Stream.of(plan) : Stream.empty())
                .toList();
    }

    private static String cut(String words) {
        return words.length() <= MOST_LETTERS ? words : words.substring(0, MOST_LETTERS - 1) + "…";
    }
}
