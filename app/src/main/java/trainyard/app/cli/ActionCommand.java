package trainyard.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import trainyard.app.cli.ClusterChoice.OpenCluster;
import trainyard.core.operate.Action;
import trainyard.core.operate.Impact;
import trainyard.core.operate.Operator;
import trainyard.core.operate.Verdict;
import trainyard.core.remote.Command;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.SettingsFolder;

/**
 * What the commands that change a cluster have in common. A call with {@code --host} is a wish to act; a stored
 * connection must have actions allowed.
 */
abstract class ActionCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Option(names = "--dry-run", description = "Print the commands, and run nothing.")
    private boolean dryRun;

    @Option(
            names = "--sudo",
            description = "Run the commands through 'sudo -n' there, for a user whom Slurm knows as no operator.")
    private boolean sudo;

    @Option(names = "--yes", description = "Do not ask before work is lost on more than one node or job.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * What is asked for.
     *
     * @throws IllegalArgumentException where the call asks for something that cannot be; the message says what
     */
    abstract Action action();

    @Override
    public final Integer call() throws Exception {
        Action action;
        try {
            action = action();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
        if (dryRun) {
            boolean asRoot = sudo || cluster.connection().map(Connection::sudo).orElse(false);
            Operator.commands(action, asRoot).forEach(this::print);
            return 0;
        }
        boolean many = action.isDestructive() && action.targets().size() > 1 && !yes;
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (many && terminal.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + action.word() + "' would cost work on "
                            + action.targets().size()
                            + " at once, and there is no terminal to ask at: look at it with --dry-run, then add --yes");
        }
        try (OpenCluster open = cluster.open()) {
            if (many && !isConfirmed(action, open, terminal.orElseThrow())) {
                spec.commandLine().getErr().println("trainyard: nothing was done.");
                return 1;
            }
            return run(action, open);
        }
    }

    private int run(Action asked, OpenCluster open) throws Exception {
        Optional<DrainReminder> reminder = DrainReminder.of(asked, open);
        Action action = reminder.<Action>map(DrainReminder::drain).orElse(asked);
        Connection stored = open.connection();
        Connection connection = stored.with(open.stored() && stored.readOnly(), sudo || stored.sudo());
        var audit = AuditLog.in(SettingsFolder.ofThisUser());
        List<Verdict> verdicts = new Operator(open.shell(), connection, audit, InstantSource.system())
                .run(action, verdict -> print(action, verdict));
        if (reminder.isPresent()) {
            spec.commandLine().getErr().println("trainyard: " + reminder.get().keep(verdicts));
            spec.commandLine().getErr().flush();
        }
        return verdicts.stream().allMatch(Verdict::isDone) ? 0 : 1;
    }

    private boolean isConfirmed(Action action, OpenCluster open, Console terminal) throws Exception {
        Impact impact = Impact.of(action, open.snapshot());
        String loses = impact.loses().isEmpty()
                ? ""
                : " %d jobs of %d users lose their work."
                        .formatted(impact.loses().size(), impact.owners());
        String answer = terminal.readLine(
                "%s on %s: %d, %s.%s Go on? [y/N] ",
                action.word(),
                open.connection().name(),
                action.targets().size(),
                String.join(" ", action.targets()),
                loses);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private void print(Command command) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(command.line());
        out.flush();
    }

    private void print(Action action, Verdict verdict) {
        PrintWriter to = verdict.isDone()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        to.println(
                verdict.isDone()
                        ? verdict.target() + ": " + action.word() + ": done"
                        : "trainyard: " + verdict.target() + ": " + action.word() + ": "
                                + verdict.status().word() + ": " + verdict.sentence());
        to.flush();
    }
}
