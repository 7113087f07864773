package trainyard.core.live.detail;

import java.util.List;

/**
 * Jobs that ended in a window of time.
 *
 * @param jobs without their steps, the last ended first, at most {@value #MOST}
 * @param leftOut how many more there were, which ended earlier
 * @param unreadable rows that are not of the expected form, as they came
 */
public record PastJobs(List<PastJob> jobs, int leftOut, List<String> unreadable) {
    /** More than a person looks at, and few enough to hold. */
    public static final int MOST = 10_000;
}
