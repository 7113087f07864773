package trainyard.core.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"): plain, {@code [host]:port}, wildcard,
 * negated and hashed names, and revoked keys. Lines of certificate authorities are left out: host certificates are not
 * used here. A line that cannot be read counts for nothing, as for ssh.
 */
record KnownHosts(Path file, List<Entry> entries) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    record Entry(boolean revoked, String hosts, String type, String base64) {
        boolean isFor(String name) {
            return hosts.startsWith("|1|") ? hashMatches(name) : patternsMatch(name);
        }

        private boolean hashMatches(String name) {
            String[] parts = hosts.split("\\|", -1);
            if (parts.length != 4) {
                return false;
            }
            try {
                // HMAC-SHA1 is the file's format, not a choice: it hides names, and proves nothing.
                Mac mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
                byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
                return Arrays.equals(hash, Base64.getDecoder().decode(parts[3]));
            } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
                return false;
            }
        }

        private boolean patternsMatch(String name) {
            var patterns = List.of(hosts.toLowerCase(Locale.ROOT).split(","));
            boolean denied = patterns.stream()
                    .filter(pattern -> pattern.startsWith("!"))
                    .anyMatch(pattern -> wildcard(pattern.substring(1), name));
            return !denied && patterns.stream().anyMatch(pattern -> wildcard(pattern, name));
        }

        private static boolean wildcard(String pattern, String name) {
            var regex = new StringBuilder();
            for (char c : pattern.toCharArray()) {
                switch (c) {
                    case '*' -> regex.append(".*");
                    case '?' -> regex.append('.');
                    default -> regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.matches(regex.toString(), name);
        }
    }

    /** Reads the file; one that is not there knows nobody. */
    static KnownHosts read(Path file) throws IOException {
        try {
            // Latin-1 reads any byte, so that a comment in an old encoding does not hide the rest.
            var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            return new KnownHosts(
                    file, lines.stream().flatMap(KnownHosts::parse).toList());
        } catch (NoSuchFileException nobody) {
            return new KnownHosts(file, List.of());
        }
    }

    List<Entry> of(String host, int port) {
        String name = HostKey.knownAs(host.toLowerCase(Locale.ROOT), port);
        return entries.stream().filter(entry -> entry.isFor(name)).toList();
    }

    private static Stream<Entry> parse(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Stream.empty();
        }
        @Nullable String marker = null;
        if (text.startsWith("@")) {
            String[] parts = SPACE.split(text, 2);
            marker = parts[0];
            text = parts.length == 2 ? parts[1] : "";
        }
        String[] fields = SPACE.split(text);
        boolean revoked = "@revoked".equals(marker);
        if (fields.length < 3 || (marker != null && !revoked)) {
            return Stream.empty();
        }
        return Stream.of(new Entry(revoked, fields[0], fields[1], fields[2]));
    }
}
