package trainyard.core.lint;

import java.util.Locale;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Setting;

/** Text that Slurm's parser stops at, whatever keys there are. */
final class NotASetting implements Rule {
    @Override
    public About about() {
        return About.of(
                "not-a-setting",
                "Every line is one that Slurm can read",
                "A line that is no key=value, or a second key after a global one, makes every daemon and client end.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        configuration
                .files()
                .problems()
                .forEach((file, problems) -> problems.stream()
                        .filter(problem -> TopologyYaml.isRead(file, configuration.version()))
                        .forEach(problem -> findings.error(problem.at(), problem.what(), problem.mend())));
        configuration
                .files()
                .lines()
                .forEach((file, lines) -> lines.stream()
                        .filter(line -> line.settings().size() > 1)
                        .filter(line -> KeyTables.shipped().section(file, line).isEmpty())
                        .filter(line -> KeyTables.shipped()
                                .global(file, line.head().key())
                                .isPresent())
                        .filter(line -> !KeyTables.shipped().sections(file).contains(head(line)))
                        .forEach(line -> crowded(line, findings)));
    }

    private static void crowded(ConfLine line, Findings findings) {
        Setting second = line.settings().get(1);
        findings.error(
                second.at(),
                second.key() + " stands on the line of " + line.head().key() + ", which takes one key alone",
                "put it on a line of its own");
    }

    private static String head(ConfLine line) {
        return line.head().key().toLowerCase(Locale.ROOT);
    }
}
