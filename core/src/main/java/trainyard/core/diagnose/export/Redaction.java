package trainyard.core.diagnose.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.SetAside;

/**
 * Takes secrets out of lines, and counts them. What is found is what has the name or the look of a secret: a secret that
 * has neither stays, as do names of users, hosts and folders. A value that is empty or a variable's name is left, since
 * it may be the cause. Not for use by several threads.
 */
public final class Redaction {
    /** A line is cut behind so many bytes, at a space: a secret that is cut in two would not be known. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final String KEY = "private-key";
    private static final byte[] NOTHING = {};

    private final Map<String, Integer> counts = new TreeMap<>();

    /** What was taken out so far, by kind. */
    public Map<String, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One line by itself. Of a private key over several lines use {@link #text} or {@link #copy}. */
    public String line(String line) {
        return NamedSecrets.without(SecretShapes.without(line, this::count), this::count);
    }

    public String text(String text) {
        if (text.indexOf('\n') < 0) {
            return line(text);
        }
        var key = new KeyBlock();
        return String.join("\n", text.lines().map(line -> line(line, key)).toList())
                + (text.endsWith("\n") ? "\n" : "");
    }

    private String line(String line, KeyBlock key) {
        if (key.has(line)) {
            count(KEY, 1);
            return Cut.mark(KEY);
        }
        return line(line);
    }

    private void count(String kind, int more) {
        counts.merge(kind, more, Integer::sum);
    }

    /**
     * Copies a text of any size and of any encoding that has ASCII in it, line by line.
     *
     * @param most bytes that are written at most
     * @return whether it is whole
     */
    public boolean copy(InputStream in, OutputStream out, long most) throws IOException {
        var key = new KeyBlock();
        var line = new Line(in);
        long written = 0;
        while (line.next()) {
            boolean isPlain = !key.isOpen() && !line.mayHaveSecrets();
            // Each byte is one character, so that what is no secret leaves as it came.
            byte[] clean = isPlain ? NOTHING : line(line.text(), key).getBytes(StandardCharsets.ISO_8859_1);
            written += (isPlain ? line.length() : clean.length) + line.endLength();
            if (written > most) {
                return false;
            }
            if (isPlain) {
                line.copyTo(out);
            } else {
                out.write(clean);
            }
            line.copyEndTo(out);
        }
        return true;
    }

    /** The report with all that it quotes and says. */
    public Report of(Report report) {
        return new Report(
                of(report.job()),
                report.cause(),
                report.title(),
                report.layer(),
                report.confidence(),
                text(report.summary()),
                text(report.explanation()),
                report.blamed().stream()
                        .map(blamed -> new Blamed(blamed.kind(), text(blamed.name())))
                        .toList(),
                report.evidence().stream().map(this::of).toList(),
                report.setAside().stream()
                        .map(aside -> new SetAside(of(aside.evidence()), aside.times(), text(aside.why())))
                        .toList(),
                missing(report.missing()),
                report.surroundings().stream().map(this::text).toList(),
                report.owner(),
                report.remedies().stream().map(this::of).toList(),
                report.retry(),
                report.timeline().stream().map(this::of).toList());
    }

    List<Missing> missing(List<Missing> all) {
        return all.stream()
                .map(one -> new Missing(text(one.what()), text(one.why()), text(one.how())))
                .toList();
    }

    private JobFacts of(JobFacts job) {
        return new JobFacts(
                job.id(),
                text(job.name()),
                job.user(),
                job.state(),
                job.exitCode(),
                job.nodes(),
                job.started(),
                job.ended(),
                job.version());
    }

    private EvidenceLine of(EvidenceLine line) {
        return new EvidenceLine(line.source(), line.line(), line.time(), text(line.text()));
    }

    private Remedy of(Remedy remedy) {
        return new Remedy(
                text(remedy.text()),
                remedy.owner(),
                remedy.command().stream().map(this::text).toList(),
                remedy.action());
    }

    private Happening of(Happening happening) {
        return new Happening(
                of(happening.evidence()),
                happening.role(),
                happening.rule(),
                happening.cause(),
                happening.node(),
                happening.rank(),
                happening.times(),
                happening.decisive());
    }
}
