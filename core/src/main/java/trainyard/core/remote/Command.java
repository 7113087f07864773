package trainyard.core.remote;

import java.time.Duration;
import java.util.List;

/**
 * A command for another machine, as an argument list, and the longest time it may take.
 *
 * @param words program and arguments, unquoted; {@link Quoting} alone turns them into a shell's words
 * @param input what the command reads on its standard input; empty for nothing
 * @param timeout after which the command is ended and reported as timed out; it may wait as long for its turn before
 */
public record Command(List<String> words, byte[] input, Duration timeout) {
    private static final byte[] NO_INPUT = {};

    public Command {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least its program");
        }
    }

    public static Command of(Duration timeout, String... words) {
        return new Command(List.of(words), NO_INPUT, timeout);
    }

    public static Command of(Duration timeout, List<String> words) {
        return new Command(words, NO_INPUT, timeout);
    }

    /** The command line as a person would type it, quoted. Never put a secret into {@code words}. */
    public String line() {
        return Quoting.join(words);
    }

    @Override
    public String toString() {
        return line();
    }
}
