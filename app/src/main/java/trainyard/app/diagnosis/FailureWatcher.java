package trainyard.app.diagnosis;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FailureWatching;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Place;
import trainyard.core.diagnose.Report;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.SnapshotDiff;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.PastJob;
import trainyard.core.live.detail.PastJobs;

/** Diagnoses jobs of the open cluster by itself as soon as they fail, where the user wants that. On the FX thread. */
public final class FailureWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FailureWatcher.class);

    private final DiagnosisDesk diagnosis;
    private final Desk desk;
    private final BiConsumer<String, Place> tell;
    private final BiConsumer<String, String> notice;
    private final Runnable unwatch;
    private final Runnable unsubscribe;
    private FailureWatching whose = FailureWatching.OFF;
    private Runnable stop = () -> {};
    private @Nullable FailureWatch watch;
    private @Nullable Snapshot before;

    /**
     * @param tell says in the window what failed and why, with a way to the place where more is
     * @param notice says it on the desktop: a title and a sentence
     */
    public FailureWatcher(DiagnosisDesk diagnosis, BiConsumer<String, Place> tell, BiConsumer<String, String> notice) {
        this.diagnosis = diagnosis;
        desk = diagnosis.desk();
        this.tell = tell;
        this.notice = notice;
        unwatch = FxBridge.onFx(desk.preferences(), now -> {
            if (whose != FailureWatching.of(now)) {
                whose = FailureWatching.of(now);
                begin();
            }
        });
        var switched = desk.cluster().subscribe((was, now) -> begin());
        unsubscribe = switched::unsubscribe;
    }

    private void begin() {
        stop.run();
        stop = () -> {};
        watch = null;
        before = null;
        Optional<OpenCluster> cluster = desk.cluster().getValue();
        if (whose == FailureWatching.OFF || cluster.isEmpty()) {
            return;
        }
        String user = cluster.get().connection().now().user();
        Predicate<String> users = whose == FailureWatching.ALL ? name -> true : user::equals;
        var now = new FailureWatch(desk.clock().instant(), users);
        watch = now;
        before = desk.live().now().snapshot().orElse(null);
        Runnable ticking = desk.background().everySecond(() -> tick(now, cluster.get()));
        Runnable seeing = FxBridge.onFx(desk.live(), view -> seen(now, view));
        stop = () -> {
            ticking.run();
            seeing.run();
        };
    }

    private void seen(FailureWatch now, LiveView view) {
        Optional<Snapshot> snapshot = view.snapshot();
        if (now != watch || snapshot.isEmpty() || snapshot.get() == before) {
            return;
        }
        Snapshot was = before;
        before = snapshot.get();
        if (was != null) {
            desk.background()
                    .run(() -> SnapshotDiff.between(was, snapshot.get()).jobs(), changes -> {
                        if (now == watch) {
                            now.changed(changes);
                        }
                    });
        }
    }

    private void tick(FailureWatch now, OpenCluster cluster) {
        if (now != watch) {
            return;
        }
        now.due(desk.clock().instant()).ifPresent(window -> ask(now, cluster, window));
        now.take().ifPresent(batch -> diagnose(cluster, batch, 0));
    }

    private void ask(FailureWatch now, OpenCluster cluster, FailureWatch.Window window) {
        var details = new ClusterDetails(cluster.shell(), ZoneId.systemDefault());
        desk.background().run(() -> answer(details, window), rows -> {
            if (rows.isPresent()) {
                now.answered(window, rows.get().stream().map(PastJob::job).toList());
            } else {
                now.unanswered();
            }
        });
    }

    /** A watch that cannot ask is silent: the status bar tells of the connection. */
    private static Optional<List<PastJob>> answer(ClusterDetails details, FailureWatch.Window window)
            throws InterruptedException {
        try {
            return details.finished(window.from(), window.to()).value().map(PastJobs::jobs);
        } catch (Exception unheard) {
            if (unheard instanceof InterruptedException ended) {
                throw ended;
            }
            LOG.info("the watch for failed jobs: {}", unheard.getMessage());
            return Optional.empty();
        }
    }

    /** One after the other. */
    private void diagnose(OpenCluster cluster, FailureWatch.Batch batch, int index) {
        if (index >= batch.first().size()) {
            if (batch.more() > 0) {
                tell.accept("%,d more jobs failed at the same time.".formatted(batch.more()), new Place.Diagnosis());
            }
            return;
        }
        FailureWatch.Failure failure = batch.first().get(index);
        Runnable next = () -> diagnose(cluster, batch, index + 1);
        diagnosis.diagnose(
                cluster,
                failure.number(),
                failure.ended(),
                done -> {
                    say(failure, words(done.report()));
                    next.run();
                },
                problem -> {
                    LOG.info("job {} failed and could not be diagnosed: {}", failure.id(), problem.getMessage());
                    say(failure, "The cause could not be found: " + problem.getMessage());
                    next.run();
                });
    }

    private static String words(Report report) {
        return report.cause().equals(Report.UNKNOWN)
                ? "The cause is not known."
                : report.title() + " (" + report.confidence().word() + ").";
    }

    private void say(FailureWatch.Failure failure, String verdict) {
        String title = "Job " + failure.id() + " failed";
        tell.accept(title + ". " + verdict, new Place.JobDiagnosis(failure.number()));
        notice.accept(title, (failure.name().isEmpty() ? "" : failure.name() + ": ") + verdict);
    }

    @Override
    public void close() {
        stop.run();
        unwatch.run();
        unsubscribe.run();
    }
}
