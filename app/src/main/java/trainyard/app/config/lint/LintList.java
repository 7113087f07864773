package trainyard.app.config.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Words;
import trainyard.core.lint.Outcome;
import trainyard.core.lint.Outcome.Verdict;
import trainyard.core.lint.PlanLint;
import trainyard.core.lint.Severity;

/**
 * What lint said of one state, ready to be shown. Holds no node.
 *
 * @param state that it was said of
 * @param rows in the order of their places
 * @param outcomes what came of each rule; none where the plan's own errors keep its files from being made
 */
record LintList(Optional<PlanState> state, List<FoundRow> rows, List<Outcome> outcomes) {
    static final LintList NOTHING = new LintList(Optional.empty(), List.of(), List.of());

    /** How the rows follow one another. */
    enum Order {
        PLACE,
        RULE
    }

    static LintList of(PlanState state, PlanLint lint) {
        return new LintList(
                Optional.of(state),
                Folding.rows(lint.findings(), NodePlaces.of(state)),
                lint.report().outcomes());
    }

    /** How many rules passed, failed and were skipped. */
    String verdictWords() {
        return verdicts().entrySet().stream()
                .map(verdict -> "%,d %s".formatted(verdict.getValue(), verdict.getKey()))
                .collect(Collectors.joining(", "));
    }

    int count(Severity severity) {
        return rows.stream()
                .filter(row -> row.severity() == severity)
                .mapToInt(row -> row.findings().size())
                .sum();
    }

    Map<Verdict, Integer> verdicts() {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        outcomes.forEach(outcome -> counts.merge(outcome.verdict(), 1, Integer::sum));
        return counts;
    }

    /** What is left when only some severities are wanted, and all the words must be found. */
    List<LintItem> items(Set<Severity> severities, Words words, Order order) {
        List<FoundRow> left = rows.stream()
                .filter(row -> severities.contains(row.severity()))
                .filter(row -> words.areIn(
                        row.first().message(), row.first().mend(), row.first().rule(), row.inFile(), row.where()))
                .toList();
        return order == Order.PLACE ? List.copyOf(left) : underHeadings(left);
    }

    private List<LintItem> underHeadings(List<FoundRow> left) {
        var titles = outcomes.stream()
                .collect(Collectors.toMap(
                        outcome -> outcome.rule().id(),
                        outcome -> outcome.rule().title(),
                        (first, second) -> first));
        Map<String, List<FoundRow>> byRule = left.stream()
                .sorted(Comparator.comparing(FoundRow::severity))
                .collect(Collectors.groupingBy(row -> row.first().rule(), LinkedHashMap::new, Collectors.toList()));
        var items = new ArrayList<LintItem>();
        byRule.forEach((rule, rows) -> {
            int count = rows.stream().mapToInt(row -> row.findings().size()).sum();
            items.add(new LintItem.Heading(rule, titles.getOrDefault(rule, "What the plan itself must keep"), count));
            items.addAll(rows);
        });
        return List.copyOf(items);
    }

    /** A sentence for where nothing was found. */
    String soundness() {
        Map<Verdict, Integer> counts = verdicts();
        int skipped = counts.getOrDefault(Verdict.SKIP, 0);
        return "%,d rules passed%s."
                .formatted(
                        counts.getOrDefault(Verdict.PASS, 0),
                        skipped == 0 ? "" : ", %,d had nothing to look at".formatted(skipped));
    }
}
