package trainyard.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.plan.Plan;
import trainyard.core.provision.Order;
import trainyard.core.provision.ProvisionOptions;
import trainyard.core.provision.Provisioner;
import trainyard.core.provision.Reach;
import trainyard.core.provision.Run;
import trainyard.core.provision.RunReport;
import trainyard.core.provision.Runs;
import trainyard.core.provision.preflight.Check;
import trainyard.core.provision.preflight.Preflight;
import trainyard.core.remote.LocalShell;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.SettingsFolder;

@Command(
        name = "provision",
        description = {
            "Build the cluster that a plan describes: Ansible runs here, or on a deploy host.",
            "The run goes on when this command is ended; --attach follows it again, --cancel ends it.",
            "The exit status is ansible-playbook's: 0 done, 2 a host failed, 4 a host was not reached; 130 cancelled."
        },
        mixinStandardHelpOptions = true)
final class ProvisionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "The plan file.")
    private @Nullable Path plan;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Earlier earlier = new Earlier();

    @Option(
            names = "--slurm",
            paramLabel = "VERSION",
            description = "The version of Slurm: 22.05, 24.11 or 26.05. Without it, the plan's own, else 24.11.")
    private @Nullable String version;

    @Option(names = "--playbook", paramLabel = "NAME", description = "site (the usual), validate, or one of a role.")
    private String playbook = "site";

    @Option(names = "--limit", split = ",", paramLabel = "HOSTS", description = "Only these hosts or groups.")
    private List<String> limit = List.of();

    @Option(names = "--tags", split = ",", paramLabel = "TAGS", description = "Only tasks with one of these tags.")
    private List<String> tags = List.of();

    @Option(names = "--skip-tags", split = ",", paramLabel = "TAGS", description = "No task with one of these tags.")
    private List<String> skipTags = List.of();

    @Option(names = "--check", description = "Change nothing, only say what would change.")
    private boolean check;

    @Option(names = "--diff", description = "Show how files change.")
    private boolean diff;

    @Option(names = "--forks", paramLabel = "N", description = "How many hosts at a time.")
    private @Nullable Integer forks;

    @Option(names = "-v", description = "Show all that Ansible prints; up to -vvvv, the more the longer.")
    private boolean[] verbose = {};

    @Option(names = "--preflight", description = "Only look at the machines: login, sudo, Python, disk, clock, names.")
    private boolean preflight;

    @Option(names = "--skip-preflight", description = "Begin without that look.")
    private boolean skipPreflight;

    @Option(names = "--json-events", description = "Print what happens as JSON lines, and nothing else.")
    private boolean json;

    @Option(
            names = "--ask-become-password",
            description = "Ask for the password for sudo; without a terminal it is read from standard input.")
    private boolean askPassword;

    @Option(names = "--before", paramLabel = "COMMAND", description = "Run this first, its output in the same log.")
    private String before = "";

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "The private key for the machines, where Ansible runs.")
    private @Nullable String identity;

    @Option(
            names = "--known-hosts",
            paramLabel = "FILE",
            description = "The only file of the machines' host keys to trust, where Ansible runs.")
    private @Nullable String knownHosts;

    @Option(
            names = "--ansible",
            paramLabel = "COMMAND",
            description = "What starts ansible-playbook; the environment variable TRAINYARD_ANSIBLE says the same.",
            defaultValue = "${env:TRAINYARD_ANSIBLE:-ansible-playbook}")
    private String ansible = "ansible-playbook";

    @Option(
            names = "--deploy-host",
            paramLabel = "NAME|USER@HOST[:PORT]",
            description = "Run Ansible there: a connection stored in the console, or a machine.")
    private @Nullable String deployHost;

    @Option(names = "--deploy-identity", paramLabel = "FILE", description = "The private key for the deploy host.")
    private @Nullable Path deployIdentity;

    @Option(names = "--deploy-known-hosts", paramLabel = "FILE", description = "The deploy host's key is in this file.")
    private @Nullable Path deployKnownHosts;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class Earlier {
        @Option(names = "--runs", description = "List the runs that are kept.")
        private boolean list;

        @Option(names = "--attach", paramLabel = "ID", description = "Follow a run that was begun before.")
        private @Nullable String attach;

        @Option(names = "--cancel", paramLabel = "ID", description = "End a run.")
        private @Nullable String cancel;

        @Option(
                names = "--retry",
                paramLabel = "ID",
                description = "Run again for the hosts that failed or were not reached in that run.")
        private @Nullable String retry;
    }

    @Override
    public Integer call() throws Exception {
        Runs runs = Runs.in(SettingsFolder.ofThisUser());
        var provisioner = new Provisioner(runs, AuditLog.in(SettingsFolder.ofThisUser()), InstantSource.system());
        if (earlier.list) {
            RunTable.print(runs.all(), spec.commandLine().getOut());
            return 0;
        }
        if (earlier.cancel != null) {
            Run run = find(runs, earlier.cancel);
            try (var shell = shell(run.where().connection())) {
                provisioner.cancel(run, shell);
            }
            return 0;
        }
        if (earlier.attach != null) {
            Run run = find(runs, earlier.attach);
            try (var shell = shell(run.where().connection())) {
                return follow(run, provisioner, runs, shell);
            }
        }
        return begin(provisioner, runs);
    }

    private int begin(Provisioner provisioner, Runs runs) throws Exception {
        if (plan == null) {
            throw new ParameterException(spec.commandLine(), "say which plan: trainyard provision PLAN");
        }
        var rendered = GivenPlan.render(plan, version, spec);
        if (rendered.isEmpty()) {
            return 1;
        }
        var order = new Order(
                rendered.get().plan().name(),
                plan.toAbsolutePath(),
                rendered.get().bundle(),
                options(runs),
                new Reach(words(ansible), absolute(identity), absolute(knownHosts)),
                Optional.ofNullable(deployHost));
        try (var shell = shell(order.where());
                var password = new Password(askPassword ? Optional.of(password()) : Optional.empty())) {
            if (preflight || !skipPreflight && before.isBlank()) {
                boolean good = isReady(rendered.get().plan(), order, shell, password.secret());
                if (preflight || !good) {
                    return good ? 0 : 1;
                }
            }
            Run run = provisioner.start(order, shell, password.secret());
            if (!json) {
                RunProse.begun(run, spec.commandLine().getOut());
            }
            return follow(run, provisioner, runs, shell);
        }
    }

    /** Before a command that may make the machines there is nothing to look at. */
    private boolean isReady(Plan read, Order order, RemoteShell shell, Optional<Secret> password) throws Exception {
        var checks = new Preflight(read, order.reach(), shell, InstantSource.system())
                .run(order.options().limit(), password);
        boolean good = checks.stream().noneMatch(check -> check.result() == Check.Result.FAIL);
        if (preflight && !json) {
            PreflightTable.print(checks, spec.commandLine().getOut());
        } else if (!good) {
            PreflightTable.failures(checks, spec.commandLine().getErr());
        }
        return good;
    }

    private ProvisionOptions options(Runs runs) throws IOException {
        var options = new ProvisionOptions(
                playbook,
                limit,
                tags,
                skipTags,
                check,
                diff,
                verbose.length,
                forks == null ? OptionalInt.empty() : OptionalInt.of(forks),
                askPassword,
                ProvisionOptions.before(before));
        if (earlier.retry == null) {
            return options;
        }
        List<String> failed = RunReport.of(find(runs, earlier.retry)).failedHosts();
        if (failed.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no host failed in run " + earlier.retry + ": there is none to retry");
        }
        return options.retry(failed);
    }

    private int follow(Run run, Provisioner provisioner, Runs runs, RemoteShell shell) throws Exception {
        var out = spec.commandLine().getOut();
        var told = json ? new JsonEvents(out) : new RunProse(out, run.options().verbosity() > 0);
        Run.End end = provisioner.follow(run, shell, told);
        RunReport report = RunReport.of(find(runs, run.id()));
        if (json) {
            report.trouble().ifPresent(spec.commandLine().getErr()::println);
        } else {
            RunTable.end(run.id(), report, out);
        }
        return end.status() == 0 && !end.isGood() ? 1 : end.status();
    }

    private Run find(Runs runs, String id) throws IOException {
        return runs.find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no run " + id + "; trainyard provision --runs lists them"));
    }

    private RemoteShell shell(Optional<String> where) {
        return where.<RemoteShell>map(name -> ClusterChoice.shells().open(connection(name)))
                .orElseGet(LocalShell::new);
    }

    private Connection connection(String name) {
        return Connections.in(SettingsFolder.ofThisUser())
                .find(name)
                .orElseGet(() -> ClusterChoice.given(name, deployIdentity, deployKnownHosts, spec));
    }

    private static List<String> words(String command) {
        return List.of(command.strip().split("\\s+"));
    }

    /** A path of this machine is made whole, since Ansible works in another folder; a deploy host's stays as it is. */
    private Optional<String> absolute(@Nullable String file) {
        return Optional.ofNullable(file)
                .map(path -> deployHost == null ? Path.of(path).toAbsolutePath().toString() : path);
    }

    private Secret password() throws IOException, InterruptedException {
        var prompt = TerminalPrompt.ofThisTerminal();
        if (prompt != SecretPrompt.NOBODY) {
            return prompt.ask(new SecretPrompt.Prompt("Password for sudo on the machines", false))
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "no password was given"));
        }
        var line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        if (line == null) {
            throw new ParameterException(spec.commandLine(), "no password came on standard input");
        }
        return new Secret(line.toCharArray());
    }

    /** Wiped as soon as the run has ended. */
    private record Password(Optional<Secret> secret) implements AutoCloseable {
        @Override
        public void close() {
            secret.ifPresent(Secret::close);
        }
    }
}
