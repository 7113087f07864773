package trainyard.core.remote;

import java.util.Arrays;
import java.util.function.Function;

/** A password or passphrase: in memory only, never printed, wiped when closed. */
public final class Secret implements AutoCloseable {
    private final char[] chars;

    /** Takes the characters over: the given array is wiped. */
    public Secret(char[] given) {
        chars = given.clone();
        Arrays.fill(given, '\0');
    }

    /** Lends a copy of the characters, wiped after use. */
    public <T> T use(Function<char[], T> user) {
        char[] lent = copy();
        try {
            return user.apply(lent);
        } finally {
            Arrays.fill(lent, '\0');
        }
    }

    /** A copy that whoever asks for must wipe. */
    synchronized char[] copy() {
        return chars.clone();
    }

    @Override
    public synchronized void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "Secret[****]";
    }
}
