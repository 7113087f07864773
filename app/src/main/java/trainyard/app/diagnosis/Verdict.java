package trainyard.app.diagnosis;

import java.util.List;
import java.util.stream.Collectors;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.Report;

/** A report at a glance. */
record Verdict(String cause, String title, Confidence confidence, List<Blamed> blamed) {
    Verdict {
        blamed = List.copyOf(blamed);
    }

    static Verdict of(Report report) {
        return new Verdict(report.cause(), report.title(), report.confidence(), report.blamed());
    }

    /** The most certain of them, and how many more there are. */
    String blamedShort() {
        return blamed.stream().findFirst().map(Verdict::words).orElse("")
                + (blamed.size() > 1 ? " +" + (blamed.size() - 1) : "");
    }

    /** The blamed things in one line, the most certain first. */
    String blamedWords() {
        return blamed.stream().map(Verdict::words).collect(Collectors.joining(", "));
    }

    /** A bare number would not say what it is of. */
    private static String words(Blamed one) {
        boolean number = one.kind() == Blamed.Kind.RANK || one.kind() == Blamed.Kind.JOB;
        return number ? one.kind().word() + " " + one.name() : one.name();
    }
}
