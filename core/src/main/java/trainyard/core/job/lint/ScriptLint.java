package trainyard.core.job.lint;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import trainyard.core.lint.Finding;
import trainyard.core.slurm.SlurmVersion;

/** Says what will go wrong with a batch script. It reads any text, and runs nothing of it. */
public final class ScriptLint {
    private static final List<ScriptRule> RULES = Stream.of(
                    DirectiveForm.RULES,
                    DirectiveOptions.RULES,
                    Contradictions.RULES,
                    FailureRules.RULES,
                    RendezvousRules.RULES,
                    RankRules.RULES,
                    LauncherRules.RULES,
                    StepRules.RULES,
                    ContainerRules.RULES,
                    EnvironmentRules.RULES,
                    List.of(new ScriptRule("placeholder", "The script is no template", ScriptLint::placeholder)))
            .flatMap(List::stream)
            .toList();

    private static final Comparator<Finding> ORDER = Comparator.comparingInt(
                    (Finding finding) -> finding.at().line())
            .thenComparingInt(finding -> finding.at().column())
            .thenComparing(Finding::severity)
            .thenComparing(Finding::rule);

    private ScriptLint() {}

    /** What is wrong wherever the script runs. */
    public static List<Finding> of(String fileName, String text, SlurmVersion version) {
        return of(fileName, text, version, ScriptSite.unknown());
    }

    /** What is wrong with it on a cluster of which something is known, in the order of its lines. */
    public static List<Finding> of(String fileName, String text, SlurmVersion version, ScriptSite site) {
        BatchScript script = BatchScript.read(fileName, text, version);
        var subject = new Subject(script, JobShape.of(script.directives()), version, site);
        return RULES.stream()
                .flatMap(rule -> {
                    var found = new Found(rule.id());
                    rule.check().look(subject, found);
                    return found.findings().stream();
                })
                .sorted(ORDER)
                .toList();
    }

    /** What each rule keeps, by its id. */
    public static Map<String, String> rules() {
        var titles = new LinkedHashMap<String, String>();
        RULES.forEach(rule -> titles.put(rule.id(), rule.title()));
        return titles;
    }

    private static void placeholder(Subject subject, Found found) {
        Placeholders placeholders = subject.script().placeholders();
        if (placeholders.count() > 0) {
            found.note(
                    subject.script().startOf(placeholders.firstLine()),
                    placeholders.count() + (placeholders.count() == 1 ? " placeholder is" : " placeholders are")
                            + " left: one with a default was read as that, others were left alone",
                    "fill them in, and lint what comes of it");
        }
    }
}
