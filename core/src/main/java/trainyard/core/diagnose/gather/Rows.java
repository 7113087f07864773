package trainyard.core.diagnose.gather;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slurm's records as they are needed to know what to look at next. */
public final class Rows {
    private static final Pattern KEY = Pattern.compile("(?:^| )([A-Z][A-Za-z0-9:/_]*)=");

    private Rows() {}

    /** Rows between bars under a header; the last field may hold bars. */
    public static List<Map<String, String>> table(String text) {
        var rows = new ArrayList<Map<String, String>>();
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return rows;
        }
        String[] names = lines.getFirst().split("\\|");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\\|", names.length);
            if (cells.length == names.length) {
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Records of {@code scontrol -o}, one a line. */
    public static List<Map<String, String>> shown(String text) {
        var records = new ArrayList<Map<String, String>>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            var record = new LinkedHashMap<String, String>();
            Matcher match = KEY.matcher(line);
            String key = "";
            int from = 0;
            while (match.find()) {
                record.putIfAbsent(key, line.substring(from, match.start()).strip());
                key = match.group(1);
                from = match.end();
            }
            record.putIfAbsent(key, line.substring(from).strip());
            record.remove("");
            records.add(record);
        });
        return records;
    }
}
