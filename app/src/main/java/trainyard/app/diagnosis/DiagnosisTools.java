package trainyard.app.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import trainyard.core.diagnose.Report;

/** What finds causes and writes reports, for the screens. */
public record DiagnosisTools(
        JobDiagnoser jobs, FileDiagnoser files, NodeChecker nodes, ReportExports exports, Choosing choosing) {
    /** Those of this program. */
    public static DiagnosisTools shipped() {
        return new DiagnosisTools(
                (cluster, job, folder) -> {
                    throw new IOException("This build cannot gather the evidence of a job yet.");
                },
                (files, folder) -> {
                    throw new IOException("This build cannot read files as evidence yet.");
                },
                (cluster, node) -> {
                    throw new IOException("This build cannot check a node yet.");
                },
                new NoExports(),
                Choosing.byDialog());
    }

    private static final class NoExports implements ReportExports {
        @Override
        public String html(Report report) throws IOException {
            throw new IOException("This build cannot write HTML yet.");
        }

        @Override
        public String markdown(Report report) throws IOException {
            throw new IOException("This build cannot write Markdown yet.");
        }

        @Override
        public String json(Report report) throws IOException {
            throw new IOException("This build cannot write JSON yet.");
        }

        @Override
        public void bundle(Diagnosed diagnosed, Path file) throws IOException {
            throw new IOException("This build cannot write a support bundle yet.");
        }
    }
}
