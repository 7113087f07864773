package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trainyard.core.slurm.JobState.Phase;
import trainyard.core.slurm.NodeState.Shown;

/** Tables of what each version's documentation lists, and of what its commands can write. */
class DocumentedStatesTest {
    private static final List<String> VERSIONS = List.of("22.05", "24.11", "26.05");

    /** What a node's state does not tell enough of: no base, or one that is no use yet. */
    private static final Set<String> NO_BASE = Set.of(
            "CLOUD",
            "DYNAMIC_FUTURE",
            "DYNAMIC_NORM",
            "EXT",
            "EXTERNAL",
            "RESM",
            "RESUME",
            "UNDRAIN",
            "UNK",
            "UNKNOWN");

    record Row(String version, String text, List<String> expected) {
        @Override
        public String toString() {
            return version + " " + text;
        }
    }

    private static Stream<Row> rows(String kind) {
        return VERSIONS.stream().flatMap(version -> {
            String file = "/states/" + kind + "-" + version + ".txt";
            try (var text = DocumentedStatesTest.class.getResourceAsStream(file)) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" +"))
                        .map(words -> new Row(version, words[0], List.of(words).subList(1, words.length)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    static Stream<Row> nodes() {
        return rows("node");
    }

    static Stream<Row> jobs() {
        return rows("job");
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void every_node_state_and_mark_is_read(Row row) {
        NodeState state = NodeState.parse(row.text());
        assertEquals(row.text(), state.text());
        assertEquals(Shown.valueOf(row.expected().getFirst()), state.shown());
        String flags = new TreeSet<>(state.flags().stream().map(Enum::name).toList())
                .stream().collect(Collectors.joining(","));
        assertEquals(row.expected().size() > 1 ? row.expected().get(1) : "", flags);
        String plain = row.text().replaceFirst("[*~#!%$@^+-]$", "");
        boolean known = state.shown() != Shown.UNKNOWN || NO_BASE.contains(plain) || plain.startsWith("FUT");
        assertTrue(known, row.toString());
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void every_job_state_is_read(Row row) {
        JobState state = JobState.parse(row.text());
        assertEquals(row.text(), state.text());
        assertEquals(Phase.valueOf(row.expected().getFirst()), state.phase());
        assertNotEquals(Phase.UNKNOWN, state.phase());
    }

    @Test
    void every_mark_stands_behind_every_kind_of_state() {
        for (String version : VERSIONS) {
            var texts = rows("node")
                    .filter(row -> row.version().equals(version))
                    .map(Row::text)
                    .toList();
            assertFalse(texts.isEmpty());
            for (String mark : "*~#!%$@^-+".split("")) {
                assertTrue(Arrays.asList("idle", "mixed", "allocated", "down", "draining").stream()
                        .allMatch(word -> texts.contains(word + mark)));
            }
        }
    }

    @Test
    void a_word_of_a_later_version_is_kept() {
        assertEquals("DREAMING+", NodeState.parse("DREAMING+").text());
        assertEquals("DREAMING", JobState.parse("DREAMING").text());
        assertEquals(Phase.UNKNOWN, JobState.parse("DREAMING").phase());
    }
}
