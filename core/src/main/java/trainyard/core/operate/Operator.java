package trainyard.core.operate;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import trainyard.core.operate.Action.Step;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;

/**
 * Runs actions on one cluster, one command after the other, and tells what became of each target. Nothing is run on a
 * read-only connection, and nothing that the audit log has not taken down before.
 */
public final class Operator {
    /** A scheduling pass can hold slurmctld's locks for tens of seconds on a large cluster. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int LONGEST_SAID = 2_000;

    private final RemoteShell shell;
    private final Connection connection;
    private final AuditLog audit;
    private final InstantSource clock;

    public Operator(RemoteShell shell, Connection connection, AuditLog audit, InstantSource clock) {
        this.shell = shell;
        this.connection = connection;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The commands that {@link #run} runs, in their order. Only where Slurm refuses a list of nodes without saying which
     * one it means does the same command follow for each node of the list alone.
     */
    public List<Command> commands(Action action) {
        return commands(action, connection.sudo());
    }

    /** The same for any cluster; with {@code sudo -n} before each, or without. */
    public static List<Command> commands(Action action, boolean sudo) {
        return action.steps().stream().map(step -> command(step, sudo)).toList();
    }

    private static Command command(Step step, boolean sudo) {
        var words = new ArrayList<String>();
        if (sudo) {
            words.addAll(List.of("sudo", "-n"));
        }
        words.addAll(step.words());
        return Command.of(PATIENCE, words);
    }

    /**
     * Does it, on a background thread. Interrupting the thread ends it between two commands, or breaks off the one under
     * way.
     *
     * @param progress hears each verdict as it comes
     * @return the verdicts on all targets
     * @throws NotAllowedException before anything was run: the connection is read-only, or the audit log cannot be written
     */
    public List<Verdict> run(Action action, Consumer<Verdict> progress)
            throws NotAllowedException, InterruptedException {
        new AuditedShell(shell, connection, audit, clock).check();
        return new Run(action, progress).all();
    }

    /** One action under way. */
    private final class Run {
        private final Action action;
        private final Consumer<Verdict> progress;
        private final List<Verdict> verdicts = new ArrayList<>();
        private String broken = "";

        Run(Action action, Consumer<Verdict> progress) {
            this.action = action;
            this.progress = progress;
        }

        List<Verdict> all() throws InterruptedException {
            for (Step step : action.steps()) {
                if (broken.isEmpty()) {
                    step(step);
                } else {
                    tell(step, Verdict.Status.NOT_RUN, broken);
                }
            }
            return List.copyOf(verdicts);
        }

        private void step(Step step) throws InterruptedException {
            Command command = command(step, connection.sudo());
            AuditEntry begun;
            try {
                begun = audit.begin(entry(step, command));
            } catch (IOException full) {
                broken = "Not run, since the audit log cannot be written: " + AuditLog.reason(full) + ".";
                tell(step, Verdict.Status.NOT_RUN, broken);
                return;
            }
            try {
                CommandResult result = shell.run(command);
                judge(step, begun, result);
            } catch (RemoteException lost) {
                broken = "Not run, since the command before had no answer: "
                        + lost.problem().sentence();
                log(begun.ended(Verdict.Status.UNKNOWN.word(), lost.problem().sentence(), clock.instant()));
                tell(step, Verdict.Status.UNKNOWN, lost.problem().sentence());
            } catch (InterruptedException cancelled) {
                log(begun.ended(Verdict.Status.UNKNOWN.word(), "broken off by the user", clock.instant()));
                throw cancelled;
            }
        }

        private void judge(Step step, AuditEntry begun, CommandResult result) throws InterruptedException {
            Answer answer = Answer.of(result);
            List<Verdict> here = step.targets().stream()
                    .map(target -> verdict(answer, step, target))
                    .toList();
            boolean done = here.stream().allMatch(Verdict::isDone);
            String word = (done ? Verdict.Status.DONE : Verdict.Status.REFUSED).word();
            log(begun.ended(word, cut(answer.said()), clock.instant()));
            if (answer.isUnclear(step) && !Refusal.of(answer.said()).isForAll()) {
                for (String target : step.targets()) {
                    step(Steps.step(action, List.of(target)));
                }
            } else {
                here.forEach(this::tell);
            }
        }

        private Verdict verdict(Answer answer, Step step, String target) {
            return answer.refusal(step, target)
                    .map(no -> new Verdict(
                            target,
                            Verdict.Status.REFUSED,
                            Refusal.sentence(no.why(), action, no.id(), shell.target())))
                    .orElseGet(() -> new Verdict(target, Verdict.Status.DONE, ""));
        }

        private AuditEntry entry(Step step, Command command) {
            return AuditEntry.of(
                    clock.instant(), connection.name(), shell.target(), action.word(), step.targets(), command.words());
        }

        private void log(AuditEntry entry) {
            try {
                audit.end(entry);
            } catch (IOException full) {
                broken = "Not run, since the audit log cannot be written: " + AuditLog.reason(full) + ".";
            }
        }

        private void tell(Step step, Verdict.Status status, String sentence) {
            step.targets().forEach(target -> tell(new Verdict(target, status, sentence)));
        }

        private void tell(Verdict verdict) {
            verdicts.add(verdict);
            progress.accept(verdict);
        }
    }

    private static String cut(String said) {
        return said.length() <= LONGEST_SAID ? said : said.substring(0, LONGEST_SAID) + "...";
    }
}
