package trainyard.core.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.settings.PrivateFiles;

/**
 * Whether a machine is the one it says: strict, and the same for both clients. A known key passes, an unknown one only
 * when a person accepts it, a changed or revoked one never.
 *
 * <p>A machine with known keys that shows a key of yet another kind counts as changed: the kinds that are known are
 * asked for first, so the true machine would have shown one of them.
 */
final class HostKeyPolicy {
    // Two connections may accept a key into the same file at once.
    private static final Object WRITING = new Object();

    private final List<Path> files;
    private final Path accepted;
    private final HostKeyDecision decision;

    /**
     * @param files known_hosts files that are believed
     * @param accepted the one of them that accepted keys are written to
     */
    HostKeyPolicy(List<Path> files, Path accepted, HostKeyDecision decision) {
        this.files = List.copyOf(files);
        this.accepted = accepted;
        this.decision = decision;
    }

    List<Path> files() {
        return files;
    }

    /** The kinds of key that the files hold for a machine. */
    List<String> knownTypes(String host, int port) throws RemoteException {
        return read().stream()
                .flatMap(known -> known.of(host, port).stream())
                .filter(entry -> !entry.revoked())
                .map(KnownHosts.Entry::type)
                .distinct()
                .toList();
    }

    /** What speaks against the key: nothing where it is known. Asks nobody. */
    Optional<RemoteProblem> objection(HostKey key) throws RemoteException {
        boolean known = false;
        Optional<RemoteProblem> changed = Optional.empty();
        for (var file : read()) {
            for (var entry : file.of(key.host(), key.port())) {
                boolean same = entry.base64().equals(key.base64());
                if (entry.revoked() && same) {
                    return Optional.of(new RemoteProblem.RevokedHostKey(
                            key.knownAs(),
                            key.type(),
                            key.fingerprint(),
                            file.file().toString()));
                }
                known |= same;
                if (!entry.revoked() && !same && changed.isEmpty()) {
                    changed = Optional.of(new RemoteProblem.ChangedHostKey(
                            key.knownAs(),
                            key.type(),
                            key.fingerprint(),
                            file.file().toString()));
                }
            }
        }
        if (known) {
            return Optional.empty();
        }
        return changed.or(
                () -> Optional.of(new RemoteProblem.UnknownHostKey(key.knownAs(), key.type(), key.fingerprint())));
    }

    /**
     * Lets the key pass, asking a person where it is unknown and remembering what they accept.
     *
     * @throws RemoteException where it may not pass
     */
    void admit(HostKey key) throws RemoteException, InterruptedException {
        var objection = objection(key);
        if (objection.isEmpty()) {
            return;
        }
        if (!(objection.get() instanceof RemoteProblem.UnknownHostKey) || !decision.accept(key)) {
            throw new RemoteException(objection.get());
        }
        remember(key);
    }

    private void remember(HostKey key) throws RemoteException {
        synchronized (WRITING) {
            try {
                String before = Files.exists(accepted) ? Files.readString(accepted, StandardCharsets.ISO_8859_1) : "";
                String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
                String after = before + gap + key.knownHostsLine() + "\n";
                PrivateFiles.write(accepted, after.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException failure) {
                throw new RemoteException(
                        new RemoteProblem.FileFailed(accepted.toString(), Failures.reason(failure)), failure);
            }
        }
    }

    private List<KnownHosts> read() throws RemoteException {
        var all = new ArrayList<KnownHosts>();
        for (Path file : files) {
            try {
                all.add(KnownHosts.read(file));
            } catch (IOException unreadable) {
                throw new RemoteException(
                        new RemoteProblem.Misconfigured(file + " cannot be read, so no host key can be checked: "
                                + Failures.reason(unreadable)),
                        unreadable);
            }
        }
        return all;
    }
}
