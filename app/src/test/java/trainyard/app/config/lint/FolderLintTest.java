package trainyard.app.config.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.truth.ControllerFiles;

class FolderLintTest {
    private static final String CONF = "ClusterName=c\nSlurmctldHost=h\nAccountingStorageLoc=x\n";

    @TempDir
    Path folder;

    private FolderLint lint() throws IOException {
        return FolderLint.of(folder, SlurmVersion.V24_11);
    }

    @Test
    void what_has_one_mend_is_shown_as_a_difference_and_written_only_then() throws Exception {
        Path file = Files.writeString(folder.resolve("slurm.conf"), CONF);
        FolderLint lint = lint();
        assertEquals(1, lint.changedFiles());
        assertTrue(lint.difference().contains("\n-AccountingStorageLoc=x"), lint.difference());
        assertEquals(CONF, Files.readString(file));

        FolderLint left = lint.mend(true);

        assertEquals(CONF.replace("AccountingStorageLoc=x\n", ""), Files.readString(file));
        assertEquals(CONF, Files.readString(folder.resolve("slurm.conf.orig")));
        assertEquals(0, left.changedFiles());
    }

    @Test
    void a_file_that_changed_meanwhile_is_left_alone() throws Exception {
        Path file = Files.writeString(folder.resolve("slurm.conf"), CONF);
        FolderLint lint = lint();
        Files.writeString(file, CONF + "# by hand\n");
        assertThrows(IOException.class, () -> lint.mend(false));
        assertEquals(CONF + "# by hand\n", Files.readString(file));
    }

    @Test
    void a_folder_without_slurms_files_is_a_sentence() {
        String message = assertThrows(IOException.class, this::lint).getMessage();
        assertTrue(message.endsWith("choose the folder where slurm.conf lies."), message);
    }

    @Test
    void a_controllers_files_are_linted_as_its_own_version_reads_them_and_never_written() throws Exception {
        var read = new ControllerFiles(
                "head",
                "/etc/slurm",
                Optional.of(SlurmVersion.V26_05),
                Map.of("slurm.conf", CONF + "MetricsType=metrics/openmetrics\n"),
                Map.of("slurmdbd.conf", "slurmdbd.conf is left out."));
        FolderLint lint = FolderLint.of(read);
        assertEquals("head:/etc/slurm", lint.place());
        assertEquals(
                List.of("slurm.conf:3"),
                lint.report().findings().stream()
                        .filter(finding -> finding.message().contains("AccountingStorageLoc"))
                        .map(finding -> finding.at().file() + ":" + finding.at().line())
                        .toList());
        assertTrue(lint.report().findings().stream()
                .noneMatch(finding -> finding.message().contains("MetricsType")));
        assertTrue(lint.summary().endsWith("slurmdbd.conf is left out."), lint.summary());
        assertThrows(IOException.class, () -> lint.mend(false));
    }

    @Test
    void a_controller_whose_files_cannot_be_read_is_a_sentence() {
        var none = new ControllerFiles(
                "head",
                "/etc/slurm",
                Optional.of(SlurmVersion.V24_11),
                Map.of(),
                Map.of("slurm.conf", "Not readable."));
        String message =
                assertThrows(IOException.class, () -> FolderLint.of(none)).getMessage();
        assertEquals("None of Slurm's files can be read in head:/etc/slurm. Not readable.", message);
    }
}
