package trainyard.core.diagnose.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Optional;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Role;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

/**
 * A report as a page for a browser: one file, light and dark, for print too, with no script and nothing to load. Secrets
 * are taken out.
 */
public final class ReportHtml {
    /** More than anybody reads, and what a browser shows at once. */
    private static final int MOST_HAPPENINGS = 1_000;

    private ReportHtml() {}

    /**
     * @param zone in which times are told
     * @throws RenderException where a template of the user's own is broken
     */
    public static String of(Report given, ZoneId zone, Templates templates) throws RenderException {
        Report report = new Redaction().of(given);
        var model = new HashMap<String, Object>();
        model.put("report", report);
        model.put("words", new Words(zone));
        model.put("timeline", Timeline.of(report.timeline(), MOST_HAPPENINGS));
        RankGrid.of(report.timeline()).ifPresent(grid -> model.put("grid", grid));
        return templates.render("reports/diagnosis.html.ftl", model);
    }

    /** The words of {@link ReportWords} for the template, with times in one zone. */
    public record Words(ZoneId zone) {
        public String title(Report report) {
            return ReportWords.title(report);
        }

        public String confidence(Report report) {
            return ReportWords.confidence(report.confidence());
        }

        public String owner(Owner owner) {
            return ReportWords.owner(owner);
        }

        public String layer(Layer layer) {
            return ReportWords.layer(layer);
        }

        public String role(Role role) {
            return ReportWords.role(role);
        }

        public String kind(Blamed.Kind kind) {
            return ReportWords.kind(kind);
        }

        public String surroundings() {
            return ReportWords.SURROUNDINGS;
        }

        public String zoneName() {
            return ReportWords.zone(zone);
        }

        public String place(EvidenceLine line) {
            return ReportWords.place(line);
        }

        public String where(Happening happening) {
            return ReportWords.where(happening);
        }

        public String job(JobFacts job) {
            return ReportWords.job(job);
        }

        public String command(Remedy remedy) {
            return ReportWords.command(remedy).orElse("");
        }

        public String time(Optional<Instant> time) {
            return ReportWords.time(time, zone);
        }

        public String clock(Instant time) {
            return ReportWords.time(time, zone);
        }
    }
}
