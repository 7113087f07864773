package trainyard.core.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** Logs in with private keys from files; asks for the passphrase of an encrypted one, once. */
final class KeyLogin implements BuiltInLogin {
    private static final int ANSWERS = 3;

    private final List<Path> files;
    private final SecretPrompt prompt;
    private @Nullable List<KeyPair> keys;

    private KeyLogin(List<Path> files, SecretPrompt prompt) {
        this.files = files;
        this.prompt = prompt;
    }

    static KeyLogin of(Path identity, SecretPrompt prompt) {
        return new KeyLogin(List.of(identity), prompt);
    }

    /** With the keys that ssh itself would try (ssh_config(5), IdentityFile). */
    static KeyLogin ofDefaults(Path sshFolder, SecretPrompt prompt) {
        return new KeyLogin(
                Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                        .map(sshFolder::resolve)
                        .toList(),
                prompt);
    }

    @Override
    public void check() throws RemoteException {
        if (present().isEmpty()) {
            throw new RemoteException(new RemoteProblem.Misconfigured(
                    files.size() == 1
                            ? "The key file " + files.getFirst() + " is not there. Choose another in the connection."
                            : "There is no key in " + files.getFirst().getParent()
                                    + ". Choose a key file in the connection, or make one with ssh-keygen."));
        }
    }

    @Override
    public synchronized List<AuthMethod> methods() throws RemoteException, InterruptedException {
        var loaded = keys;
        if (loaded == null) {
            loaded = load();
            keys = loaded;
        }
        return loaded.stream()
                .<AuthMethod>map(key -> new AuthPublickey(new KeyPairWrapper(key)))
                .toList();
    }

    @Override
    public boolean refused() {
        return false;
    }

    @Override
    public String tried() {
        return files.stream()
                .filter(Files::isReadable)
                .map(Path::toString)
                .collect(Collectors.joining(", ", "the key ", ""));
    }

    @Override
    public synchronized void close() {
        keys = null;
    }

    private List<Path> present() {
        return files.stream().filter(Files::exists).toList();
    }

    private List<KeyPair> load() throws RemoteException, InterruptedException {
        var loaded = new ArrayList<KeyPair>();
        for (Path file : present()) {
            loaded.add(load(file));
        }
        return List.copyOf(loaded);
    }

    private KeyPair load(Path file) throws RemoteException, InterruptedException {
        var plain = read(file, null);
        if (plain.isPresent()) {
            return plain.get();
        }
        for (int attempt = 0; attempt < ANSWERS; attempt++) {
            var given = prompt.ask(new SecretPrompt.Passphrase(file, attempt > 0));
            if (given.isEmpty()) {
                break;
            }
            try (Secret passphrase = given.get()) {
                var key = read(file, passphrase);
                if (key.isPresent()) {
                    return key.get();
                }
            }
        }
        throw new RemoteException(new RemoteProblem.Misconfigured(
                "The key " + file + " is locked, and its passphrase was not given. Connect again to be asked anew."));
    }

    /** The key, or empty where it needs a passphrase other than this. */
    private static Optional<KeyPair> read(Path file, @Nullable Secret passphrase) throws RemoteException {
        var finder = new Finder(passphrase);
        try (var reader = new SSHClient(new ModernAlgorithms())) {
            var key = reader.loadKeys(file.toString(), finder);
            return Optional.of(new KeyPair(key.getPublic(), key.getPrivate()));
        } catch (IOException | RuntimeException failure) {
            if (finder.asked) {
                return Optional.empty();
            }
            throw new RemoteException(
                    new RemoteProblem.Misconfigured(file + " is not a private key that the console can read ("
                            + Failures.reason(failure) + "). Choose another in the connection."),
                    failure);
        }
    }

    private static final class Finder implements PasswordFinder {
        private final @Nullable Secret passphrase;
        private boolean asked;

        Finder(@Nullable Secret passphrase) {
            this.passphrase = passphrase;
        }

        @Override
        public char[] reqPassword(Resource<?> resource) {
            asked = true;
            return passphrase == null ? new char[0] : passphrase.copy();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
