package trainyard.core.live.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import trainyard.core.live.Attention;
import trainyard.core.live.Attention.Severity;
import trainyard.core.live.Attention.Target;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.Daemon;
import trainyard.core.live.detail.SchedulerHealth;

/**
 * Whether slurmctld answers, and how fast: from how long the refreshes took, and from {@code sdiag} and
 * {@code scontrol ping} where the scheduler was asked anyway. Nothing is concluded from one measurement.
 */
public final class ControllerWatch {
    /** A restart of slurmctld with its state takes about as long: no news before that. */
    static final Duration SILENT = Duration.ofSeconds(30);

    /**
     * No refresh quicker than this is called slow: 100,000 jobs take 2.3 s of a slurmctld that is well, and nobody at
     * a terminal complains sooner.
     */
    static final Duration NOTICED = Duration.ofSeconds(3);

    /** So many times the usual is slow: a scheduling pass and a busy line double it, and pass. */
    static final int TIMES = 4;

    /** Slurm's own commands give up on slurmctld after this long, unless configured (slurm.conf(5), MessageTimeout). */
    static final Duration MESSAGE_TIMEOUT = Duration.ofSeconds(10);

    /** Fewer moments than this do not make a habit. */
    static final int HABIT = 10;

    /** Half of max_server_threads' default of 256 (slurm.conf(5), SlurmctldParameters), at which requests are refused. */
    public static final int MANY_THREADS = 128;

    /** Records and messages that wait in a queue that still grows; a burst of this size drains within seconds. */
    public static final int LONG_QUEUE = 100;

    /** A report of the scheduler older than this says nothing of the present: it is asked once a minute while shown. */
    static final Duration PRESENT = Duration.ofMinutes(3);

    private final ClusterPast past;
    private final Instant now;

    private ControllerWatch(ClusterPast past, Instant now) {
        this.past = past;
        this.now = now;
    }

    /** What needs attention about the controller; usually nothing. */
    public static List<Attention> attentions(LiveView view, ClusterPast past, Instant now) {
        var watch = new ControllerWatch(past, now);
        var all = new ArrayList<Attention>();
        view.trouble().flatMap(watch::silent).ifPresent(all::add);
        if (view.trouble().isEmpty()) {
            watch.slow().ifPresent(all::add);
            all.addAll(watch.reported());
        }
        return List.copyOf(all);
    }

    private Optional<Attention> silent(LiveView.Trouble trouble) {
        return Duration.between(trouble.since(), now).compareTo(SILENT) < 0
                ? Optional.empty()
                : Optional.of(attention(
                        Severity.CRITICAL,
                        "no answer from the cluster",
                        trouble.sentence(),
                        Optional.of(trouble.since())));
    }

    private Optional<Attention> slow() {
        List<Duration> refreshes = past.refreshes();
        if (refreshes.size() < ClusterPast.RECENT) {
            return Optional.empty();
        }
        Duration quickest = refreshes.stream().min(Duration::compareTo).orElse(Duration.ZERO);
        Optional<Duration> usual = usual();
        boolean slower = usual.map(habit -> quickest.compareTo(habit.multipliedBy(TIMES)) >= 0)
                .orElse(false);
        boolean slowerThanUsual = slower && quickest.compareTo(NOTICED) >= 0;
        if (!slowerThanUsual && quickest.compareTo(MESSAGE_TIMEOUT) < 0) {
            return Optional.empty();
        }
        String times = refreshes.stream().map(ControllerWatch::seconds).collect(Collectors.joining(", "));
        String habit = usual.map(time -> (slower ? ", usually " : ", as usual: ") + seconds(time))
                .orElse("");
        return Optional.of(attention(
                slowerThanUsual ? Severity.WARNING : Severity.NOTICE,
                "controller slow",
                "The last refreshes took " + times + habit
                        + ". slurmctld is busy, or the way to it is slow; the scheduler's screen tells which.",
                Optional.empty()));
    }

    /** The median of what is remembered, without the refreshes that are judged; empty while it is no habit. */
    private Optional<Duration> usual() {
        List<Moment> moments = past.moments();
        List<Duration> before = moments.subList(0, Math.max(0, moments.size() - ClusterPast.RECENT)).stream()
                .map(Moment::refreshTook)
                .sorted()
                .toList();
        return before.size() < HABIT ? Optional.empty() : Optional.of(before.get(before.size() / 2));
    }

    private List<Attention> reported() {
        List<ClusterPast.Report> reports = past.reports().stream()
                .filter(report -> Duration.between(report.at(), now).compareTo(PRESENT) <= 0)
                .toList();
        if (reports.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Attention>();
        all.addAll(down(reports.getLast().daemons()));
        long[] threads = figures(reports, SchedulerHealth::serverThreads);
        if (threads.length >= 2
                && threads[threads.length - 1] >= MANY_THREADS
                && threads[threads.length - 2] >= MANY_THREADS) {
            all.add(attention(
                    Severity.WARNING,
                    "controller busy",
                    "%,d requests are served at once; slurmctld refuses more at max_server_threads, 256 unless configured."
                            .formatted(threads[threads.length - 1]),
                    Optional.empty()));
        }
        queue("messages to nodes", figures(reports, SchedulerHealth::agentQueue))
                .ifPresent(all::add);
        queue("records for slurmdbd", figures(reports, SchedulerHealth::databaseQueue))
                .ifPresent(all::add);
        return all;
    }

    private Optional<Attention> queue(String what, long[] lengths) {
        boolean grows = lengths.length == ClusterPast.RECENT && lengths[0] < lengths[1] && lengths[1] < lengths[2];
        return grows && lengths[2] >= LONG_QUEUE
                ? Optional.of(attention(
                        Severity.WARNING,
                        what + " pile up",
                        "%,d wait, and the queue grows.".formatted(lengths[2]),
                        Optional.empty()))
                : Optional.empty();
    }

    private List<Attention> down(List<Daemon> daemons) {
        boolean controlled = daemons.stream().anyMatch(daemon -> !daemon.role().isEmpty() && daemon.isUp());
        return daemons.stream()
                .filter(daemon -> !daemon.isUp())
                .map(daemon -> attention(
                        daemon.role().equals("primary") ? Severity.CRITICAL : Severity.WARNING,
                        (daemon.name() + " " + daemon.role()).strip() + " does not answer",
                        daemon.role().equals("primary") && controlled
                                ? "A backup answers and has taken over. Mend " + daemon.host() + "."
                                : daemon.detail(),
                        Optional.empty()))
                .toList();
    }

    private static long[] figures(List<ClusterPast.Report> reports, Function<SchedulerHealth, OptionalLong> figure) {
        return reports.stream()
                .map(report -> figure.apply(report.health()))
                .flatMapToLong(OptionalLong::stream)
                .toArray();
    }

    private static Attention attention(Severity severity, String title, String detail, Optional<Instant> since) {
        return new Attention(severity, title, detail, new Target.Controller(), since);
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
