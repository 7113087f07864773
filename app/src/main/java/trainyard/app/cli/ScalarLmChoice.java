package trainyard.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import trainyard.core.job.scalarlm.ScalarLm;
import trainyard.core.job.scalarlm.ScalarLmActions;
import trainyard.core.job.scalarlm.ScalarLmException;
import trainyard.core.job.scalarlm.TokenFile;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;
import trainyard.core.remote.Secret;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.Connection;
import trainyard.core.settings.ScalarLmServer;
import trainyard.core.settings.ScalarLmServers;
import trainyard.core.settings.SettingsFolder;

/** Which ScalarLM server a command asks: a stored one, or an address. */
final class ScalarLmChoice {
    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Which which = new Which();

    @Option(
            names = "--via-cluster",
            paramLabel = "NAME",
            description = "Go through this connection stored in the console: its machine reaches the server.")
    private @Nullable String viaCluster;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token to show, which nobody but you may read (mode 600).")
    private @Nullable Path tokenFile;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    static final class Which {
        @Option(names = "--server", paramLabel = "NAME", description = "A server stored by 'scalarlm add'.")
        private @Nullable String name;

        @Option(names = "--url", paramLabel = "URL", description = "A server's address, such as http://head:8000.")
        private @Nullable URI url;
    }

    /** A way to the server, and the server as it was chosen. */
    OpenServer open() throws ScalarLmException, RemoteException, InterruptedException {
        ScalarLmServer chosen = chosen();
        Optional<Connection> through = chosen.viaCluster().map(name -> ClusterChoice.stored(name, spec));
        Optional<Secret> token = chosen.tokenFile().isPresent()
                ? Optional.of(TokenFile.read(chosen.tokenFile().get()))
                : Optional.empty();
        Optional<RemoteShell> shell = through.map(ClusterChoice.shells()::open);
        var way = new Way(shell, token);
        try {
            ScalarLm server = shell.isPresent()
                    ? ScalarLm.behind(shell.get(), chosen.uri(), token)
                    : ScalarLm.at(chosen.uri(), token);
            return new OpenServer(
                    chosen.name(), server, through.map(Connection::readOnly).orElse(false), way);
        } catch (ScalarLmException | RemoteException | InterruptedException | RuntimeException failed) {
            way.close();
            throw failed;
        }
    }

    private ScalarLmServer chosen() {
        ScalarLmServer base;
        if (which.url != null) {
            base = new ScalarLmServer(which.url.toString(), which.url, Optional.empty(), Optional.empty());
        } else if (which.name != null) {
            base = stored(which.name);
        } else {
            throw new ParameterException(spec.commandLine(), "say which server: --server NAME or --url URL");
        }
        return new ScalarLmServer(
                base.name(),
                base.uri(),
                Optional.ofNullable(viaCluster).or(base::viaCluster),
                Optional.ofNullable(tokenFile).or(base::tokenFile));
    }

    private ScalarLmServer stored(String name) {
        ScalarLmServers servers = ScalarLmServers.in(SettingsFolder.ofThisUser());
        servers.warning().ifPresent(warning -> spec.commandLine().getErr().println("trainyard: " + warning));
        return servers.find(name).orElseThrow(() -> {
            String known = servers.all().stream().map(ScalarLmServer::name).collect(Collectors.joining(", "));
            String others =
                    known.isEmpty() ? "none is stored yet: trainyard scalarlm add NAME URL" : "known are: " + known;
            return new ParameterException(spec.commandLine(), "there is no server '" + name + "'; " + others);
        });
    }

    /**
     * An open way to a server.
     *
     * @param readOnly whether the connection that it leads through allows no actions
     */
    record OpenServer(String name, ScalarLm server, boolean readOnly, Way way) implements AutoCloseable {
        ScalarLmActions actions() {
            var audit = AuditLog.in(SettingsFolder.ofThisUser());
            return new ScalarLmActions(server, name, readOnly, audit, InstantSource.system());
        }

        @Override
        public void close() {
            server.close();
            way.close();
        }
    }

    private record Way(Optional<RemoteShell> shell, Optional<Secret> token) implements AutoCloseable {
        @Override
        public void close() {
            shell.ifPresent(RemoteShell::close);
            token.ifPresent(Secret::close);
        }
    }
}
