package trainyard.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import trainyard.core.demo.DemoServer;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.SlurmConfig;
import trainyard.core.live.SlurmQueries;
import trainyard.core.live.Snapshot;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.SettingsFolder;
import trainyard.core.slurm.SlurmVersion;

/** Which cluster a command asks: a stored connection, a host given in full, or the demo. */
final class ClusterChoice {
    private static final Pattern TARGET =
            Pattern.compile("(?<user>[^@\\s]+)@(?<host>[^@:\\s]+|\\[[0-9a-fA-F:]+])(:(?<port>\\d{1,5}))?");

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Way way = new Way();

    @Option(names = "--identity", paramLabel = "FILE", description = "With --host: the private key to log in with.")
    private @Nullable Path identity;

    @Option(
            names = "--known-hosts",
            paramLabel = "FILE",
            description = "With --host: the only file of host keys to trust.")
    private @Nullable Path knownHosts;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    static final class Way {
        @Option(names = "--cluster", paramLabel = "NAME", description = "A connection stored in the console.")
        private @Nullable String name;

        @Option(names = "--host", paramLabel = "USER@HOST[:PORT]", description = "A controller or login node.")
        private @Nullable String host;

        @Option(names = "--demo", description = "The embedded demo cluster.")
        private boolean demo;
    }

    /** What is asked of a cluster, beside a snapshot of it. */
    @FunctionalInterface
    interface Question<T> {
        T ask(RemoteShell shell, Snapshot snapshot) throws RemoteException, InterruptedException;
    }

    /** Asks the cluster once. */
    Snapshot snapshot() throws RemoteException, IOException, InterruptedException {
        return ask((_, snapshot) -> snapshot);
    }

    /** Takes a snapshot and asks on, over the same connection. */
    <T> T ask(Question<T> question) throws RemoteException, IOException, InterruptedException {
        try (var open = open()) {
            return question.ask(open.shell(), open.snapshot());
        }
    }

    /** A way to the cluster; the demo runs until it is closed. */
    OpenCluster open() throws IOException {
        OpenDemo demo = way.demo ? new OpenDemo(Optional.of(DemoServer.start())) : OpenDemo.NONE;
        Connection connection =
                demo.server().map(DemoServer::connection).or(this::connection).orElseThrow(this::none);
        return new OpenCluster(connection, way.name != null, shells().open(connection), demo);
    }

    /**
     * An open way to a cluster.
     *
     * @param stored whether the connection is one of the console's, else the call itself said how to reach the cluster
     */
    record OpenCluster(Connection connection, boolean stored, RemoteShell shell, OpenDemo demo)
            implements AutoCloseable {
        Snapshot snapshot() throws RemoteException, InterruptedException {
            try (var poller = new Poller(shell, Clock.system(ZoneId.systemDefault()), Pace.GENTLE)) {
                return poller.once();
            }
        }

        /** Slurm's version there, by one small question; empty where it does not tell. */
        Optional<SlurmVersion> version() throws RemoteException, InterruptedException {
            return SlurmConfig.parse(
                            shell.run(SlurmQueries.configuration()).orFail().text())
                    .version();
        }

        @Override
        public void close() {
            shell.close();
            demo.close();
        }
    }

    /** How to reach the cluster that was named; empty for the demo and where none was. */
    Optional<Connection> connection() {
        return Optional.ofNullable(way.host)
                .map(host -> given(host, identity, knownHosts, spec))
                .or(() -> Optional.ofNullable(way.name).map(name -> stored(name, spec)));
    }

    /** Whether any cluster was named. */
    boolean isGiven() {
        return way.demo || way.name != null || way.host != null;
    }

    /** Nobody is asked about host keys here: what is not known is refused, with its fingerprint. */
    static Shells shells() {
        return Shells.ofThisUser(
                SettingsFolder.ofThisUser().knownHosts(), HostKeyDecision.REFUSE, TerminalPrompt.ofThisTerminal());
    }

    private ParameterException none() {
        return new ParameterException(
                spec.commandLine(), "say which cluster: --cluster NAME, --host USER@HOST or --demo");
    }

    static Connection stored(String name, CommandSpec spec) {
        Connections connections = Connections.in(SettingsFolder.ofThisUser());
        return connections.find(name).orElseThrow(() -> {
            List<String> known =
                    connections.all().now().stream().map(Connection::name).toList();
            String others = known.isEmpty()
                    ? "none is stored yet: add one in the console, or use --host USER@HOST"
                    : "known are: " + String.join(", ", known);
            return new ParameterException(spec.commandLine(), "there is no connection '" + name + "'; " + others);
        });
    }

    /** A connection that is told in full on the command line. */
    static Connection given(String target, @Nullable Path identity, @Nullable Path knownHosts, CommandSpec spec) {
        var match = TARGET.matcher(target);
        if (!match.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + target + "' is not of the form user@host or user@host:port");
        }
        int port = match.group("port") == null ? 22 : Integer.parseInt(match.group("port"));
        if (port < 1 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "there is no port " + port + "; ports end at 65535");
        }
        // The brackets belong to the way of writing; known_hosts and the network know the address without them.
        String host = match.group("host").replaceAll("[\\[\\]]", "");
        return new Connection(
                target,
                match.group("user"),
                host,
                port,
                Connection.Login.KEY,
                Connection.Client.BUILT_IN,
                Optional.ofNullable(identity),
                Optional.ofNullable(knownHosts),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private record OpenDemo(Optional<DemoServer> server) implements AutoCloseable {
        static final OpenDemo NONE = new OpenDemo(Optional.empty());

        @Override
        public void close() {
            server.ifPresent(DemoServer::close);
        }
    }
}
