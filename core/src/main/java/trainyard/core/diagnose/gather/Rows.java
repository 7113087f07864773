package trainyard.core.diagnose.gather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A table of sacct or sacctmgr: columns between bars, under a header. */
final class Rows {
    private static final Pattern SECONDS = Pattern.compile("(?<=\\|)(1\\d{9})(?=\\|)");
    private static final Pattern SHOWN_SECONDS = Pattern.compile("(?<=(?:Time|Accrue|Eval)=)(1\\d{9})\\b");

    private Rows() {}

    static List<Map<String, String>> of(String table) {
        List<String> lines = table.lines().toList();
        var rows = new ArrayList<Map<String, String>>();
        if (lines.isEmpty()) {
            return rows;
        }
        String[] names = lines.getFirst().split("\\|");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\|", names.length);
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < cells.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The table with its seconds since 1970 as dates, for people. */
    static String readable(String table) {
        return SECONDS.matcher(table).replaceAll(match -> date(match.group(1)));
    }

    /** What scontrol shows, likewise. */
    static String readableShown(String line) {
        return SHOWN_SECONDS.matcher(line).replaceAll(match -> date(match.group(1)));
    }

    private static String date(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds)).toString();
    }
}
