package trainyard.app.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.SetAside;
import trainyard.core.diagnose.export.ReportWords;

/** A report for a terminal: the verdict first. */
record DiagnosisText(PrintWriter out, ZoneId zone) {
    private static final int LONGEST_LINE = 400;

    void print(Report report) {
        out.println(ReportWords.title(report) + " [" + report.cause() + "]");
        String job = ReportWords.job(report.job());
        if (!job.isEmpty()) {
            out.println(job);
        }
        if (!report.summary().isEmpty()) {
            out.println("\n" + report.summary());
        }
        out.println();
        field("confidence", ReportWords.confidence(report.confidence()));
        field("layer", ReportWords.layer(report.layer()));
        if (!report.blamed().isEmpty()) {
            field("to blame", ReportWords.blamed(report));
        }
        field("next move", ReportWords.owner(report.owner()));
        field("again", report.retry().sentence());
        if (!report.explanation().isEmpty()) {
            out.println("\n" + report.explanation());
        }
        heading("Evidence", report.evidence().isEmpty());
        report.evidence().forEach(this::line);
        heading("What to do", report.remedies().isEmpty());
        for (Remedy remedy : report.remedies()) {
            out.println("  - " + remedy.text() + " (" + ReportWords.owner(remedy.owner()) + ")");
            ReportWords.command(remedy).ifPresent(command -> out.println("        " + command));
        }
        heading(ReportWords.SURROUNDINGS, report.surroundings().isEmpty());
        report.surroundings().forEach(sentence -> out.println("  - " + sentence));
        heading("Missing", report.missing().isEmpty());
        for (Missing one : report.missing()) {
            out.println("  - " + one.what() + (one.why().isEmpty() ? "" : ": " + one.why()));
            if (!one.how().isEmpty()) {
                out.println("        " + one.how());
            }
        }
        heading("Set aside", report.setAside().isEmpty());
        for (SetAside aside : report.setAside()) {
            line(aside.evidence());
            String times = ReportWords.times(aside.times());
            out.println("        " + aside.why() + (times.isEmpty() ? "" : " (" + times + ")"));
        }
    }

    private void field(String name, String text) {
        out.println("%-12s%s".formatted(name, text));
    }

    private void heading(String title, boolean empty) {
        if (!empty) {
            out.println("\n" + title);
        }
    }

    private void line(EvidenceLine line) {
        String time = ReportWords.time(line.time(), zone);
        String text = line.text();
        out.println("  " + ReportWords.place(line) + (time.isEmpty() ? "" : "  " + time));
        out.println("    | " + (text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + " ..."));
    }
}
