package trainyard.core.job.scalarlm;

import java.util.ArrayList;
import java.util.List;

/**
 * The queue of ScalarLM's Slurm.
 *
 * @param text what its squeue printed
 * @param jobs the rows; none where the text has not the columns that are known
 */
public record JobQueue(String text, List<QueuedJob> jobs) {
    private static final int COLUMNS = 9;

    public JobQueue {
        jobs = List.copyOf(jobs);
    }

    /**
     * All columns but the last are written to the right, each under its heading: where a heading ends, its column ends.
     * A name with spaces, or one that fills its column, is read all the same.
     */
    static JobQueue of(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().strip().startsWith("JOBID")) {
            return new JobQueue(text, List.of());
        }
        List<Integer> ends = ends(lines.getFirst());
        if (ends.size() != COLUMNS) {
            return new JobQueue(text, List.of());
        }
        return new JobQueue(
                text, lines.stream().skip(1).map(line -> row(line, ends)).toList());
    }

    private static List<Integer> ends(String header) {
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < header.length(); i++) {
            boolean last = i + 1 == header.length() || header.charAt(i + 1) == ' ';
            if (header.charAt(i) != ' ' && last) {
                ends.add(i + 1);
            }
        }
        return ends;
    }

    private static QueuedJob row(String line, List<Integer> ends) {
        String[] cells = new String[COLUMNS];
        int from = 0;
        for (int i = 0; i < COLUMNS; i++) {
            int to = i + 1 == COLUMNS ? line.length() : Math.min(ends.get(i), line.length());
            cells[i] = line.substring(Math.min(from, to), to).strip();
            from = to;
        }
        return new QueuedJob(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
    }
}
