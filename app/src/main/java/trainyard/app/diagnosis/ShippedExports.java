package trainyard.app.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.export.ReportHtml;
import trainyard.core.diagnose.export.ReportJson;
import trainyard.core.diagnose.export.ReportMarkdown;
import trainyard.core.diagnose.export.SupportBundle;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

/** The documents that core writes, with times of this machine's zone. */
final class ShippedExports implements ReportExports {
    @Override
    public String html(Report report) throws IOException {
        try {
            return ReportHtml.of(report, ZoneId.systemDefault(), Templates.shipped());
        } catch (RenderException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    @Override
    public String markdown(Report report) {
        return ReportMarkdown.of(report, ZoneId.systemDefault());
    }

    @Override
    public String json(Report report) {
        return ReportJson.write(report);
    }

    @Override
    public void bundle(Diagnosed diagnosed, Path file) throws IOException {
        try {
            new SupportBundle(diagnosed.evidence(), diagnosed.report(), origin(diagnosed), false)
                    .write(file, Templates.shipped());
        } catch (RenderException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private static SupportBundle.Origin origin(Diagnosed diagnosed) throws IOException {
        if (!EvidenceFolder.isOne(diagnosed.folder())) {
            return new SupportBundle.Origin(
                    diagnosed.report().job().id(), "", Clock.systemUTC().instant());
        }
        EvidenceFolder.Manifest manifest = EvidenceFolder.manifest(diagnosed.folder());
        return new SupportBundle.Origin(manifest.job(), manifest.cluster(), manifest.gathered());
    }
}
