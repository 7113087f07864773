package trainyard.app.diagnosis;

import java.io.IOException;
import trainyard.core.settings.SettingsFolder;

/** What finds causes and writes reports, for the screens. */
public record DiagnosisTools(
        JobDiagnoser jobs, FileDiagnoser files, NodeChecker nodes, ReportExports exports, Choosing choosing) {
    /** Those of this program, with the rules that the user keeps beside the shipped ones. */
    public static DiagnosisTools shipped() {
        var evidence = new EvidenceDiagnoser(SettingsFolder.ofThisUser().diagnosisRules());
        return new DiagnosisTools(
                evidence::job,
                evidence::files,
                (cluster, node) -> {
                    throw new IOException("This build cannot check a node yet.");
                },
                new ShippedExports(),
                Choosing.byDialog());
    }
}
