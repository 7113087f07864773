package trainyard.core.live.detail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the rows of {@link DetailQueries#past} and {@link DetailQueries#finished}. */
final class PastFormat {
    /** A row begins with the raw id and the id: {@code 125.0|123_4.0|}. A name may hold line ends and separators. */
    private static final Pattern ROW_START = Pattern.compile("\\R(?=\\d+(?:[.+][^|\\s]*)?\\|\\d[^|\\s]*\\|)");

    private PastFormat() {}

    /** The jobs of an answer, each with the steps behind it; what is no row goes to {@code unreadable}. */
    static List<PastJob> read(String output, ZoneId zone, List<String> unreadable) {
        var jobs = new ArrayList<PastJob>();
        var steps = new ArrayList<PastRow>();
        for (String line : ROW_START.split(output.stripTrailing())) {
            String[] fields = line.split("\\|", DetailQueries.PAST_FIELDS.size());
            if (fields.length < DetailQueries.PAST_FIELDS.size()) {
                if (!line.isBlank()) {
                    unreadable.add(line);
                }
                continue;
            }
            var values = new LinkedHashMap<String, String>();
            for (int i = 0; i < fields.length; i++) {
                values.put(DetailQueries.PAST_FIELDS.get(i), fields[i]);
            }
            PastRow row = new PastRow(values, zone);
            if (row.step().isEmpty()) {
                steps.clear();
                jobs.add(new PastJob(row, List.of()));
            } else if (!jobs.isEmpty()) {
                steps.add(row);
                jobs.set(jobs.size() - 1, new PastJob(jobs.getLast().job(), steps));
            }
        }
        return jobs;
    }

    static PastJobs window(String output, ZoneId zone) {
        var unreadable = new ArrayList<String>();
        var jobs = new ArrayList<>(read(output, zone, unreadable));
        jobs.sort(Comparator.comparing((PastJob past) -> past.job().ended().orElse(Instant.MAX))
                .reversed());
        int kept = Math.min(jobs.size(), PastJobs.MOST);
        return new PastJobs(List.copyOf(jobs.subList(0, kept)), jobs.size() - kept, List.copyOf(unreadable));
    }
}
