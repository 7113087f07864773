package trainyard.core.job.scalarlm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import trainyard.core.remote.Secret;

/** A file that holds a token and nothing else, which only its owner may read. */
public final class TokenFile {
    private static final int LONGEST = 8 << 10;
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private TokenFile() {}

    /**
     * Reads it anew each time: a token is changed from time to time.
     *
     * @throws ScalarLmException where others may read the file, or it is not the user's own; on Windows the folder's
     *     access list, the profile's, is what keeps others out
     */
    public static Secret read(Path file) throws ScalarLmException {
        try {
            check(file);
            byte[] bytes = Files.readAllBytes(file);
            char[] characters = new char[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                characters[i] = (char) (bytes[i] & 0xff);
            }
            Arrays.fill(bytes, (byte) 0);
            return stripped(file, characters);
        } catch (NoSuchFileException missing) {
            throw refused(file, "there is none");
        } catch (IOException unreadable) {
            throw refused(file, "it cannot be read");
        }
    }

    private static void check(Path file) throws IOException, ScalarLmException {
        if (Files.isDirectory(file)) {
            throw refused(file, "it is a folder");
        }
        if (Files.size(file) > LONGEST) {
            throw refused(file, "it is too long for one");
        }
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        var permissions = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(permissions)) {
            throw refused(
                    file,
                    "its mode is " + PosixFilePermissions.toString(permissions)
                            + ", and nobody but you may read it (chmod 600 " + file + ")");
        }
        String owner = Files.getOwner(file).getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            throw refused(file, "it belongs to " + owner + ", not to you");
        }
    }

    /** A header takes visible characters of ASCII only; a line end is no part of the token. */
    private static Secret stripped(Path file, char[] characters) throws ScalarLmException {
        try {
            int from = 0;
            int to = characters.length;
            while (to > from && Character.isWhitespace(characters[to - 1])) {
                to--;
            }
            while (from < to && Character.isWhitespace(characters[from])) {
                from++;
            }
            if (from == to) {
                throw refused(file, "it is empty");
            }
            for (int i = from; i < to; i++) {
                if (characters[i] <= ' ' || characters[i] > '~') {
                    throw refused(file, "a token is one word of plain letters, digits and signs");
                }
            }
            return new Secret(Arrays.copyOfRange(characters, from, to));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static ScalarLmException refused(Path file, String why) {
        return new ScalarLmException(new ScalarLmProblem.BadTokenFile(file.toString(), why));
    }
}
