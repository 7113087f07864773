package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trainyard.core.live.SlurmText;

/**
 * A waiting job's priority in one partition, by weighted factor, from {@code sprio}.
 *
 * @param total the priority that the scheduler sorts by
 * @param factors by word, in sprio's order, those that are 0 too; {@code nice} lowers the priority
 * @param tres what each resource adds, by its name
 */
public record PriorityFactors(String partition, long total, Map<String, Long> factors, Map<String, Long> tres) {
    /** By the letters of {@link DetailQueries#PRIORITY_FORMAT}. */
    private static final List<String> WORDS =
            List.of("site", "age", "association", "fair share", "job size", "partition", "QOS", "nice");

    private static final int FIRST_FACTOR = 3;

    public PriorityFactors {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
        tres = Collections.unmodifiableMap(new LinkedHashMap<>(tres));
    }

    static List<PriorityFactors> read(String output) {
        var rows = new ArrayList<PriorityFactors>();
        for (String line : output.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length > FIRST_FACTOR + WORDS.size()) {
                var factors = new LinkedHashMap<String, Long>();
                for (int i = 0; i < WORDS.size(); i++) {
                    factors.put(WORDS.get(i), number(cells[FIRST_FACTOR + i]));
                }
                rows.add(new PriorityFactors(
                        cells[1].strip(), number(cells[2]), factors, tres(cells[FIRST_FACTOR + WORDS.size()])));
            }
        }
        return rows;
    }

    private static Map<String, Long> tres(String text) {
        var amounts = new LinkedHashMap<String, Long>();
        for (String item : SlurmText.list(text.strip())) {
            int equals = item.indexOf('=');
            if (equals > 0) {
                amounts.put(item.substring(0, equals), number(item.substring(equals + 1)));
            }
        }
        return amounts;
    }

    private static long number(String text) {
        return Math.round(SlurmText.decimal(text.strip(), 0));
    }
}
