package trainyard.app.diagnosis;

import java.util.Optional;
import trainyard.core.live.detail.PastRow;

/**
 * A row of the list.
 *
 * @param verdict empty where nobody has looked yet
 * @param doing what becomes of it just now: that it is being diagnosed, or why that failed; empty for nothing
 */
record FailedJob(PastRow row, Optional<Verdict> verdict, String doing) {
    static FailedJob of(PastRow row, Optional<Verdict> verdict) {
        return new FailedJob(row, verdict, "");
    }

    /** The job's own number, also of an array's task. */
    long number() {
        return number(row);
    }

    static long number(PastRow row) {
        String digits = row.rawId().replaceFirst("[^0-9].*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
