package trainyard.app.diagnosis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import trainyard.core.live.detail.PastRow;

/** Rows of accounting, made by hand. */
final class SampleFailures {
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private SampleFailures() {}

    static PastRow row(long number, String user, String state, String nodes, Instant ended) {
        return new PastRow(
                Map.of(
                        "JobID",
                        Long.toString(number),
                        "JobIDRaw",
                        Long.toString(number),
                        "JobName",
                        "job-" + number,
                        "User",
                        user,
                        "State",
                        state,
                        "ExitCode",
                        "1:0",
                        "NodeList",
                        nodes,
                        "End",
                        Long.toString(ended.getEpochSecond())),
                ZoneOffset.UTC);
    }
}
