package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.plan.ExamplePlans;

class LintCommandTest {
    @TempDir
    private Path folder;

    private record Said(int status, String out, String errors) {}

    private static Said run(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        int status = Trainyard.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(words);
        return new Said(status, out.toString(), errors.toString());
    }

    private Path conf(String text) throws IOException {
        Files.writeString(folder.resolve("slurm.conf"), text);
        return folder;
    }

    @Test
    void a_configuration_is_told_file_by_file_and_fails_with_an_error() throws Exception {
        Path conf = conf("ClusterName=c\nSlurmctldHost=head\nCacheGroups=1\n");

        Said said = run("lint", "--conf", conf.toString(), "--slurm", "24.11");

        assertEquals(1, said.status());
        assertEquals("slurm.conf", said.out().lines().findFirst().orElseThrow());
        assertTrue(
                said.out()
                        .contains("  3:1  error  'CacheGroups' is no key of slurm.conf in Slurm 24.11  [unknown-key]"),
                said.out());
        assertTrue(said.out().contains("1 error, 1 warning, 3 notes"), said.out());
    }

    @Test
    void the_version_decides() throws Exception {
        Path conf = conf("ClusterName=c\nSlurmctldHost=head\nMetricsType=metrics/openmetrics\n");

        assertEquals(
                1, run("lint", "--conf", conf.toString(), "--slurm", "25.05").status());
        assertEquals(
                0, run("lint", "--conf", conf.toString(), "--slurm", "26.05").status());
    }

    @Test
    void json_has_all_that_a_program_needs() throws Exception {
        Path conf = conf("ClusterName=c\nSlurmctldHost=head\nCacheGroups=1\n");

        JsonNode found = new ObjectMapper()
                .readTree(run("lint", "--conf", conf.toString(), "--json").out());

        JsonNode last = found.get(found.size() - 1);
        assertEquals("unknown-key", last.get("rule").asString());
        assertEquals("error", last.get("severity").asString());
        assertEquals("slurm.conf", last.get("file").asString());
        assertEquals(3, last.get("line").asInt());
        assertEquals("remove it", last.get("mend").asString());
        assertTrue(last.get("message").asString().contains("CacheGroups"));
    }

    @Test
    void a_plan_is_linted_as_the_files_that_it_becomes() throws Exception {
        Path plan = Files.writeString(
                folder.resolve("cluster.yaml"),
                ExamplePlans.text("two-gpu-nodes")
                        .replace("    slurm_config:\n", "    slurm_config:\n      extra: [\"FastSchedule=2\"]\n"));

        Said said = run("lint", plan.toString(), "--slurm", "24.11", "--rules");

        assertEquals(1, said.status(), said.out());
        assertTrue(said.out().contains("of the plan]"), said.out());
        assertTrue(said.out().contains("FAIL  unknown-word"), said.out());
        assertTrue(said.out().contains("PASS  unknown-key"), said.out());
        assertEquals(0, run("lint", good().toString()).status());
    }

    @Test
    void what_has_one_mend_is_mended_in_the_file() throws Exception {
        String text = "ClusterName=c\nSlurmctldHost=head\nAccountingStorageLoc=x\n# ours\n";
        Path file = conf(text).resolve("slurm.conf");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Said shown = run("lint", "--conf", folder.toString(), "--fix", "--dry-run");
        assertEquals(text, Files.readString(file));
        assertTrue(shown.out().contains("\n-AccountingStorageLoc=x\n"), shown.out());

        Said said = run("lint", "--conf", folder.toString(), "--fix", "--keep-orig");
        assertEquals(0, said.status(), said.out() + said.errors());
        assertEquals("ClusterName=c\nSlurmctldHost=head\n# ours\n", Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(text, Files.readString(folder.resolve("slurm.conf.orig")));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void a_file_that_is_no_utf_8_is_left_alone() throws Exception {
        byte[] text = "ClusterName=c\nSlurmctldHost=head\nAccountingStorageLoc=x\n# caf\u00e9\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("slurm.conf"), text);

        Said said = run("lint", "--conf", folder.toString(), "--fix");

        assertEquals(1, said.status());
        assertTrue(said.errors().contains("no UTF-8 text"), said.errors());
        assertArrayEquals(text, Files.readAllBytes(file));
    }

    private Path good() throws IOException {
        return Files.writeString(folder.resolve("good.yaml"), ExamplePlans.text("two-gpu-nodes"));
    }

    @Test
    void a_wrong_call_is_said_in_a_sentence() throws Exception {
        assertEquals(2, run("lint").status());
        assertEquals(2, run("lint", "--conf", folder.resolve("gone").toString()).status());
        Said said = run("lint", "--conf", conf("ClusterName=c\n").toString(), "--slurm", "new");
        assertEquals(2, said.status());
        assertTrue(said.errors().contains("'new' is no version of Slurm"), said.errors());
    }
}
