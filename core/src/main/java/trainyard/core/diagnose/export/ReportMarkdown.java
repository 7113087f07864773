package trainyard.core.diagnose.export;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.SetAside;

/** A report as a document to paste into a ticket. Secrets are taken out. */
public final class ReportMarkdown {
    private static final int MOST_HAPPENINGS = 50;
    private static final int LONGEST_LINE = 500;
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!]");
    private static final Pattern FENCE = Pattern.compile("`{3,}");

    private final List<String> lines = new ArrayList<>();
    private final Report report;
    private final ZoneId zone;

    private ReportMarkdown(Report report, ZoneId zone) {
        this.report = report;
        this.zone = zone;
    }

    /** @param zone in which times are told */
    public static String of(Report report, ZoneId zone) {
        var document = new ReportMarkdown(new Redaction().of(report), zone);
        document.write();
        return String.join("\n", document.lines) + "\n";
    }

    private void write() {
        verdict();
        evidence();
        remedies();
        surroundings();
        missing();
        setAside();
        timeline();
    }

    private void verdict() {
        add("# " + escaped(ReportWords.title(report)), "");
        if (!report.summary().isEmpty()) {
            add(escaped(report.summary()), "");
        }
        String job = ReportWords.job(report.job());
        if (!job.isEmpty()) {
            add("- " + escaped(job));
        }
        add("- Cause: `" + report.cause() + "` (" + ReportWords.layer(report.layer()) + ")");
        add("- Confidence: " + ReportWords.confidence(report.confidence()));
        if (!report.blamed().isEmpty()) {
            add("- To blame: " + escaped(ReportWords.blamed(report)));
        }
        add("- Next move: " + ReportWords.owner(report.owner()));
        add("- Again: " + report.retry().sentence(), "");
        if (!report.explanation().isEmpty()) {
            add(escaped(report.explanation()), "");
        }
    }

    private void evidence() {
        if (report.evidence().isEmpty()) {
            return;
        }
        add("## Evidence", "");
        report.evidence().forEach(line -> {
            String time = ReportWords.time(line.time(), zone);
            add(escaped(ReportWords.place(line)) + (time.isEmpty() ? "" : ", " + time), "");
            block("text", line.text());
        });
    }

    private void remedies() {
        if (report.remedies().isEmpty()) {
            return;
        }
        add("## What to do", "");
        for (Remedy remedy : report.remedies()) {
            add("- " + escaped(remedy.text()) + " *(" + ReportWords.owner(remedy.owner()) + ")*", "");
            ReportWords.command(remedy).ifPresent(command -> block("sh", command));
        }
    }

    private void surroundings() {
        if (report.surroundings().isEmpty()) {
            return;
        }
        add("## " + ReportWords.SURROUNDINGS, "");
        report.surroundings().forEach(sentence -> add("- " + escaped(sentence)));
        add("");
    }

    private void missing() {
        if (report.missing().isEmpty()) {
            return;
        }
        add("## Missing", "");
        for (Missing one : report.missing()) {
            add("- " + escaped(one.what()) + (one.why().isEmpty() ? "" : ": " + escaped(one.why())));
            if (!one.how().isEmpty()) {
                add("");
                block("text", one.how());
            }
        }
        add("");
    }

    private void setAside() {
        if (report.setAside().isEmpty()) {
            return;
        }
        add("## Set aside", "");
        for (SetAside aside : report.setAside()) {
            String times = ReportWords.times(aside.times());
            add("- " + escaped(ReportWords.place(aside.evidence())) + (times.isEmpty() ? "" : ", " + times) + ": "
                    + code(aside.evidence().text()) + "  ");
            add("  " + escaped(aside.why()));
        }
        add("");
    }

    private void timeline() {
        if (report.timeline().isEmpty()) {
            return;
        }
        Timeline cut = Timeline.of(report.timeline(), MOST_HAPPENINGS);
        add("## Time line", "", "Times are " + ReportWords.zone(zone) + "; **>** marks what carries the report.", "");
        add("| | time | where | what | line |", "|---|---|---|---|---|");
        for (Happening one : cut.shown()) {
            String times = ReportWords.times(one.times());
            add("| " + (one.decisive() ? "**>**" : "") + " | "
                    + ReportWords.time(one.evidence().time(), zone) + " | "
                    + escaped(ReportWords.where(one)) + " | "
                    + ReportWords.role(one.role()) + (times.isEmpty() ? "" : ", " + times) + " | "
                    + escaped(ReportWords.place(one.evidence())) + ": "
                    + escaped(cut(one.evidence().text())) + " |");
        }
        if (cut.more() > 0) {
            add("", cut.more() + " more are not shown.");
        }
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }

    /** The fence is longer than any in the text. */
    private void block(String language, String text) {
        int longest = FENCE.matcher(text)
                .results()
                .mapToInt(match -> match.group().length())
                .max()
                .orElse(2);
        String fence = "`".repeat(longest + 1);
        add("  " + fence + language);
        text.lines().forEach(line -> add("  " + cut(line)));
        add("  " + fence, "");
    }

    private static String code(String text) {
        int longest = Pattern.compile("`+")
                .matcher(text)
                .results()
                .mapToInt(match -> match.group().length())
                .max()
                .orElse(0);
        String tick = "`".repeat(longest + 1);
        return longest == 0 ? tick + cut(text) + tick : tick + " " + cut(text) + " " + tick;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + " ...";
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }
}
