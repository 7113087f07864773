package trainyard.core.diagnose.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.diagnose.Diagnosis;
import trainyard.core.diagnose.Evidence;
import trainyard.core.diagnose.EvidenceFolder;
import trainyard.core.diagnose.EvidenceFolder.Manifest;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.render.Templates;

/** Whoever gets the bundle of a real failure comes to the report of whoever packed it. */
class RecordedBundlesTest {
    private static final Diagnosis DIAGNOSIS = new Diagnosis(RuleBook.shipped());

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_bundle_has_the_report_of_its_evidence() throws Exception {
        Path recorded = Path.of(Objects.requireNonNull(getClass().getResource("/trainyard/diagnose/recorded"))
                .toURI());
        List<Path> folders;
        try (Stream<Path> all = Files.walk(recorded, 2)) {
            folders = all.filter(EvidenceFolder::isOne).sorted().toList();
        }
        assertFalse(folders.isEmpty());
        return folders.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getParent().getFileName() + " " + one.getFileName(), () -> comesBack(one)));
    }

    private void comesBack(Path evidenceFolder) throws Exception {
        Evidence evidence = EvidenceFolder.open(evidenceFolder);
        Manifest manifest = EvidenceFolder.manifest(evidenceFolder);
        Report report = DIAGNOSIS.of(evidence);
        var origin = new SupportBundle.Origin(manifest.job(), manifest.cluster(), manifest.gathered());
        Path zip = folder.resolve("bundle.zip");

        Redaction removed = new SupportBundle(evidence, report, origin, true).write(zip, Templates.shipped());

        assertEquals(Map.of(), removed.counts(), "there is no secret in it");
        try (var opened = EvidenceFiles.open(List.of(zip), evidence.zone(), InputStream.nullInputStream())) {
            assertEquals(ReportJson.write(report), ReportJson.write(DIAGNOSIS.of(opened.evidence())));
        }
    }
}
