package trainyard.core.diagnose.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One traceback of Python while its lines come in, which other ranks' lines may interrupt. */
final class Traceback {
    static final String OPENING = "Traceback (most recent call last)";

    private static final int MOST_LINES = 400;
    private static final Pattern FRAME = Pattern.compile("^ +(?:\\| +)?File \"([^\"]+)\", line (\\d+)");

    /** {@code ValueError: text} or {@code torch.cuda.OutOfMemoryError: text} or a bare {@code KeyboardInterrupt}. */
    private static final Pattern ERROR = Pattern.compile("^([A-Za-z_][\\w.]*)(?:: ?(.*))?$");

    /** Code that is not the user's: packages, the interpreter's own library, generated frames. */
    private static final Pattern LIBRARY =
            Pattern.compile("/(?:site|dist)-packages/|/lib(?:64)?/python\\d|^<|/opt/pytorch/|/conda[^/]*/lib/");

    private final String opening;
    private final long at;
    private final boolean chained;
    private final String prefix;
    private int lines;
    private Optional<String> deepest = Optional.empty();
    private Optional<String> own = Optional.empty();

    /**
     * @param opening the line that it begins with: what stands before the opening stands before its other lines too
     * @param at the line's number
     * @param chained whether the exception before it is what caused it
     */
    Traceback(String opening, long at, boolean chained) {
        this.opening = opening;
        this.at = at;
        this.chained = chained;
        prefix = opening.substring(0, opening.indexOf(OPENING));
    }

    enum Step {
        /** The line belongs to it. */
        TAKEN,
        /** The line is another's. */
        FOREIGN,
        /** The line is the exception, and the traceback is complete. */
        COMPLETE,
        /** It has no end. */
        BROKEN
    }

    Step take(String line) {
        if (++lines > MOST_LINES) {
            return Step.BROKEN;
        }
        boolean marked = !prefix.isBlank() && line.startsWith(prefix);
        String rest = marked ? line.substring(prefix.length()) : line;
        Matcher frame = FRAME.matcher(rest);
        if (frame.find()) {
            String at = frame.group(1) + ":" + frame.group(2);
            deepest = Optional.of(at);
            if (!isOfLibrary(frame.group(1))) {
                own = deepest;
            }
            return Step.TAKEN;
        }
        if (rest.isBlank() || rest.startsWith(" ") || rest.startsWith("\t")) {
            return isLabelled() && !marked ? Step.FOREIGN : Step.TAKEN;
        }
        if (isLabelled() && !marked) {
            return Step.FOREIGN;
        }
        return isError(rest) && deepest.isPresent() ? Step.COMPLETE : Step.FOREIGN;
    }

    static boolean isOfLibrary(String file) {
        return LIBRARY.matcher(file).find();
    }

    /** A rank's label stands before each of its lines; a logger's words before the first alone. */
    private boolean isLabelled() {
        return prefix.matches("\\s*(?:\\[[\\w ]+\\]:?|\\d+:|\\([^)]*\\)) ?");
    }

    private static boolean isError(String line) {
        Matcher match = ERROR.matcher(line);
        if (!match.matches()) {
            return false;
        }
        String type = match.group(1).substring(match.group(1).lastIndexOf('.') + 1);
        return !type.isEmpty() && Character.isUpperCase(type.charAt(0));
    }

    /** The rule for its exception, where no other knows it. */
    String rule() {
        return chained ? "python.chained" : "user-exception.traceback";
    }

    String opening() {
        return opening;
    }

    long at() {
        return at;
    }

    boolean hasFrames() {
        return deepest.isPresent();
    }

    String prefix() {
        return prefix;
    }

    /** The exception's line without its label. */
    String error(String line) {
        return !prefix.isBlank() && line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }

    /** {@code train.py:12}: the deepest frame of the user's own code, or else of all. */
    Optional<String> place() {
        return own.or(() -> deepest);
    }
}
