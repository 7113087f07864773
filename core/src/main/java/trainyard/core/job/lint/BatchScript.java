package trainyard.core.job.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.conf.Place;
import trainyard.core.slurm.SlurmVersion;

/**
 * A batch script as far as it can be read without running it.
 *
 * @param text as given, with its placeholders
 * @param lines the same with placeholders replaced, line by line
 * @param assignments in the order of the script, those within tasks last
 * @param substituted commands whose output becomes part of another
 */
record BatchScript(
        String file,
        String text,
        List<String> lines,
        Placeholders placeholders,
        Directives directives,
        List<Command> commands,
        List<Command> substituted,
        List<Assignment> assignments,
        List<Launch> launches,
        Variables variables) {

    static BatchScript read(String file, String text, SlurmVersion version) {
        Placeholders placeholders = Placeholders.read(text);
        String plain = placeholders.text().replace("\r", "");
        List<String> lines = List.of(plain.split("\n", -1));
        Directives directives = Directives.read(file, lines, version);
        var body = ShellReader.read(new Lines(file, 1, plain), false);
        var variables = new Variables(body.assignments());
        var launches = new LaunchReader(version, variables);
        body.commands().forEach(launches::read);
        var assignments = new ArrayList<>(body.assignments());
        body.commands().forEach(command -> assignments.addAll(command.environment()));
        assignments.addAll(launches.inner());
        return new BatchScript(
                file,
                text,
                lines,
                placeholders,
                directives,
                body.commands(),
                substituted(body, file),
                List.copyOf(assignments),
                launches.launches(),
                variables);
    }

    private static List<Command> substituted(ShellReader.Read body, String file) {
        var found = new ArrayList<Command>();
        var words = new ArrayList<Word>();
        body.commands().forEach(command -> words.addAll(command.words()));
        body.assignments().forEach(assignment -> words.add(assignment.word()));
        words.stream()
                .flatMap(word -> word.substitutions().stream())
                .forEach(inner ->
                        found.addAll(ShellReader.read(new Lines(file, inner.at().line(), inner.text()), false)
                                .commands()));
        return List.copyOf(found);
    }

    Place startOf(int line) {
        return new Place(file, line, 1);
    }

    /** What the script sets last under a name, whoever sets it. */
    Optional<Assignment> assigned(String name) {
        return assignments.stream()
                .filter(assignment -> assignment.name().equals(name))
                .reduce((_, later) -> later);
    }

    /** Whether a word stands anywhere in the script, in whatever case. */
    boolean mentions(String word) {
        return Pattern.compile("(?i)(?<![a-z])" + Pattern.quote(word) + "(?![a-z])")
                .matcher(text)
                .find();
    }

    /** Every srun that starts something, once. */
    List<Launch> steps() {
        return launches.stream().filter(launch -> launch.has(Call.Kind.SRUN)).toList();
    }
}
