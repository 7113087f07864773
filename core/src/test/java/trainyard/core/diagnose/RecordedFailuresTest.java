package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import trainyard.core.diagnose.rules.RuleBook;

/**
 * What real Slurm left behind when failures were caused on purpose. Beside each folder's evidence, {@code expected.txt}
 * has the cause, and a line for each thing that must be blamed.
 */
class RecordedFailuresTest {
    private static final Diagnosis DIAGNOSIS = new Diagnosis(RuleBook.shipped());

    @TestFactory
    Stream<DynamicTest> is_what_was_caused() throws Exception {
        List<Path> folders = folders();
        assertFalse(folders.isEmpty());
        return folders.stream()
                .map(folder ->
                        DynamicTest.dynamicTest(folder.getParent().getFileName() + " " + folder.getFileName(), () -> {
                            List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
                            Report report = DIAGNOSIS.of(EvidenceFolder.open(folder));
                            assertEquals(expected.getFirst(), report.cause(), () -> told(report));
                            assertTrue(
                                    Blames.are(expected.subList(1, expected.size()), report),
                                    () -> expected + " but " + told(report));
                        }));
    }

    private static String told(Report report) {
        return report.summary() + " " + Blames.of(report) + " " + report.evidence() + " " + report.setAside();
    }

    private static List<Path> folders() throws Exception {
        try (Stream<Path> all = Files.walk(recorded(), 2)) {
            return all.filter(EvidenceFolder::isOne).sorted().toList();
        }
    }

    private static Path recorded() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RecordedFailuresTest.class.getResource("/trainyard/diagnose/recorded"))
                .toURI());
    }
}
