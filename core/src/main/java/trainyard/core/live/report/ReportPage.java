package trainyard.core.live.report;

import java.util.Map;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

/** A report as a page for a browser: one file, light and dark, for print too, with no script and nothing to load. */
public final class ReportPage {
    private ReportPage() {}

    /** @throws RenderException where a template of the user's own is broken */
    public static String html(ResourceReport report, Templates templates) throws RenderException {
        return templates.render("reports/resources.html.ftl", Map.of("report", report));
    }
}
