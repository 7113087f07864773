package trainyard.core.live.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;
import trainyard.core.settings.PrivateFiles;

/** A report as a page for a browser: one file, light and dark, for print too, with no script and nothing to load. */
public final class ReportPage {
    private ReportPage() {}

    /** @throws RenderException where a template of the user's own is broken */
    public static String html(ResourceReport report, Templates templates) throws RenderException {
        return templates.render("reports/resources.html.ftl", Map.of("report", report));
    }

    /** Writes the page whole or not at all: a page of before stays until the new one is there. */
    public static void write(ResourceReport report, Templates templates, Path file)
            throws RenderException, IOException {
        String page = html(report, templates);
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            Files.writeString(draft, page);
            PrivateFiles.replace(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
