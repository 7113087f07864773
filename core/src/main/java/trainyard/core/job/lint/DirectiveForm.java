package trainyard.core.job.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether sbatch takes the script and reads its lines. */
final class DirectiveForm {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("no-shebang", "The first line names an interpreter", DirectiveForm::shebang),
            new ScriptRule("dos-line-breaks", "Lines end as on Linux", DirectiveForm::lineBreaks),
            new ScriptRule(
                    "directive-after-command", "#SBATCH lines stand before the first command", DirectiveForm::late),
            new ScriptRule("directive-form", "#SBATCH is written as sbatch reads it", DirectiveForm::form),
            new ScriptRule("directive-word", "#SBATCH lines hold options and nothing else", DirectiveForm::strays),
            new ScriptRule("spaces-around-equals", "An option and its value hold together", DirectiveForm::spaces));

    private static final Pattern NEARLY = Pattern.compile("(\\s*)#(\\s*)([A-Za-z]{5,8})(\\s+-{1,2}[A-Za-z].*)");
    /** How to submit it, told in a comment. */
    private static final Pattern USAGE = Pattern.compile(".*[\\w>]\\.(?:sh|sbatch|slurm|bash)\\b.*");

    private DirectiveForm() {}

    private static void shebang(Subject subject, Found found) {
        BatchScript script = subject.script();
        String first = script.lines().getFirst();
        boolean rendered = script.text().lines().findFirst().orElse("").equals(first);
        if (rendered && !first.startsWith("#!")) {
            found.error(
                    script.startOf(1),
                    "the script does not begin with #!: sbatch refuses it",
                    "write #!/bin/bash as the first line");
        }
    }

    private static void lineBreaks(Subject subject, Found found) {
        String text = subject.script().text();
        int first = text.indexOf("\r\n");
        if (first >= 0) {
            found.error(
                    new Lines(subject.script().file(), 1, text).place(first),
                    "lines end with a carriage return: sbatch refuses DOS line breaks",
                    "run dos2unix on it, or save it with Unix line ends");
        }
    }

    private static void late(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        directives.lines().stream()
                .filter(directive -> !directive.read())
                .forEach(directive -> found.error(
                        directive.at(),
                        "sbatch stops reading at the first command (line " + directives.bodyLine()
                                + "): this line does nothing",
                        "move it above line " + directives.bodyLine()));
    }

    private static void form(Subject subject, Found found) {
        int body = subject.script().directives().bodyLine();
        List<String> lines = subject.script().lines();
        for (int i = 0; i < (body == 0 ? lines.size() : body - 1); i++) {
            Matcher nearly = NEARLY.matcher(lines.get(i));
            boolean comment = !nearly.matches()
                    || !isNear(nearly.group(3))
                    || lines.get(i).startsWith("#SBATCH")
                    || !nearly.group(2).isEmpty() && !nearly.group(3).equals("SBATCH")
                    || USAGE.matcher(nearly.group(4)).matches();
            if (comment) {
                continue;
            }
            String mend = "write #SBATCH" + nearly.group(4).stripTrailing();
            var at = subject.script().startOf(i + 1);
            boolean spaceAlone = nearly.group(1).isEmpty() && nearly.group(3).equals("SBATCH");
            if (spaceAlone) {
                found.note(
                        at,
                        "with a space after # it is a comment, which sbatch does not read",
                        mend + ", or ## where it is meant to be off");
            } else {
                found.warning(
                        at, "sbatch reads lines that begin with exactly #SBATCH: it takes this for a comment", mend);
            }
        }
    }

    /** SBATCH in any case, or two of its letters changed about, or one missing or too many. */
    private static boolean isNear(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        int[] letters = upper.chars().sorted().toArray();
        int[] own = "SBATCH".chars().sorted().toArray();
        return Arrays.equals(letters, own)
                || upper.matches("SBATC|SBACH|SBTCH|SATCH|BATCH|SBATCHH|SSBATCH|SBBATCH|SBATTCH|SBATCHS");
    }

    private static void strays(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        for (Word stray : directives.strays()) {
            if (!stray.isKnown()) {
                continue;
            }
            String name = stray.text().split("=", 2)[0];
            boolean option = OptionTable.shipped()
                    .named(SlurmOption.Tool.SBATCH, name, subject.version())
                    .isPresent();
            found.error(
                    stray.at(),
                    "'" + stray.text() + "' is no option: sbatch ends with \"Invalid directive found in batch script\"",
                    option ? "write --" + stray.text() : "remove it, or put a value with spaces in quotes");
        }
    }

    private static void spaces(Subject subject, Found found) {
        subject.script()
                .directives()
                .spaced()
                .forEach(directive -> found.error(
                        directive.at(),
                        "a space beside = parts the option from its value: sbatch refuses it",
                        "write --option=value without spaces"));
    }
}
