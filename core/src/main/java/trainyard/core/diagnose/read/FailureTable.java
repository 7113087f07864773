package trainyard.core.diagnose.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** torchrun's table of failures: entries of {@code key : value}, up to a line of equals signs. */
final class FailureTable {
    static final String OPENING = "Root Cause (first observed failure)";
    static final String OTHERS = "Failures:";

    private static final int MOST_LINES = 2_000;
    private static final Pattern ENTRY = Pattern.compile("\\[\\d+]:\\s*$");
    private static final Pattern PAIR = Pattern.compile("(time|host|rank|exitcode|error_file|traceback)\\s*: (.*)$");

    private final Map<String, String> entry = new HashMap<>();
    private int lines;

    /** The rule for an exit code, which is negative for a signal. */
    static String rule(String code) {
        return switch (code) {
            case "-6" -> "elastic.sigabrt";
            case "-7" -> "elastic.sigbus";
            case "-9" -> "elastic.sigkill";
            case "-11" -> "elastic.sigsegv";
            case "-15" -> "elastic.sigterm";
            default -> "elastic.failure-table";
        };
    }

    /** @return whether the table goes on */
    boolean take(String line) {
        return ++lines < MOST_LINES && !line.contains("=====");
    }

    /** An entry that is complete by this line, which begins another or ends the table. */
    Optional<Map<String, String>> completed(String line) {
        boolean ends = ENTRY.matcher(line).find() || line.contains("=====") || line.contains("-----");
        Optional<Map<String, String>> done =
                ends && entry.containsKey("exitcode") ? Optional.of(Map.copyOf(entry)) : Optional.empty();
        if (ends) {
            entry.clear();
        }
        Matcher pair = PAIR.matcher(line);
        if (pair.find()) {
            entry.put(pair.group(1), pair.group(2).strip());
        }
        return done;
    }

    Optional<Map<String, String>> rest() {
        return entry.containsKey("exitcode") ? Optional.of(Map.copyOf(entry)) : Optional.empty();
    }
}
