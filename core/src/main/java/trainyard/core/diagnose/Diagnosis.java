package trainyard.core.diagnose;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import trainyard.core.diagnose.read.Reading;
import trainyard.core.diagnose.read.SourceReader;
import trainyard.core.diagnose.reason.Reasoner;
import trainyard.core.diagnose.rules.RuleBook;

/**
 * From evidence to a report. Reads each source once, as a stream, so that its size does not matter; blocks for as long
 * as that takes, and an interrupt ends it between two sources.
 */
public final class Diagnosis {
    private final RuleBook book;

    public Diagnosis(RuleBook book) {
        this.book = book;
    }

    /**
     * @throws IOException where a source cannot be read
     * @throws InterruptedException where nobody wants to know any more
     */
    public Report of(Evidence evidence) throws IOException, InterruptedException {
        var reader = new SourceReader(book, evidence.zone(), LocalDate.now(evidence.zone()));
        var readings = new ArrayList<Reading>();
        for (Source source : evidence.sources()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the diagnosis was broken off");
            }
            readings.add(reader.read(source));
        }
        return new Reasoner(book).report(evidence, readings);
    }
}
