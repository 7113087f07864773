package trainyard.core.plan.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OpenPlanTest {
    private static final Edit EDIT = new PartitionEdit.SetAttribute("debug", "max_time", Data.text("4:00:00"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(
                folder.resolve("cluster.yaml"),
                "\ufeff" + NastyPlans.text("comments").replace("\n", "\r\n"));
    }

    @Test
    void a_saved_plan_has_the_bytes_of_the_document() throws Exception {
        OpenPlan open = OpenPlan.open(file);
        byte[] original = Files.readAllBytes(file);
        assertArrayEquals(original, open.saved().text().bytes());
        PlanDocument edited = open.saved().apply(EDIT);
        assertTrue(open.differs(edited));
        assertTrue(open.save(edited));
        assertFalse(open.differs(edited));
        assertFalse(open.isChangedOnDisk());
        assertArrayEquals(edited.text().bytes(), Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "no draft stays behind");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void mode_and_link_stay() throws Exception {
        var mode = PosixFilePermissions.fromString("rw-rw-r-x");
        Files.setPosixFilePermissions(file, mode);
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("cluster.yaml"));
        OpenPlan open = OpenPlan.open(link);
        PlanDocument edited = open.saved().apply(EDIT);
        assertTrue(open.save(edited));
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(edited.text().bytes(), Files.readAllBytes(file));
        assertEquals(mode, Files.getPosixFilePermissions(file));
    }

    @Test
    void what_somebody_else_wrote_meanwhile_is_noticed_and_not_overwritten() throws Exception {
        OpenPlan open = OpenPlan.open(file);
        PlanDocument mine = open.saved().apply(EDIT);
        var time = Files.getLastModifiedTime(file);
        PlanDocument other = open.saved().apply(new NodeEdit.RenameNode("compute-02", "other"));
        Files.write(file, other.text().bytes());
        Files.setLastModifiedTime(file, time);
        assertTrue(open.isChangedOnDisk());
        assertFalse(open.save(mine));
        assertArrayEquals(other.text().bytes(), Files.readAllBytes(file));

        PlanDocument theirs = open.onDisk().orElseThrow();
        Merge merge = Merge.of(open.saved(), mine, theirs);
        assertEquals(List.of(), merge.conflicts());
        open.take(Optional.of(theirs));
        assertTrue(open.save(merge.merged()));
        assertEquals(
                List.of("partition debug: max_time 24:00:00 -> 4:00:00"),
                Differences.sentences(Differences.between(theirs, open.saved())));
    }

    @Test
    void a_file_that_is_gone_is_written_again_when_that_is_known() throws Exception {
        OpenPlan open = OpenPlan.open(file);
        Files.delete(file);
        assertTrue(open.isChangedOnDisk());
        assertFalse(open.save(open.saved()));
        open.take(open.onDisk());
        assertTrue(open.save(open.saved()));
        assertFalse(open.isChangedOnDisk());
    }

    @Test
    void what_cannot_be_read_is_a_sentence() throws IOException {
        assertTrue(sentence(folder.resolve("none.yaml")).contains("there is no such file"));
        Files.write(file, new byte[] {(byte) 0xff, 0});
        assertTrue(sentence(file).contains("is not UTF-8 text"));
        Files.writeString(file, "a: [1");
        assertTrue(sentence(file).contains("is not YAML in line 1"));
    }

    private static String sentence(Path file) {
        return String.valueOf(
                assertThrows(IOException.class, () -> OpenPlan.open(file)).getMessage());
    }
}
