package trainyard.core.job.scalarlm;

/** A line of a job's log; the first has the number 0. */
public record LogLine(long number, String text) {}
