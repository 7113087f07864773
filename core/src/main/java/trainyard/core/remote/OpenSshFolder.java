package trainyard.core.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.core.settings.PrivateFiles;

/**
 * A private folder for one OpenSSH connection: its control socket and its settings. The settings are a file rather than
 * options, because ssh hands a file on to the ssh that it starts for a jump host, and options not. Ours come first, and
 * ssh takes the first value that it meets; then the user's own and the system's are read.
 */
record OpenSshFolder(Path path, Path home) implements AutoCloseable {
    static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
    private static final Logger LOG = LoggerFactory.getLogger(OpenSshFolder.class);

    /** Makes the folder, which only its owner may enter. */
    static OpenSshFolder make(Path home) throws IOException {
        return new OpenSshFolder(Files.createTempDirectory("trainyard-"), home);
    }

    Path socket() {
        return path.resolve("control");
    }

    /** Believes these files only, and refuses every other key. */
    Path strictSettings(List<Path> knownHosts, Optional<Path> identity, boolean mayAsk) throws IOException {
        return settings("strict", "yes", knownHosts, identity, mayAsk);
    }

    /** As strict, with a first file that an unknown key may be written into. */
    Path scoutSettings(Path found, List<Path> knownHosts, Optional<Path> identity, boolean mayAsk) throws IOException {
        var files = Stream.concat(Stream.of(found), knownHosts.stream()).toList();
        return settings("scout", "yes", files, identity, mayAsk);
    }

    /** Writes an unknown key into the first file, also a jump host's, but logs in nowhere. */
    Path doorSettings(Path found, List<Path> knownHosts) throws IOException {
        var files = Stream.concat(Stream.of(found), knownHosts.stream()).toList();
        Path file = settings("door", "accept-new", files, Optional.empty(), false);
        Files.writeString(file, "PreferredAuthentications none\n" + Files.readString(file));
        return file;
    }

    @Override
    public void close() {
        try (var files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException stuck) {
            LOG.debug("removing {}", path, stuck);
        }
    }

    private Path settings(String name, String strict, List<Path> knownHosts, Optional<Path> identity, boolean mayAsk)
            throws IOException {
        String files = knownHosts.stream().map(OpenSshFolder::quoted).collect(Collectors.joining(" "));
        String key = identity.map(file -> "IdentityFile " + quoted(file) + "\n").orElse("");
        String text = """
                StrictHostKeyChecking %s
                UserKnownHostsFile %s
                GlobalKnownHostsFile %s
                BatchMode %s
                CheckHostIP no
                HashKnownHosts no
                UpdateHostKeys no
                VerifyHostKeyDNS no
                NumberOfPasswordPrompts 1
                ConnectTimeout 10
                ServerAliveInterval 15
                ServerAliveCountMax 2
                ControlPersist no
                ClearAllForwardings yes
                ForwardAgent no
                ForwardX11 no
                PermitLocalCommand no
                RemoteCommand none
                RequestTTY no
                EscapeChar none
                VisualHostKey no
                %sInclude %s
                Include /etc/ssh/ssh_config
                """.formatted(
                        strict,
                        files,
                        WINDOWS ? "nul" : "/dev/null",
                        mayAsk ? "no" : "yes",
                        key,
                        quoted(home.resolve(".ssh/config")));
        Path file = path.resolve(name);
        PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /** ssh_config(5): quotes for spaces, and a doubled percent sign for one that is meant. */
    private static String quoted(Path file) {
        return "\"" + file.toString().replace("%", "%%") + "\"";
    }
}
