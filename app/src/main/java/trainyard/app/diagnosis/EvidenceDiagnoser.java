package trainyard.app.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import trainyard.app.kit.OpenCluster;
import trainyard.core.diagnose.Diagnosis;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.export.EvidenceFiles;
import trainyard.core.diagnose.gather.Gatherer;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.remote.RemoteException;
import trainyard.core.settings.Connection;

/** Diagnoses with core's rules and a folder of the site's own, which is read each time: it may change meanwhile. */
record EvidenceDiagnoser(Path rules) {
    Diagnosed job(OpenCluster cluster, String job, Path folder)
            throws RemoteException, IOException, InterruptedException {
        Connection connection = cluster.connection().now();
        new Gatherer(cluster.shell(), connection.sudo(), Clock.systemUTC()).gather(job, connection.name(), folder);
        Evidence evidence = EvidenceFolder.open(folder);
        return new Diagnosed(report(evidence), evidence, folder);
    }

    Diagnosed files(List<Path> files, Path folder) throws IOException, InterruptedException {
        // What was unpacked has to stay while its lines can be asked for.
        var opened = EvidenceFiles.open(files, ZoneId.systemDefault(), InputStream.nullInputStream());
        try {
            Evidence evidence = opened.evidence();
            return new Diagnosed(report(evidence), evidence, folder, opened);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private Report report(Evidence evidence) throws IOException, InterruptedException {
        return new Diagnosis(RuleBook.with(rules)).of(evidence);
    }
}
