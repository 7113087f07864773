package trainyard.core.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Finds out the unknown host keys on the way to a target, through ssh itself, so that aliases and jump hosts hold: ssh
 * connects without logging in, and writes the key that it met into a file of ours. Each machine is only passed through
 * once its own key is known.
 */
record HostKeyScout(OpenSshFolder folder, HostKeyPolicy policy, Optional<Path> identity, boolean mayAsk) {
    private static final Pattern PLACE = Pattern.compile("\\[(.+)]:(\\d+)");
    private static final List<String> NO_LOGIN = List.of("-o", "PreferredAuthentications=none", "-T");

    /** Has every key on the way admitted by the policy; false where none was found unknown. */
    boolean admitAll(OpenSshTarget target, Map<String, String> environment)
            throws IOException, RemoteException, InterruptedException {
        boolean any = false;
        for (var hop : target.hops()) {
            Path found = folder.path().resolve("found");
            Files.deleteIfExists(found);
            Path settings = folder.scoutSettings(found, policy.files(), identity, mayAsk);
            var ssh = new OpenSsh(hop, settings, environment).start(NO_LOGIN, List.of("true"));
            try {
                ssh.getOutputStream().close();
                OpenSsh.words(ssh).get();
                ssh.waitFor();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            } finally {
                ssh.destroy();
            }
            for (var entry : KnownHosts.read(found).entries()) {
                policy.admit(key(entry));
                any = true;
            }
        }
        return any;
    }

    private static HostKey key(KnownHosts.Entry entry) {
        var place = PLACE.matcher(entry.hosts());
        return place.matches()
                ? new HostKey(place.group(1), Integer.parseInt(place.group(2)), entry.type(), entry.base64())
                : new HostKey(entry.hosts(), HostKey.DEFAULT_PORT, entry.type(), entry.base64());
    }
}
