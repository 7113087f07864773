package trainyard.core.diagnose.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.SourceKind;

/**
 * Records of Slurm in a text, one line after the other: rows under a header of sacct or sacctmgr, in columns or between
 * bars, and what scontrol shows of jobs and nodes, in one line or in paragraphs.
 */
final class Records {
    private static final Pattern HEADER =
            Pattern.compile("\\bJobID(?:Raw)?\\b.*\\bState\\b|\\bNodeName\\b.*\\bState\\b");
    private static final Pattern SHOWN = Pattern.compile("^(JobId=\\S+ .*JobName=|NodeName=\\S+ )");
    private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Z][A-Za-z0-9:/_]*)=");

    private final List<String> names = new ArrayList<>();
    private int[] ends = {};
    private boolean bars;
    private final StringBuilder shown = new StringBuilder();

    /**
     * @param line as {@code Key=Value Key=Value}, in the order of the record
     * @param values by Slurm's keys
     */
    record Found(SourceKind kind, String line, Map<String, String> values) {}

    /** Whether a line begins a table or a record. */
    boolean opens(String line) {
        if (SHOWN.matcher(line).find()) {
            shown.setLength(0);
            shown.append(line.strip());
            names.clear();
            return true;
        }
        if (!HEADER.matcher(line).find() || line.contains("=")) {
            return false;
        }
        names.clear();
        bars = line.contains("|");
        for (String name : line.strip().split(bars ? "\\|" : "\\s+")) {
            names.add(name);
        }
        ends = new int[0];
        return true;
    }

    boolean isOpen() {
        return !names.isEmpty() || !shown.isEmpty();
    }

    /** What this line completes; the table or record stays open while lines belong to it. */
    Optional<Found> take(String line) {
        if (!shown.isEmpty()) {
            if (line.startsWith("   ") && !line.isBlank()) {
                shown.append(' ').append(line.strip());
                return Optional.empty();
            }
            Optional<Found> done = rest();
            opens(line);
            return done;
        }
        if (line.isBlank()) {
            names.clear();
            return Optional.empty();
        }
        if (!bars && line.matches("[- ]+")) {
            ends = columns(line);
            return Optional.empty();
        }
        List<String> cells = bars ? List.of(line.split("\\|", -1)) : cut(line);
        boolean isRow =
                cells.size() >= Math.min(3, names.size()) && cells.getFirst().matches("\\d+\\S*|[A-Za-z]\\S*");
        if (!isRow) {
            names.clear();
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            if (!cells.get(i).isBlank()) {
                values.put(names.get(i), cells.get(i).strip());
            }
        }
        SourceKind kind = names.contains("NodeName") ? SourceKind.EVENTS : SourceKind.ACCOUNTING;
        return Optional.of(new Found(kind, joined(values), values));
    }

    /** What the end of the text completes. */
    Optional<Found> rest() {
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        String line = shown.toString();
        shown.setLength(0);
        var values = pairs(line);
        return Optional.of(new Found(line.startsWith("Job") ? SourceKind.JOB : SourceKind.NODES, line, values));
    }

    private static String joined(Map<String, String> values) {
        var line = new StringBuilder();
        values.forEach((key, value) ->
                line.append(line.isEmpty() ? "" : " ").append(key).append('=').append(value));
        return line.toString();
    }

    private static int[] columns(String dashes) {
        var ends = new ArrayList<Integer>();
        Matcher match = Pattern.compile("-+").matcher(dashes);
        while (match.find()) {
            ends.add(match.end());
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private List<String> cut(String line) {
        if (ends.length == 0) {
            return List.of(line.strip().split("\\s+"));
        }
        var cells = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < ends.length && from < line.length(); i++) {
            int to = i == ends.length - 1 ? line.length() : Math.min(ends[i], line.length());
            cells.add(line.substring(from, to).strip());
            from = to;
        }
        return cells;
    }

    /** A value ends where the next key begins, so that a reason of several words stays whole. */
    static Map<String, String> pairs(String line) {
        var values = new LinkedHashMap<String, String>();
        Matcher match = KEY.matcher(line);
        String key = "";
        int from = 0;
        while (match.find()) {
            if (!key.isEmpty()) {
                values.putIfAbsent(key, line.substring(from, match.start()).strip());
            }
            key = match.group(1);
            from = match.end();
        }
        if (!key.isEmpty()) {
            values.putIfAbsent(key, line.substring(from).strip());
        }
        return values;
    }
}
