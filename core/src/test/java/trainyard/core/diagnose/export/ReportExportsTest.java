package trainyard.core.diagnose.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.diagnose.Happening;
import trainyard.core.diagnose.Report;
import trainyard.core.diagnose.Role;
import trainyard.core.render.Templates;

class ReportExportsTest {
    /** What is rendered lies under target/diagnose; after a look at it, it may take the place of the old one. */
    private static void assertGolden(String name, String text) throws IOException {
        Path rendered = Files.createDirectories(Path.of("target/diagnose")).resolve(name);
        Files.writeString(rendered, text);
        try (var in = ReportExportsTest.class.getResourceAsStream("/trainyard/diagnose/export/" + name)) {
            assertNotNull(in, () -> "there is no " + name + " to compare with " + rendered.toAbsolutePath());
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
        }
    }

    private static String html(Report report) throws Exception {
        return ReportHtml.of(report, ZoneOffset.UTC, Templates.shipped());
    }

    private static List<String> keys(JsonNode node) {
        return List.copyOf(node.propertyNames());
    }

    @Test
    void json_has_these_keys_for_ever() {
        JsonNode root = new ObjectMapper().readTree(ReportJson.write(Reports.rich()));
        assertEquals(
                List.of(
                        "cause",
                        "title",
                        "layer",
                        "confidence",
                        "summary",
                        "explanation",
                        "blamed",
                        "evidence",
                        "set_aside",
                        "missing",
                        "surroundings",
                        "owner",
                        "remedies",
                        "retry",
                        "retry_advice",
                        "job",
                        "timeline"),
                keys(root));
        assertEquals(List.of("kind", "name"), keys(root.at("/blamed/0")));
        assertEquals(List.of("source", "line", "time", "text"), keys(root.at("/evidence/0")));
        assertEquals(List.of("source", "line", "time", "text", "times", "why"), keys(root.at("/set_aside/0")));
        assertEquals(List.of("what", "why", "how"), keys(root.at("/missing/0")));
        assertEquals(List.of("text", "owner", "command", "action"), keys(root.at("/remedies/0")));
        assertEquals(
                List.of("id", "name", "user", "state", "exit_code", "nodes", "started", "ended", "slurm"),
                keys(root.at("/job")));
        assertEquals(
                List.of("time", "source", "line", "role", "rule", "cause", "node", "rank", "times", "decisive", "text"),
                keys(root.at("/timeline/0")));
    }

    @Test
    void json_has_words_iso_times_quoted_commands_and_nulls() {
        JsonNode root = ReportJson.of(Reports.rich());
        assertEquals(
                "gpu-lost gpu confirmed operator other-nodes",
                String.join(
                        " ",
                        List.of(
                                root.get("cause").asString(),
                                root.get("layer").asString(),
                                root.get("confidence").asString(),
                                root.get("owner").asString(),
                                root.get("retry").asString())));
        assertEquals("Submit it again on other nodes.", root.get("retry_advice").asString());
        assertEquals("2026-03-01T12:00:05Z", root.at("/evidence/0/time").asString());
        assertEquals(812, root.at("/evidence/0/line").asLong());
        assertTrue(root.at("/evidence/1/time").isNull());
        assertEquals(
                "scontrol update NodeName=gpu-01 State=DRAIN 'Reason=Xid 79'",
                root.at("/remedies/0/command").asString());
        assertEquals("drain", root.at("/remedies/0/action").asString());
        assertTrue(root.at("/remedies/1/command").isNull()
                && root.at("/remedies/1/action").isNull());
        assertEquals(2, root.at("/timeline/0/rank").asInt());
        assertTrue(root.at("/timeline/8/rank").isNull()
                && root.at("/timeline/8/node").isNull());
        assertEquals("unknown", ReportJson.of(Reports.unknown()).get("cause").asString());
    }

    @Test
    void the_documents_are_those_that_were_looked_at() throws Exception {
        assertGolden("rich.md", ReportMarkdown.of(Reports.rich(), ZoneId.of("Europe/Berlin")));
        assertGolden("unknown.md", ReportMarkdown.of(Reports.unknown(), ZoneOffset.UTC));
        assertGolden("rich.html", html(Reports.rich()));
        assertGolden("unknown.html", html(Reports.unknown()));
    }

    @Test
    void what_a_log_says_is_text_and_no_part_of_a_page() throws Exception {
        String page = html(Reports.rich());
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"), page);
        assertFalse(page.matches("(?s).*(src|href)=.*"), "it loads something");
        assertTrue(page.contains("default-src 'none'"), page);
    }

    @Test
    void no_document_has_a_secret() throws Exception {
        for (String text : List.of(
                ReportJson.write(Reports.rich()),
                ReportMarkdown.of(Reports.rich(), ZoneOffset.UTC),
                html(Reports.rich()))) {
            assertFalse(text.contains("abcdefghijklmnopqrst1234"), text);
            assertTrue(text.contains("removed:hugging-face-token"), text);
        }
    }

    @Test
    void a_long_time_line_keeps_what_carries_the_report() {
        var timeline = new ArrayList<Happening>(IntStream.range(0, 500)
                .mapToObj(i -> Reports.happening(Reports.line("a.txt", i + 1, i, "noise"), Role.NOISE, 0, false))
                .toList());
        timeline.add(Reports.happening(Reports.line("z.txt", 7, 900, "the cause"), Role.INITIATOR, 1, true));

        String text = ReportMarkdown.of(Reports.with(timeline), ZoneOffset.UTC);

        assertEquals(
                50,
                text.lines()
                        .filter(line -> line.matches("\\| (\\*\\*>\\*\\*)? \\|.*"))
                        .count(),
                text);
        assertTrue(
                text.contains(
                        "| **>** | 2026-03-01 12:15:05 | gpu-01, rank 1 | can start a failure | z.txt:7: the cause |"),
                text);
        assertTrue(text.contains("451 more are not shown."), text);
    }

    @Test
    void ranks_that_are_alike_share_a_row_and_the_odd_one_stands_first() {
        RankGrid grid = RankGrid.of(Reports.rich().timeline()).orElseThrow();
        assertEquals(
                List.of("2", "0-1,3-7"),
                grid.rows().stream().map(RankGrid.Row::ranks).toList());
        assertEquals(60, grid.width().toSeconds());
        assertEquals("2026-03-01T12:00:00Z", grid.starts().getFirst().toString());
        assertEquals(11, grid.starts().size());
        assertTrue(grid.rows().getFirst().cells().getFirst().decisive());
        assertEquals(Role.VICTIM, grid.rows().get(1).cells().getLast().role().orElseThrow());
        assertTrue(RankGrid.of(Reports.rich().timeline().subList(0, 1)).isEmpty());
    }

    @Test
    void a_grid_stays_small_however_many_ranks_and_hours() {
        var timeline = IntStream.range(0, 500)
                .mapToObj(i -> Reports.happening(Reports.line("a.txt", 1, i * 4000, "x"), Role.VICTIM, i, i == 300))
                .toList();
        RankGrid grid = RankGrid.of(timeline).orElseThrow();
        assertTrue(
                grid.starts().size() <= 24, () -> String.valueOf(grid.starts().size()));
        assertEquals("300", grid.rows().getFirst().ranks());
        assertEquals(
                500,
                grid.moreRanks()
                        + grid.rows().stream().mapToInt(RankGrid.Row::count).sum());
    }
}
