package trainyard.core.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.conf.Place;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.Problem;
import trainyard.core.render.Bundle;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/**
 * What is wrong with a plan: its own problems, and what the rules find in the files that it becomes.
 *
 * @param bundle the files that were looked at; empty where the plan's own errors keep it from being rendered
 * @param report the rules' outcomes; without any where there is no bundle
 */
public record PlanLint(List<Finding> problems, Optional<Bundle> bundle, LintReport report) {
    private static final String FOLDER = "slurm/";
    private static final String CHECK = "trainyard plan check";

    public static PlanLint of(PlanFile file, SlurmVersion version, Templates templates) throws RenderException {
        return file.hasErrors() || file.plan().isEmpty()
                ? ofProblems(file, Optional.empty())
                : of(file, Bundle.of(file.plan().get(), version, templates));
    }

    /** @param bundle the files that this very plan was rendered to */
    public static PlanLint of(PlanFile file, Bundle bundle) {
        return new PlanLint(problems(file), Optional.of(bundle), lint(file, bundle));
    }

    /**
     * What can be said of a plan that is not rendered: its own problems.
     *
     * @param why what else keeps it from being rendered, as a sentence
     */
    public static PlanLint ofProblems(PlanFile file, Optional<String> why) {
        var all = new ArrayList<>(problems(file));
        why.ifPresent(sentence -> all.add(new Finding(
                "render",
                Severity.ERROR,
                new Place(file.name(), 1, 1),
                sentence,
                "the plan has no files until then",
                CHECK,
                Optional.empty(),
                Optional.empty())));
        return new PlanLint(List.copyOf(all), Optional.empty(), new LintReport(List.of()));
    }

    private static List<Finding> problems(PlanFile file) {
        return file.problems().stream()
                .map(problem -> finding(file.name(), problem))
                .toList();
    }

    private static LintReport lint(PlanFile file, Bundle bundle) {
        Map<String, String> texts = new LinkedHashMap<>();
        bundle.files().forEach((path, text) -> {
            if (path.startsWith(FOLDER)) {
                texts.put(path.substring(FOLDER.length()), text);
            }
        });
        var configuration = new Configuration(bundle.version(), ConfFolder.read(ConfSource.texts(texts)));
        var origins = new PlanOrigins(file, configuration);
        return new LintReport(Linter.all().lint(configuration).outcomes().stream()
                .map(outcome -> new Outcome(
                        outcome.rule(),
                        outcome.verdict(),
                        outcome.reason(),
                        outcome.findings().stream()
                                .map(finding -> finding.in(origins.of(finding.at()), origins.fix(finding)))
                                .toList()))
                .toList());
    }

    private static Finding finding(String name, Problem problem) {
        return new Finding(
                problem.rule(),
                problem.severity() == Problem.Severity.ERROR ? Severity.ERROR : Severity.WARNING,
                new Place(name, problem.at().line(), problem.at().column()),
                problem.what(),
                problem.mend(),
                CHECK,
                Optional.of(problem.at()),
                problem.change().map(Fix::of));
    }

    /** The plan's own problems first, then what is found in its files. */
    public List<Finding> findings() {
        return Stream.concat(problems.stream(), report.findings().stream()).toList();
    }
}
