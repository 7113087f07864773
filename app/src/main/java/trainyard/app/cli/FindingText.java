package trainyard.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.conf.TextEdit;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Fix;
import trainyard.core.lint.Severity;

/** Findings of any linter, for people and as JSON. */
final class FindingText {
    private FindingText() {}

    static List<Map<String, Object>> fields(List<Finding> findings) {
        return findings.stream().map(FindingText::fields).toList();
    }

    private static Map<String, Object> fields(Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("rule", finding.rule());
        fields.put("severity", finding.severity().word());
        fields.put("file", finding.at().file());
        fields.put("line", finding.at().line());
        fields.put("column", finding.at().column());
        fields.put("message", finding.message());
        fields.put("mend", finding.mend());
        fields.put("check", finding.check());
        finding.plan().ifPresent(position -> fields.put("plan_line", position.line()));
        finding.fix().ifPresent(fix -> fields.put("fix", fields(fix)));
        return fields;
    }

    private static Object fields(Fix fix) {
        return switch (fix) {
            case Fix.OfPlan plan -> {
                var fields = new LinkedHashMap<String, Object>();
                fields.put("path", plan.path().toString());
                switch (plan) {
                    case Fix.Plan(var _, var value) -> value.ifPresent(data -> fields.put("value", data.shown()));
                    case Fix.Rename(var _, var to) -> fields.put("rename_to", to);
                    case Fix.Append(var _, var item) -> fields.put("append", item.shown());
                }
                yield fields;
            }
            case Fix.Text text -> text.edits().stream().map(FindingText::fields).toList();
        };
    }

    private static Map<String, Object> fields(TextEdit edit) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", edit.from().file());
        fields.put("line", edit.from().line());
        fields.put("column", edit.from().column());
        fields.put("end_line", edit.to().line());
        fields.put("end_column", edit.to().column());
        fields.put("text", edit.text());
        return fields;
    }

    /** File by file, two lines a finding. */
    static Stream<String> lines(List<Finding> findings) {
        Map<String, List<Finding>> byFile = findings.stream()
                .collect(
                        Collectors.groupingBy(finding -> finding.at().file(), LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .flatMap(file -> Stream.concat(
                        Stream.of(file.getKey()), file.getValue().stream().flatMap(FindingText::lines)));
    }

    private static Stream<String> lines(Finding finding) {
        String planLine = finding.plan()
                .filter(_ -> finding.at().file().endsWith(".conf"))
                .map(position -> ", line " + position.line() + " of the plan")
                .orElse("");
        String first = "  " + finding.at().line() + ":" + finding.at().column() + "  "
                + finding.severity().word() + "  " + finding.message() + "  [" + finding.rule() + planLine + "]";
        String mends = finding.fix().filter(Fix.Text.class::isInstance).isPresent() ? " (--fix does it)" : "";
        return Stream.of(first, "        " + finding.mend() + mends);
    }

    /** How many there are of each severity. */
    static String summary(List<Finding> findings) {
        return Stream.of(Severity.values())
                .map(severity -> {
                    long number = count(findings, severity);
                    return number + " " + severity.word() + (number == 1 ? "" : "s");
                })
                .collect(Collectors.joining(", "));
    }

    static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
