package trainyard.core.diagnose.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import trainyard.core.diagnose.Source;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.rules.RuleBook;

/** Reads sources, each once, as streams. One reader is for all sources of a failure; it may be used by several threads. */
public final class SourceReader {
    private static final int BEGINNING = 8 * 1024;

    private final RuleBook book;
    private final RuleIndex index;
    private final LineTime times;

    /**
     * @param zone of times that carry none
     * @param today tells the year of times that carry none
     */
    public SourceReader(RuleBook book, ZoneId zone, LocalDate today) {
        this.book = book;
        index = new RuleIndex(book);
        times = new LineTime(zone, today);
    }

    public Reading read(Source source) throws IOException {
        try (InputStream in = new BufferedInputStream(source.content().open(), BEGINNING)) {
            in.mark(BEGINNING);
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            in.reset();
            SourceKind kind = source.kind().orElseGet(() -> KindGuess.of(source.name(), beginning));
            if (kind == SourceKind.FLIGHT_RECORDER) {
                return FlightRecord.read(source, in);
            }
            var lines = new SourceLines(source, kind, book, index, times);
            if (kind == SourceKind.ERROR_FILE) {
                ErrorFile.lines(in).forEach(lines::line);
                return lines.reading(0);
            }
            long count = new LineScanner(index.needles(), lines).read(in);
            return lines.reading(count);
        }
    }
}
