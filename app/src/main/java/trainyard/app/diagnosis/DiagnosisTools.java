package trainyard.app.diagnosis;

import java.time.Clock;
import trainyard.core.diagnose.check.NodeCheck;
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
                (cluster, node) -> new NodeCheck(
                                cluster.shell(), cluster.connection().now().sudo(), Clock.systemUTC())
                        .check(node),
                new ShippedExports(),
                Choosing.byDialog());
    }
}
