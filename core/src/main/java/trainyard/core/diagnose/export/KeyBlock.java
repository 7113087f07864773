package trainyard.core.diagnose.export;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Follows the lines of one text and knows which belong to a private key, also where other lines stand between. */
final class KeyBlock {
    static final String BEGIN = "-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----";
    static final String END = "-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----";

    private static final String WORDS = "PRIVATE KEY-----";
    private static final String PUTTY = "Private-Lines:";
    private static final Pattern BEGINS = Pattern.compile(BEGIN);
    private static final Pattern ENDS = Pattern.compile(END + "|Private-(?:MAC|Hash):");
    /** A line of base64, also behind a rank's or a program's name. */
    private static final Pattern CONTENT = Pattern.compile(
            "(?:\\S{0,60}[:\\]>|] {0,4})?[A-Za-z0-9+/]{1,200}={0,2}\\s*|.{0,300}\\s[A-Za-z0-9+/]{40,200}={0,2}\\s*");
    /** The largest keys have fewer lines. */
    private static final int MOST_LINES = 500;

    private int left;

    static List<String> literals() {
        return List.of(WORDS.toLowerCase(Locale.ROOT), PUTTY.toLowerCase(Locale.ROOT));
    }

    /** Whether the next line may belong to a key. */
    boolean isOpen() {
        return left > 0;
    }

    /** Whether the line is a part of a key; the next call asks about the line behind it. */
    boolean has(String line) {
        if (left > 0) {
            left--;
            if (ends(line)) {
                left = 0;
                return true;
            }
            return CONTENT.matcher(line).matches();
        }
        if (line.contains(PUTTY)
                || (line.contains(WORDS) && BEGINS.matcher(line).find() && !ends(line))) {
            left = MOST_LINES;
            return true;
        }
        return false;
    }

    private static boolean ends(String line) {
        return (line.contains(WORDS) || line.contains("Private-"))
                && ENDS.matcher(line).find();
    }
}
