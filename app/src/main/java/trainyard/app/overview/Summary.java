package trainyard.app.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trainyard.app.kit.Look;
import trainyard.core.live.Attention;
import trainyard.core.live.Attentions;
import trainyard.core.live.DrainReminders;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.live.Node;
import trainyard.core.live.PartitionUse;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;
import trainyard.core.live.past.ClusterPast;
import trainyard.core.live.past.ControllerWatch;
import trainyard.core.live.past.Moment;
import trainyard.core.metrics.GpuView;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;

/** What the overview says of a cluster. */
record Summary(Figure nodes, Figure gpus, Figure jobs, List<PartitionUse> partitions, List<Concern> concerns) {
    /** How long ago a job may have failed to be told of. */
    private static final Duration RECENT = Duration.ofHours(24);

    /** States as they are read from left to right: at work first, then free, then out. */
    private static final List<NodeState.Shown> NODE_ORDER = List.of(
            NodeState.Shown.ALLOCATED,
            NodeState.Shown.MIXED,
            NodeState.Shown.IDLE,
            NodeState.Shown.PLANNED,
            NodeState.Shown.REBOOTING,
            NodeState.Shown.MAINTENANCE,
            NodeState.Shown.POWERED_DOWN,
            NodeState.Shown.DRAINING,
            NodeState.Shown.DRAINED,
            NodeState.Shown.UNKNOWN,
            NodeState.Shown.NOT_RESPONDING,
            NodeState.Shown.DOWN);

    private static final List<JobState.Phase> JOB_ORDER = List.of(
            JobState.Phase.RUNNING,
            JobState.Phase.COMPLETING,
            JobState.Phase.PENDING,
            JobState.Phase.SUSPENDED,
            JobState.Phase.COMPLETED,
            JobState.Phase.CANCELLED,
            JobState.Phase.FAILED,
            JobState.Phase.UNKNOWN);

    /** Slurm lists jobs that ended for minutes only: how many there are says little over time. */
    private static final Set<JobState.Phase> ENDED =
            EnumSet.of(JobState.Phase.COMPLETED, JobState.Phase.CANCELLED, JobState.Phase.FAILED);

    private static final Look BUSY = new Look("allocated", "mdi2c-circle", "gpu-busy");
    private static final Look FREE = new Look("idle", "mdi2c-circle-outline", "gpu-free");
    private static final Look OUT = new Look("unavailable", "mdi2m-minus-circle", "gpu-out");

    /** Part of a figure: so many are in this state. */
    record Share(Look look, int count) {}

    /**
     * A total and its parts; parts of zero are left out.
     *
     * @param course the parts over time
     */
    record Figure(int total, List<Share> shares, Course course) {}

    /**
     * @param view one that has a snapshot
     * @param gpuView what was read of GPUs, if anything was
     */
    static Summary of(
            LiveView view, ClusterPast past, Optional<DrainReminders> reminders, GpuView gpuView, Instant now) {
        Snapshot snapshot = view.snapshot().orElseThrow();
        var moments = past.moments();
        var attentions = new ArrayList<>(ControllerWatch.attentions(view, past, now));
        reminders.ifPresent(kept -> attentions.addAll(kept.due(snapshot, now, ZoneId.systemDefault())));
        attentions.addAll(Attentions.in(snapshot, RECENT));
        attentions.sort(Comparator.comparing(Attention::severity));
        return new Summary(
                nodes(snapshot.nodes(), moments),
                gpus(snapshot.nodes(), moments),
                jobs(snapshot.jobs(), moments),
                PartitionUse.of(snapshot),
                concerns(attentions, snapshot, gpuView));
    }

    /** Worst first; idle GPUs come behind what Slurm itself warns of. */
    private static List<Concern> concerns(List<Attention> attentions, Snapshot snapshot, GpuView gpuView) {
        var all = new ArrayList<>(Concern.of(attentions, snapshot));
        int notices = (int) all.stream()
                .takeWhile(concern -> !concern.look().word().equals("notice"))
                .count();
        all.addAll(notices, IdleConcerns.of(gpuView, snapshot));
        return List.copyOf(all);
    }

    private static Figure nodes(List<Node> nodes, List<Moment> moments) {
        var counts = Totals.byState(nodes);
        var shares = NODE_ORDER.stream()
                .filter(counts::containsKey)
                .map(state -> new Share(Look.of(state), counts.getOrDefault(state, 0)))
                .toList();
        var parts = NODE_ORDER.stream()
                .map(state ->
                        new Course.Part(Look.of(state), moment -> moment.nodes().getOrDefault(state, 0)))
                .toList();
        return new Figure(nodes.size(), shares, Course.of(moments, parts));
    }

    private static Figure gpus(List<Node> nodes, List<Moment> moments) {
        var gpus = Totals.Gpus.of(nodes);
        var shares =
                List.of(new Share(BUSY, gpus.allocated()), new Share(FREE, gpus.idle()), new Share(OUT, gpus.down()));
        var parts = List.of(
                new Course.Part(BUSY, moment -> moment.gpus().allocated()),
                new Course.Part(FREE, moment -> moment.gpus().idle()),
                new Course.Part(OUT, moment -> moment.gpus().down()));
        return new Figure(
                gpus.total(), shares.stream().filter(share -> share.count() > 0).toList(), Course.of(moments, parts));
    }

    private static Figure jobs(List<Job> jobs, List<Moment> moments) {
        var counts = new EnumMap<JobState.Phase, Integer>(JobState.Phase.class);
        jobs.forEach(job -> counts.merge(job.state().phase(), 1, Integer::sum));
        var shares = JOB_ORDER.stream()
                .filter(counts::containsKey)
                .map(phase -> new Share(Look.of(phase), counts.getOrDefault(phase, 0)))
                .toList();
        var parts = JOB_ORDER.stream()
                .filter(phase -> !ENDED.contains(phase))
                .map(phase ->
                        new Course.Part(Look.of(phase), moment -> moment.jobs().getOrDefault(phase, 0)))
                .toList();
        return new Figure(jobs.size(), shares, Course.of(moments, parts));
    }
}
