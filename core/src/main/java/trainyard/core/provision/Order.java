package trainyard.core.provision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import trainyard.core.render.Bundle;

/**
 * A run that is to begin.
 *
 * @param cluster its name; two runs on one cluster never overlap
 * @param where the deploy host, as its connection is named or {@code user@host:port}; empty for this machine
 */
public record Order(
        String cluster, Path plan, Bundle bundle, ProvisionOptions options, Reach reach, Optional<String> where) {
    /** SHA-256 of the bundle's files and their names: the same for the same files. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            bundle.files().forEach((path, text) -> {
                digest.update((path + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
