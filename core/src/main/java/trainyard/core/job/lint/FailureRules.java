package trainyard.core.job.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a step that fails makes the job fail. */
final class FailureRules {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("failure-hidden", "A failed step fails the job", FailureRules::hidden),
            new ScriptRule("pipe-hides-failure", "A failed step fails its pipeline", FailureRules::piped),
            new ScriptRule("head-under-pipefail", "No pipeline is cut off under pipefail", FailureRules::cutOff));

    private static final Pattern ENDS_AT_ERROR = Pattern.compile("-[a-z]*e[a-z]*");
    /** What does not change whether the job has failed, or says itself how it ends. */
    private static final Pattern ENDING = Pattern.compile("exit|return|exec|wait|fi|done|esac|}|else");

    private FailureRules() {}

    private static boolean endsAtError(BatchScript script) {
        return script.lines().getFirst().matches("#!.*\\s-[a-z]*e[a-z]*\\b.*")
                || script.commands().stream()
                        .filter(FailureRules::isSet)
                        .anyMatch(command -> command.has("errexit")
                                || command.words().stream()
                                        .skip(1)
                                        .anyMatch(word -> ENDS_AT_ERROR
                                                .matcher(word.text())
                                                .matches()))
                || script.commands().stream()
                        .anyMatch(command -> command.program().equals("trap") && command.has("ERR"));
    }

    private static boolean hasPipefail(BatchScript script) {
        return script.commands().stream().anyMatch(command -> isSet(command) && command.has("pipefail"))
                || script.lines().getFirst().matches("#!.*\\bpipefail\\b.*");
    }

    private static boolean isSet(Command command) {
        return command.program().equals("set");
    }

    private static boolean isStep(Command command) {
        return command.program().equals("srun") && !command.has("--help");
    }

    private static void hidden(Subject subject, Found found) {
        BatchScript script = subject.script();
        if (endsAtError(script) || script.text().contains("$?") || script.text().contains("PIPESTATUS")) {
            return;
        }
        List<Command> commands = script.commands();
        for (int i = 0; i < commands.size(); i++) {
            Command step = commands.get(i);
            boolean looksAfter = step.tested()
                    || step.isPiped()
                    || step.after().equals("||")
                    || step.after().equals("&&")
                    || step.after().equals("&");
            Optional<Command> next = commands.stream().skip(i + 1L).findFirst();
            boolean last = next.filter(
                            command -> !ENDING.matcher(command.program()).matches())
                    .isEmpty();
            if (isStep(step) && !looksAfter && !last) {
                found.warning(
                        step.head().at(),
                        "without set -e the script goes on where this srun fails, and the job may end as COMPLETED",
                        "write set -euo pipefail near the top, or || exit behind it");
            } else if (isStep(step) && step.after().equals("&") && waitsForAny(commands)) {
                found.warning(
                        step.head().at(),
                        "a wait without ids succeeds whatever the step does: its failure is lost",
                        "keep its id (pid=$!) and write wait $pid");
            }
        }
    }

    private static boolean waitsForAny(List<Command> commands) {
        return commands.stream()
                .anyMatch(command ->
                        command.program().equals("wait") && command.words().size() == 1);
    }

    private static void piped(Subject subject, Found found) {
        BatchScript script = subject.script();
        if (hasPipefail(script) || script.text().contains("PIPESTATUS")) {
            return;
        }
        script.commands().stream()
                .filter(command -> isStep(command) && command.isPiped())
                .forEach(step -> found.warning(
                        step.head().at(),
                        "a pipeline ends as its last command does: where this srun fails, the job does not",
                        "write set -o pipefail before it, or let --output write the file"));
    }

    private static void cutOff(Subject subject, Found found) {
        BatchScript script = subject.script();
        if (!endsAtError(script) || !hasPipefail(script)) {
            return;
        }
        cutOff(script.commands(), found);
        cutOff(script.substituted(), found);
    }

    private static void cutOff(List<Command> commands, Found found) {
        for (int i = 0; i + 1 < commands.size(); i++) {
            Command first = commands.get(i);
            boolean head = commands.get(i + 1).program().equals("head");
            if (first.program().equals("scontrol") && first.isPiped() && head) {
                found.note(
                        first.head().at(),
                        "head closes the pipe while scontrol may still write: with pipefail and -e the job can end there",
                        "write sed -n 1p instead of head -n 1");
            }
        }
    }
}
