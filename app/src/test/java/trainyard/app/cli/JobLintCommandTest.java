package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JobLintCommandTest {
    private static final String TWICE = "#!/bin/bash\n#SBATCH --time=10 --mem=1G\n#SBATCH --mem-per-cpu=1G\n";

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

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("job.sh"), text).toString();
    }

    @Test
    void a_script_is_told_line_by_line_and_fails_with_an_error() throws Exception {
        String file = script(TWICE);

        Said said = run("job", "lint", file);

        assertEquals(1, said.status(), said.errors());
        assertEquals(file, said.out().lines().findFirst().orElseThrow());
        assertTrue(said.out().contains("  3:9  error  --mem and --mem-per-cpu exclude each other"), said.out());
        assertTrue(said.out().contains("[exclusive-options]"), said.out());
        assertTrue(said.out().contains("1 error, 0 warnings, 0 notes"), said.out());
    }

    @Test
    void warnings_alone_are_no_failure_and_the_version_decides() throws Exception {
        String file = script("#!/bin/bash\n#SBATCH --time=10 --cpus-per-task=4\nsrun ./a\n");

        assertEquals(0, run("job", "lint", file).status());
        Said old = run("job", "lint", file, "--slurm", "22.05");
        assertEquals(0, old.status());
        assertTrue(old.out().contains("0 errors, 1 warning, 0 notes"), old.out());
        assertTrue(run("job", "lint", file).out().contains("0 errors, 0 warnings, 0 notes"));
    }

    @Test
    void json_has_all_that_a_program_needs() throws Exception {
        JsonNode found = new ObjectMapper()
                .readTree(run("job", "lint", script(TWICE), "--json").out());

        assertEquals(1, found.size());
        assertEquals("exclusive-options", found.get(0).get("rule").asString());
        assertEquals("error", found.get(0).get("severity").asString());
        assertEquals(3, found.get(0).get("line").asInt());
        assertEquals("remove one of them", found.get(0).get("mend").asString());
    }

    @Test
    void a_dash_reads_the_standard_input() {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(TWICE.getBytes(StandardCharsets.UTF_8)));
        try {
            Said said = run("job", "lint", "-");
            assertEquals(1, said.status());
            assertEquals("stdin", said.out().lines().findFirst().orElseThrow());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void the_rules_are_listed_and_a_wrong_call_is_said_in_a_sentence() throws Exception {
        assertTrue(run("job", "lint", "--rules").out().contains("launchers-per-node"));
        assertEquals(2, run("job", "lint").status());
        assertTrue(
                run("job", "lint", script(TWICE), "--slurm", "new").errors().contains("'new' is no version of Slurm"));
        assertEquals(1, run("job", "lint", folder.resolve("gone").toString()).status());
    }
}
