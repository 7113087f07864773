package trainyard.core.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfFolderTest {
    @Test
    void included_lines_stand_where_the_include_does() {
        var folder = ConfFolder.read(ConfSource.texts(Map.of(
                "slurm.conf", "ClusterName=a\nInclude /etc/slurm/%c.conf\nSlurmUser=slurm\n",
                "a.conf", "NodeName=n1\n")));

        assertEquals(
                List.of("slurm.conf:1 ClusterName=a", "a.conf:1 NodeName=n1", "slurm.conf:3 SlurmUser=slurm"),
                folder.lines().get("slurm.conf").stream()
                        .map(line -> line.at().file() + ":" + line.at().line() + " " + line.head())
                        .map(line -> line.replace("/etc/slurm/", ""))
                        .toList());
        assertFalse(folder.has("gres.conf"));
    }

    @Test
    void a_circle_of_includes_is_a_problem_and_an_absent_file_is_told() {
        var folder = ConfFolder.read(ConfSource.texts(
                Map.of("slurm.conf", "Include b.conf\nInclude gone.conf\n", "b.conf", "Include slurm.conf\n")));

        assertEquals(
                "'slurm.conf' includes itself",
                folder.problems().get("slurm.conf").getFirst().what());
        assertEquals("gone.conf", folder.absent().get("slurm.conf").getFirst().path());
    }

    @Test
    void files_that_double_with_every_include_come_to_an_end() {
        var texts = new HashMap<String, String>();
        texts.put("slurm.conf", "Include 0\nInclude 0\n");
        for (int i = 0; i < 40; i++) {
            texts.put(String.valueOf(i), "Include " + (i + 1) + "\nInclude " + (i + 1) + "\n");
        }

        assertFalse(ConfFolder.read(ConfSource.texts(texts))
                .problems()
                .get("slurm.conf")
                .isEmpty());
    }

    @Test
    void a_folder_is_read_and_never_left(@TempDir Path above) throws IOException {
        Path folder = Files.createDirectory(above.resolve("conf"));
        Files.writeString(above.resolve("outside.conf"), "ClusterName=outside\n");
        Files.writeString(folder.resolve("slurm.conf"), "Include ../outside.conf\nInclude /etc/slurm/nodes.conf\n");
        Files.writeString(folder.resolve("nodes.conf"), "NodeName=n1\n");

        var read = ConfFolder.read(ConfSource.folder(folder));

        assertEquals(1, read.lines().get("slurm.conf").size());
        assertEquals(
                "../outside.conf", read.absent().get("slurm.conf").getFirst().path());
    }

    /** As {@code --conf .} names it. */
    @Test
    void the_folder_that_one_stands_in_has_folders_too() {
        assertEquals(Path.of("parts/nodes.conf"), ConfSource.file(Path.of(""), "parts/nodes.conf"));
        assertEquals(
                Path.of("parts/nodes.conf"),
                ConfSource.file(Path.of("."), "parts/nodes.conf").normalize());
        assertEquals(Path.of("conf/parts/nodes.conf"), ConfSource.file(Path.of("conf"), "parts/nodes.conf"));
    }

    @Test
    void an_include_of_the_root_folder_is_absent(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("slurm.conf"), "Include /\n");
        assertEquals(
                1,
                ConfFolder.read(ConfSource.folder(folder))
                        .absent()
                        .get("slurm.conf")
                        .size());
    }
}
