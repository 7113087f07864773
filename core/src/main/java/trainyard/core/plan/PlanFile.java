package trainyard.core.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.plan.yaml.YamlTree;

/**
 * A plan file that was read: the plan, where everything stands in it, and all that is wrong with it.
 *
 * @param name the file's name for messages
 * @param plan as much as could be understood; empty only where there is no cluster to speak of
 */
public record PlanFile(String name, Optional<Plan> plan, Map<String, Position> positions, List<Problem> problems) {

    /**
     * Reads a file. A file that is missing or is no text is a problem like any other.
     */
    public static PlanFile load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notText) {
            return unreadable(file, "the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            String why = Files.exists(file) ? "the file cannot be read: " + e.getMessage() : "there is no such file";
            return unreadable(file, why, "check the path");
        }
    }

    private static PlanFile unreadable(Path file, String what, String mend) {
        var problem = new Problem(Problem.Severity.ERROR, Position.START, what, mend);
        return new PlanFile(file.toString(), Optional.empty(), Map.of(), List.of(problem));
    }

    /** Reads a plan's text; what is wrong with it, down to what is no YAML, is among the problems. */
    public static PlanFile parse(String name, String text) {
        try {
            return of(name, YamlTree.parse(text.startsWith("\ufeff") ? text.substring(1) : text));
        } catch (YamlSyntaxException broken) {
            var problem = new Problem(
                    Problem.Severity.ERROR,
                    new Position(broken.line(), broken.column()),
                    String.valueOf(broken.getMessage()),
                    "check indentation, quotes and brackets here");
            return new PlanFile(name, Optional.empty(), Map.of(), List.of(problem));
        }
    }

    /** Reads a plan whose text is parsed already. */
    public static PlanFile of(String name, YamlTree tree) {
        var problems = new ArrayList<Problem>();
        Optional<Value> root = new YamlReader(problems).read(tree);
        var check = new ShapeCheck(problems);
        root.ifPresent(value -> check.check("", value, PlanSchema.PLAN));
        Optional<Plan> plan = root.flatMap(PlanReader::read);
        plan.ifPresent(read -> new PlanRules(read, check.positions(), problems).check());
        // What many nodes share, by an alias or a count, is wrong once.
        var told = new HashSet<Problem>();
        List<Problem> once = problems.stream()
                .filter(problem -> told.add(problem.withoutChange()))
                .sorted(Comparator.comparingInt(
                                (Problem problem) -> problem.at().line())
                        .thenComparingInt(problem -> problem.at().column()))
                .toList();
        return new PlanFile(name, plan, check.positions(), once);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** One line a problem, in the file's order. */
    public List<String> lines() {
        return problems.stream().map(problem -> problem.line(name)).toList();
    }
}
