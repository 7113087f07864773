package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private static String run(int status, String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        assertEquals(
                status,
                Trainyard.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(errors))
                        .execute(words),
                errors.toString());
        return status == 0 ? out.toString() : errors.toString();
    }

    @Test
    void the_demo_is_reported_in_text_and_json() {
        String text = run(0, "report", "--demo");
        assertTrue(text.contains("\nGPU use by user\n") && text.contains("\nActive jobs\n"), text);
        JsonNode report = new ObjectMapper().readTree(run(0, "report", "--demo", "--json"));
        assertEquals(4096, report.get("gpus").get("total").asInt());
        int nodes = 0;
        int gpus = 0;
        for (JsonNode line : report.get("nodes")) {
            nodes += line.get("count").asInt();
            gpus += line.get("count").asInt() * line.get("gpus").asInt();
        }
        assertEquals(512, nodes);
        assertEquals(4096, gpus);
    }

    @Test
    void a_page_is_written_to_a_file() throws Exception {
        Path page = folder.resolve("report.html");
        assertEquals("", run(0, "report", "--demo", "--html", page.toString()));
        assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
        String said = run(
                1,
                "report",
                "--demo",
                "--html",
                folder.resolve("no/such/report.html").toString());
        assertTrue(said.contains("cannot be read or written"), said);
    }
}
