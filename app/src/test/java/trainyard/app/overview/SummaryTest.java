package trainyard.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.samples.GpuSamples;
import trainyard.app.samples.SamplePast;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.LiveView;
import trainyard.core.live.PartitionUse;
import trainyard.core.live.Snapshot;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.metrics.GpuView;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;

class SummaryTest {
    private final Snapshot snapshot = Samples.cluster(512, 2000);
    private final Summary summary = of(snapshot);

    private static Summary of(Snapshot snapshot) {
        var past = new ClusterPast();
        SamplePast.into(past, snapshot);
        return Summary.of(SampleSession.seen(snapshot), past, Optional.empty(), GpuView.NOTHING_YET, Samples.NOW);
    }

    private static Summary of(Snapshot snapshot, GpuView gpus) {
        return Summary.of(SampleSession.seen(snapshot), new ClusterPast(), Optional.empty(), gpus, Samples.NOW);
    }

    private static int sum(Summary.Figure figure) {
        return figure.shares().stream().mapToInt(Summary.Share::count).sum();
    }

    @Test
    void the_parts_make_the_whole() {
        assertEquals(512, summary.nodes().total());
        assertEquals(512, sum(summary.nodes()));
        assertEquals(4096, summary.gpus().total());
        assertEquals(4096, sum(summary.gpus()));
        assertEquals(2000, sum(summary.jobs()));
    }

    @Test
    void states_of_no_node_are_left_out() {
        var small = of(Samples.cluster(3, 0));
        assertTrue(small.nodes().shares().stream().allMatch(share -> share.count() > 0));
        assertEquals(List.of(), small.jobs().shares());
    }

    @Test
    void partitions_stand_in_slurms_order_and_the_default_one_is_told() {
        var names = summary.partitions().stream().map(PartitionUse::name).toList();
        assertEquals(List.of("train", "debug", "infer", "long"), names);
        assertEquals(
                List.of(true, false, false, false),
                summary.partitions().stream()
                        .map(use -> use.partition().isDefault())
                        .toList());
    }

    @Test
    void concerns_come_worst_first_with_their_nodes_folded() {
        var first = summary.concerns().getFirst();
        assertEquals("critical", first.look().word());
        assertTrue(first.title().contains("node"), first.title());
        assertTrue(first.where().startsWith("gpu-["), first.where());
    }

    @Test
    void a_figure_has_the_history_of_its_parts() {
        Course nodes = summary.nodes().course();
        assertEquals(summary.nodes().shares().stream().map(Summary.Share::look).toList(), nodes.looks());
        assertEquals(
                summary.nodes().shares().stream()
                        .map(share -> (double) share.count())
                        .toList(),
                nodes.columns().getLast().amounts());
        assertEquals(1, nodes.columns().getLast().at());
        assertEquals(0, nodes.columns().getFirst().at());
        assertEquals(
                1, nodes.columns().stream().filter(column -> column.afterGap()).count());
    }

    @Test
    void a_drain_whose_time_is_over_offers_to_resume_its_nodes(@TempDir Path home) throws Exception {
        String drained = snapshot.nodes().stream()
                .filter(node -> node.state().isDrain())
                .map(node -> node.name())
                .findFirst()
                .orElseThrow();
        var reminders = new DrainReminders(Reminders.in(new SettingsFolder(home)), "lab");
        Instant due = Samples.NOW.minusSeconds(60);
        reminders.keep(List.of(drained), due, due.minusSeconds(3600), "GPU 5 fell off the bus");
        var concerns = Summary.of(
                        SampleSession.seen(snapshot),
                        new ClusterPast(),
                        Optional.of(reminders),
                        GpuView.NOTHING_YET,
                        Samples.NOW)
                .concerns();
        var asked =
                concerns.stream().filter(concern -> !concern.resume().isEmpty()).toList();
        assertEquals(1, asked.size());
        assertEquals(List.of(drained), asked.getFirst().resume());
        assertTrue(
                asked.getFirst().title().endsWith("by you: resume?"),
                asked.getFirst().title());
    }

    @Test
    void a_controller_that_is_silent_comes_first() {
        var good = SampleSession.seen(snapshot);
        var trouble =
                new LiveView.Trouble("slurmctld does not answer.", Samples.NOW.minusSeconds(90), Optional.empty());
        var silent = new LiveView(good.snapshot(), Optional.of(trouble), good.refreshTook(), good.interval());
        assertEquals(
                "No answer from the cluster",
                Summary.of(silent, new ClusterPast(), Optional.empty(), GpuView.NOTHING_YET, Samples.NOW)
                        .concerns()
                        .getFirst()
                        .title());
    }

    @Test
    void gpus_that_a_job_holds_without_using_them_stand_behind_what_slurm_warns_of() {
        var job = GpuSamples.holder(snapshot);
        var concerns = of(snapshot, GpuSamples.view(snapshot)).concerns();
        var idle = concerns.stream()
                .filter(concern -> concern.title().equals("1 GPU allocated but idle"))
                .findFirst()
                .orElseThrow();
        assertEquals("job " + job.id(), idle.where());
        assertTrue(idle.why().startsWith(job.user() + " on " + job.nodeList()), idle.why());
        assertEquals(Samples.NOW.minusSeconds(12 + 21 * 60), idle.since().orElseThrow());
        assertTrue(concerns.subList(concerns.indexOf(idle) + 1, concerns.size()).stream()
                .allMatch(concern -> concern.look().word().equals("notice")));
        assertEquals(summary.concerns().size() + 1, concerns.size());
    }

    @Test
    void a_job_that_has_ended_since_holds_nothing_any_more() {
        var view = GpuSamples.view(snapshot);
        long holder = GpuSamples.holder(snapshot).number();
        var later = new Snapshot(
                snapshot.cluster(),
                snapshot.version(),
                snapshot.takenAt(),
                snapshot.nodes(),
                snapshot.partitions(),
                snapshot.jobs().stream().filter(job -> job.number() != holder).toList(),
                List.of());
        assertTrue(of(later, view).concerns().stream()
                .noneMatch(concern -> concern.title().contains("idle")));
    }
}
