package trainyard.app.gpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Words;
import trainyard.app.samples.GpuSamples;
import trainyard.app.samples.Samples;
import trainyard.core.live.Snapshot;
import trainyard.core.metrics.GpuUse.Idle;
import trainyard.core.metrics.GpuView;
import trainyard.core.metrics.GpuView.Progress;
import trainyard.core.metrics.IdleGpus;

class GpuPageTest {
    private final Snapshot snapshot = Samples.cluster(3, 40);
    private final GpuPage page = GpuPage.of(GpuSamples.view(snapshot), snapshot);

    @Test
    void what_is_idle_over_the_window_stands_before_what_is_idle_for_now() {
        String node = GpuSamples.holder(snapshot).nodeList();
        assertEquals(
                List.of(
                        node + ": GPU 1 true, 0 % use in 4 samples on end",
                        node + ": GPU 2 false, 0 % use in this sample"),
                page.idle().stream()
                        .map(row -> row.where() + " " + row.proven() + ", " + row.seen())
                        .toList());
    }

    @Test
    void the_idle_gpus_of_a_job_on_many_nodes_are_one_line() {
        var job = List.of(GpuSamples.holder(snapshot));
        var found = Stream.of("gpu-001", "gpu-002", "gpu-004")
                .map(node -> new IdleGpus(node, OptionalInt.of(0), 1, job, Samples.NOW, 3, Idle.NO_PROCESS))
                .toList();
        var rows = IdleRow.of(found, Set.copyOf(found));
        assertEquals(1, rows.size());
        assertEquals("gpu-[001-002,004]", rows.getFirst().where());
        assertEquals(3, rows.getFirst().count());
        assertEquals("No process in 3 samples on end", rows.getFirst().seen());
    }

    @Test
    void a_gpu_that_nobody_holds_is_never_called_idle() {
        assertEquals(4, page.gpus().size());
        assertEquals(2, page.idle().stream().mapToInt(IdleRow::count).sum());
        assertTrue(page.idle().stream().noneMatch(row -> row.where().endsWith("GPU 3")));
    }

    @Test
    void the_summary_tells_how_much_was_read_and_when() {
        assertEquals("4 GPUs on 1 of 2 nodes, 2 allocated but idle, read 12 s ago", page.summary(Samples.NOW));
        assertEquals("", GpuPage.of(GpuView.NOTHING_YET, snapshot).summary(Samples.NOW));
    }

    @Test
    void a_node_that_refuses_is_a_note_and_no_row() {
        assertEquals(
                List.of("gpu-900 does not let this user in."),
                page.notes().stream().map(note -> note.words()).toList());
    }

    @Test
    void progress_tells_how_many_nodes_have_answered() {
        var progress = new Progress(Samples.NOW, 5, 64);
        assertEquals("Reading: 5 of 64 nodes", GpuPage.progress(progress, Samples.NOW));
        assertEquals(
                "Reading: 5 of 64 nodes, 20 s", GpuPage.progress(progress, Samples.NOW.plus(Duration.ofSeconds(20))));
    }

    @Test
    void the_filter_finds_what_is_held_and_idle() {
        var found = page.gpus().stream()
                .filter(use -> GpuColumns.fields().apply(Words.of("held:idle")).test(use))
                .toList();
        assertEquals(
                List.of(1, 2),
                found.stream().map(use -> use.gpu().index().orElseThrow()).toList());
        String owner = GpuSamples.holder(snapshot).user();
        assertEquals(
                3,
                page.gpus().stream()
                        .filter(use -> GpuColumns.fields()
                                .apply(Words.of("user:" + owner))
                                .test(use))
                        .count());
    }

    @Test
    void columns_say_what_is_told_and_leave_the_rest_open() {
        var columns = GpuColumns.all();
        var busy = page.gpus().getFirst();
        assertEquals(
                List.of("0", "97", "70 of 80 GB"),
                List.of("GPU", "Use", "Memory").stream()
                        .map(title -> columns.stream()
                                .filter(column -> column.title().equals(title))
                                .findFirst()
                                .orElseThrow()
                                .text()
                                .apply(busy))
                        .toList());
        var processes = columns.stream()
                .filter(column -> column.title().startsWith("Proc"))
                .findFirst();
        assertEquals(Optional.of("–"), processes.map(column -> column.text().apply(busy)));
    }
}
