package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.demo.DemoServer;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.Confidence;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.Layer;
import trainyard.core.diagnose.Missing;
import trainyard.core.diagnose.Owner;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Retry;
import trainyard.core.diagnose.SetAside;
import trainyard.core.settings.Connections;
import trainyard.core.settings.SettingsFolder;

class DiagnoseCommandTest {
    private static final String RULES = """
            causes:
              - {slug: tea-kettle, title: The kettle was off, layer: host, tier: resource, owner: user, retry: after-fix,
                 summary: The kettle was off., explanation: Kettles need power.,
                 remedies: [{text: Switch it on., owner: user, command: [kettle, "--on"]}]}
            rules:
              - {id: tea-kettle.off, cause: tea-kettle, role: initiator, weight: high, find: [kettle is off],
                 says: The kettle says so., matches: [{line: 'kettle is off'}], misses: [kettle is on]}
            """;

    @TempDir
    private Path folder;

    private String before = "";

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

    @BeforeEach
    void settings() {
        before = System.getProperty(SettingsFolder.OVERRIDE, "");
        System.setProperty(SettingsFolder.OVERRIDE, folder.resolve("settings").toString());
    }

    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(SettingsFolder.OVERRIDE);
        } else {
            System.setProperty(SettingsFolder.OVERRIDE, before);
        }
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static JsonNode json(Said said) {
        assertEquals(0, said.status(), said.errors());
        return new ObjectMapper().readTree(said.out());
    }

    @Test
    void a_log_gives_a_report_also_where_nothing_is_known() throws Exception {
        Said said = run("diagnose", file("a.log", "all is well\n"));
        assertEquals(0, said.status(), said.errors());
        assertTrue(said.out().contains("Cause not known [unknown]\n"), said.out());
        assertEquals(
                "unknown",
                json(run("diagnose", file("a.log", "all is well\n"), "--json"))
                        .get("cause")
                        .asString());
    }

    @Test
    void the_standard_input_is_read_where_a_dash_stands() {
        var stdin = System.in;
        System.setIn(new ByteArrayInputStream("all is well\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(
                    "unknown", json(run("diagnose", "-", "--json")).get("cause").asString());
        } finally {
            System.setIn(stdin);
        }
    }

    @Test
    void documents_and_a_bundle_are_written_and_the_bundle_is_read_again() throws Exception {
        Path bundle = folder.resolve("out/bundle.zip");
        Path page = folder.resolve("report.html");
        Path text = folder.resolve("report.md");
        Said said = run(
                "diagnose",
                file("a.log", "HF_TOKEN=correct-horse\n"),
                "--html",
                page.toString(),
                "--markdown",
                text.toString(),
                "--bundle",
                bundle.toString());
        assertEquals(0, said.status(), said.errors());
        assertTrue(said.errors().contains("secrets taken out: 1."), said.errors());
        assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
        assertTrue(Files.readString(text).startsWith("# Cause not known"));
        assertEquals(0, run("diagnose", bundle.toString()).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "; give files, - for the standard input, or --job with a cluster",
                "--job x --demo; 'x' is no job's id",
                "--demo a.log; say which with --job",
                "a.log --zone Mars; 'Mars' is no time zone",
                "a.log --slurm new; 'new' is no version of Slurm",
                "a.log --with-binaries; --with-binaries is about a bundle",
                "a.log --rules gone; gone is no folder",
                "--job 12; say which cluster"
            })
    void a_wrong_call_is_said_and_has_status_2(@Nullable String words, String sentence) {
        Said said = run(words == null ? new String[] {"diagnose"} : ("diagnose " + words).split(" "));
        assertEquals(2, said.status(), said.out());
        assertTrue(said.errors().contains(sentence), said.errors());
    }

    @Test
    void a_file_that_is_not_there_is_a_failure() {
        Said said = run("diagnose", folder.resolve("gone.log").toString());
        assertEquals(1, said.status());
        assertTrue(said.errors().contains("there is no such file or folder"), said.errors());
    }

    @Test
    void a_job_is_diagnosed_from_its_id_alone_and_a_log_that_is_given_goes_along() throws Exception {
        try (var server = DemoServer.start()) {
            Connections.in(SettingsFolder.ofThisUser()).add(server.connection());
            String cluster = server.connection().name();
            JsonNode jobs = json(run("jobs", "--json", "--cluster", cluster));
            String failed = "";
            for (JsonNode job : jobs) {
                if (job.get("state").asString().equals("FAILED")) {
                    failed = job.get("id").asString();
                }
            }
            Path bundle = folder.resolve("job.zip");
            JsonNode report = json(run(
                    "diagnose",
                    file("own.log", "all is well\n"),
                    "--job",
                    failed,
                    "--cluster",
                    cluster,
                    "--json",
                    "--bundle",
                    bundle.toString()));
            assertEquals(failed, report.at("/job/id").asString());
            assertEquals("FAILED", report.at("/job/state").asString());
            try (var files = new ZipFile(bundle.toFile())) {
                List<String> names = files.stream().map(ZipEntry::getName).toList();
                assertTrue(names.contains("slurm/accounting.txt"), names.toString());
                assertTrue(names.stream().anyMatch(name -> name.endsWith("/own.log")), names.toString());
            }
            Said unknown = run("diagnose", "--job", "999999999", "--cluster", cluster);
            assertEquals(1, unknown.status());
            assertTrue(unknown.errors().contains("does not know job 999999999"), unknown.errors());
        }
    }

    @Test
    void rules_are_listed_with_those_of_the_site() throws Exception {
        file("settings/diagnosis/site.yaml", RULES);
        Said said = run("diagnose", "rules");
        assertEquals(0, said.status(), said.errors());
        assertTrue(said.out().contains("tea-kettle.off  "), said.out());
        assertTrue(said.out().contains("The kettle says so."), said.out());
        assertTrue(said.out().contains(" 0 problems"), said.out());
    }

    @Test
    void what_is_wrong_with_rules_is_said_and_the_rest_is_used() throws Exception {
        Path rules = Path.of(file(
                        "rules/site.yaml",
                        RULES.replace("misses: [kettle is on]", "misses: [the kettle is off]")
                                + "  - {id: tea-kettle.loud, role: loud, find: [xyz], says: y}\n"))
                .getParent();
        Said said = run("diagnose", "rules", "--rules", rules.toString());
        assertEquals(1, said.status());
        assertTrue(said.errors().contains("'loud' is no role"), said.errors());
        assertTrue(
                said.errors().contains("tea-kettle.off: it matches what it has to miss: the kettle is off"),
                said.errors());
        Said used = run("diagnose", file("a.log", "x"), "--rules", rules.toString(), "--json");
        assertTrue(used.errors().contains("'loud' is no role"), used.errors());
        assertEquals("unknown", json(used).get("cause").asString());
    }

    @Test
    void the_text_has_the_verdict_first_and_all_parts() {
        var out = new StringWriter();
        new DiagnosisText(new PrintWriter(out), ZoneOffset.UTC).print(report());
        assertEquals("""
                The kettle was off [tea-kettle]
                Job 12 "tea" of ada: FAILED, exit code 1:0, on gpu-[01-02]

                The kettle of gpu-01 was off.

                confidence  probable: nothing else explains the evidence as well
                layer       host
                to blame    node gpu-01
                next move   the job's user
                again       Submit it again once this is mended.

                Kettles need power.

                Evidence
                  a.log:3  2026-03-01 12:00:05
                    | kettle is off

                What to do
                  - Switch it on. (the job's user)
                        kettle --on 'very hot'

                Beside and before it
                  - Of other runs of tea in a week, 0 of 2 completed.

                Missing
                  - the log of the plug: Nobody looked.
                        cat plug.log

                Set aside
                  a.log
                    | no tea
                        It follows from the kettle. (7 times)
                """, out.toString());
        assertFalse(out.toString().contains("null"));
    }

    private static Report report() {
        return new Report(
                new JobFacts(
                        "12",
                        "tea",
                        "ada",
                        "FAILED",
                        "1:0",
                        List.of("gpu-01", "gpu-02"),
                        Optional.empty(),
                        Optional.empty(),
                        ""),
                "tea-kettle",
                "The kettle was off",
                Layer.HOST,
                Confidence.PROBABLE,
                "The kettle of gpu-01 was off.",
                "Kettles need power.",
                List.of(new Blamed(Blamed.Kind.NODE, "gpu-01")),
                List.of(new EvidenceLine(
                        "a.log", 3, Optional.of(Instant.parse("2026-03-01T12:00:05Z")), "kettle is off")),
                List.of(new SetAside(
                        new EvidenceLine("a.log", 0, Optional.empty(), "no tea"), 7, "It follows from the kettle.")),
                List.of(new Missing("the log of the plug", "Nobody looked.", "cat plug.log")),
                List.of("Of other runs of tea in a week, 0 of 2 completed."),
                Owner.USER,
                List.of(new Remedy(
                        "Switch it on.", Owner.USER, List.of("kettle", "--on", "very hot"), Optional.empty())),
                Retry.AFTER_FIX,
                List.of());
    }
}
