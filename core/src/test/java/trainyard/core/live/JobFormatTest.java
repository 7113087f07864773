package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.slurm.JobState.Phase;

class JobFormatTest {
    private static final String ROW = "7|7|gpu|alice|ml|normal|RUNNING|None|1795474896|1795474897|1795475197|5:00|2|8|"
            + "cpu=8,mem=1G,node=2,gres/gpu=4|n[1-2]|4294901757|0:0|/home/alice|train|\n";

    private final Table<Job> table = new Table<>(new JobFormat(ZoneOffset.UTC));

    private Table.Answer<Job> read(String text) {
        return table.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Job one(String row) {
        var answer = read(row);
        assertEquals(List.of(), answer.unreadable());
        assertEquals(1, answer.rows().size());
        return answer.rows().getFirst();
    }

    @Test
    void every_field_finds_its_place() {
        Job job = one(ROW);
        assertEquals("7", job.id());
        assertEquals(7, job.number());
        assertEquals("gpu", job.partition());
        assertEquals("alice", job.user());
        assertEquals("ml", job.account());
        assertEquals("normal", job.qos());
        assertEquals(Phase.RUNNING, job.state().phase());
        assertEquals("", job.reason());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795474896)), job.submitted());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795474897)), job.started());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795475197)), job.ended());
        assertEquals(Optional.of(Duration.ofMinutes(5)), job.timeLimit());
        assertEquals(2, job.nodes());
        assertEquals(8, job.cpus());
        assertEquals(4, job.gpus());
        assertEquals("n[1-2]", job.nodeList());
        assertEquals(4294901757L, job.priority());
        assertEquals("0:0", job.exitStatus());
        assertEquals("/home/alice", job.workFolder());
        assertEquals("train", job.name());
    }

    @Test
    void recorded_jobs_of_22_05_are_all_read() {
        var answer = table.read(new Recording("22.05").bytes("jobs"));
        assertEquals(List.of(), answer.unreadable());
        Map<String, Job> jobs = answer.rows().stream().collect(Collectors.toMap(Job::id, job -> job));
        assertEquals(11, jobs.size());
        assertEquals("two\nlines|x", jobs.get("3").name());
        assertEquals("3:0", jobs.get("3").exitStatus());
        assertEquals("NonZeroExitCode", jobs.get("3").reason());
        assertEquals("with|bar and blank", jobs.get("2").name());
        assertEquals("grüße", jobs.get("8").name());
        assertEquals("", jobs.get("9").name());
        assertEquals(4, jobs.get("4_[0-999%4]").number());
        assertEquals(11, jobs.get("5_3").number());
        assertEquals("", jobs.get("6").account());
        assertEquals(Optional.empty(), jobs.get("6").started());
        assertEquals(2, jobs.get("2").gpus());
    }

    @Test
    void recorded_jobs_of_26_05_are_all_read() {
        var answer = table.read(new Recording("26.05").bytes("jobs"));
        assertEquals(List.of(), answer.unreadable());
        Map<String, Job> jobs = answer.rows().stream().collect(Collectors.toMap(Job::id, job -> job));
        assertEquals(24, jobs.size());
        assertEquals("two\nlines|x", jobs.get("19").name());
        assertEquals("3:0", jobs.get("19").exitStatus());
        assertEquals("0:15", jobs.get("8").exitStatus());
        assertEquals("train näme 1", jobs.get("8").name());
        assertEquals(27, jobs.get("26+1").number());
        assertEquals(
                "Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions",
                jobs.get("11").reason());
    }

    /** Slurm gives no way to tell where a folder with a separator in its name ends. */
    @Test
    void a_folder_named_like_a_separator_is_cut_but_nothing_else_is_harmed() {
        Job job = table.read(new Recording("26.05").bytes("jobs")).rows().stream()
                .filter(row -> row.number() == 28)
                .findFirst()
                .orElseThrow();
        assertEquals("/tmp/a", job.workFolder());
        assertEquals("b|bars", job.name());
    }

    @ParameterizedTest
    @CsvSource({
        "448,448",
        "1K,1024",
        "1.50K,1536",
        "2-4,2",
        "N/A,0",
        "'',0",
    })
    void counts_may_be_shortened(String text, int count) {
        assertEquals(
                count, one(ROW.replace("|5:00|2|8|", "|5:00|" + text + "|8|")).nodes());
    }

    @ParameterizedTest
    @CsvSource({"0,0:0", "768,3:0", "9,0:9", "3:0,3:0", "0:15,0:15", "'',''"})
    void exit_status_is_code_and_signal_in_every_version(String text, String status) {
        assertEquals(status, one(ROW.replace("|0:0|", "|" + text + "|")).exitStatus());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(null)", "N/A", "", "None"})
    void words_for_none_are_empty(String none) {
        Job job = one(ROW.replace("|ml|normal|RUNNING|None|", "|" + none + "|" + none + "|RUNNING|" + none + "|"));
        assertEquals("", job.account());
        assertEquals("", job.qos());
        assertEquals("", job.reason());
    }

    @Test
    void times_may_be_local() {
        Job job = one(ROW.replace("1795474896", "2026-11-23T23:01:36").replace("1795474897", "N/A"));
        assertEquals(Optional.of(Instant.ofEpochSecond(1795474896)), job.submitted());
        assertEquals(Optional.empty(), job.started());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motd: be nice\n",
                "99|99|gpu|\n",
                "99|99|gpu|alice|ml|normal|RUNNING|None|1|2|3|5:00|2|8||n1|1|0:0|/home\n",
                "slurm_load_jobs: something\n",
            })
    void what_is_no_row_is_kept_and_the_rows_around_it_are_read(String text) {
        String other = ROW.replace("7|7|", "8|8|");
        var answer = read(ROW + text + other);
        assertEquals(List.of(7L, 8L), answer.rows().stream().map(Job::number).toList());
        assertEquals(List.of(text.strip()), answer.unreadable());
    }

    @Test
    void a_row_cut_off_at_the_end_is_unreadable() {
        var answer = read(ROW + "8|8|gpu|alice|ml|nor");
        assertEquals(1, answer.rows().size());
        assertEquals(List.of("8|8|gpu|alice|ml|nor"), answer.unreadable());
    }

    @Test
    void a_name_may_begin_its_second_line_like_a_number() {
        Job job = one(ROW.replace("train", "two\n5 epochs|of|8"));
        assertEquals("two\n5 epochs|of|8", job.name());
    }

    @Test
    void no_jobs_are_no_rows() {
        assertTrue(read("").rows().isEmpty());
    }
}
