package trainyard.core.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out the unknown host keys on the way to a target, through ssh itself, so that aliases and jump hosts hold: ssh
 * connects without logging in, and writes the key that it met into a file of ours. Each machine is only passed through
 * once its own key is known, also one that only the user's ssh_config names.
 */
record HostKeyScout(
        OpenSshFolder folder, HostKeyPolicy policy, Optional<Path> identity, boolean mayAsk, Duration patience) {
    private static final Pattern PLACE = Pattern.compile("\\[(.+)]:(\\d+)");

    /** Options hold for the last machine only. A connection that the user's own ssh shares would show no key. */
    private static final List<String> NO_LOGIN =
            List.of("-o", "PreferredAuthentications=none", "-o", "ControlPath=none", "-T");

    private static final List<String> TAKE_KEY = List.of("-o", "StrictHostKeyChecking=accept-new");

    /** Has every key on the way admitted by the policy; false where none was found unknown. */
    boolean admitAll(OpenSshTarget target, Map<String, String> environment)
            throws IOException, RemoteException, InterruptedException {
        Path found = folder.path().resolve("found");
        boolean any = false;
        Path strict = folder.scoutSettings(found, policy.files(), identity, mayAsk);
        for (var hop : target.hops()) {
            any |= admit(new OpenSsh(hop, strict, environment), TAKE_KEY, found);
        }
        if (any) {
            return true;
        }
        // What is unknown is a jump host of the user's ssh_config: it is met at its door.
        Path door = folder.doorSettings(found, policy.files());
        for (var hop : target.hops()) {
            any |= admit(new OpenSsh(hop, door, environment), List.of(), found);
        }
        return any;
    }

    private boolean admit(OpenSsh ssh, List<String> options, Path found)
            throws IOException, RemoteException, InterruptedException {
        Files.deleteIfExists(found);
        var process =
                ssh.start(Stream.concat(NO_LOGIN.stream(), options.stream()).toList(), List.of("true"));
        try {
            process.getOutputStream().close();
            var words = OpenSsh.words(process);
            if (!process.waitFor(patience)) {
                throw new RemoteException(
                        new RemoteProblem.Unreachable(ssh.target().host(), "no answer in time"));
            }
            OpenSsh.lastWords(words);
        } finally {
            process.destroy();
        }
        var entries = KnownHosts.read(found).entries();
        for (var entry : entries) {
            policy.admit(key(entry));
        }
        return !entries.isEmpty();
    }

    private static HostKey key(KnownHosts.Entry entry) {
        var place = PLACE.matcher(entry.hosts());
        return place.matches()
                ? new HostKey(place.group(1), Integer.parseInt(place.group(2)), entry.type(), entry.base64())
                : new HostKey(entry.hosts(), HostKey.DEFAULT_PORT, entry.type(), entry.base64());
    }
}
