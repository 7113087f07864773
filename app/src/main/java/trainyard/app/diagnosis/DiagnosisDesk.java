package trainyard.app.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.core.diagnose.Feedback;
import trainyard.core.settings.TemporaryFolder;

/**
 * What the screens of diagnosis share: what diagnoses, and what was diagnosed. Used on the FX thread. Evidence lies in
 * a folder that goes with the window.
 */
public final class DiagnosisDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiagnosisDesk.class);
    private static final int MOST_VERDICTS = 20_000;
    private static final int MOST_REPORTS = 64;

    private final Desk desk;
    private final DiagnosisTools tools;
    private final Feedback feedback;
    private final VerdictCache cache = new VerdictCache(MOST_VERDICTS, MOST_REPORTS, this::forget);
    private Optional<Diagnosed> ofFiles = Optional.empty();
    private @Nullable TemporaryFolder temporary;

    public DiagnosisDesk(Desk desk, DiagnosisTools tools) {
        this.desk = desk;
        this.tools = tools;
        feedback = Feedback.in(desk.settings());
    }

    Desk desk() {
        return desk;
    }

    DiagnosisTools tools() {
        return tools;
    }

    Feedback feedback() {
        return feedback;
    }

    VerdictCache cache() {
        return cache;
    }

    /** What the open cluster is called; empty while none is. */
    String cluster() {
        return desk.cluster()
                .getValue()
                .map(open -> open.connection().now().name())
                .orElse("");
    }

    /**
     * Finds out why a job of the open cluster failed, in the background, and keeps it.
     *
     * @param ended when it ended, as far as is known
     * @param onFailure hears a cancellation as well
     */
    Future<?> diagnose(
            OpenCluster cluster,
            long job,
            Optional<Instant> ended,
            Consumer<Diagnosed> onDone,
            Consumer<Exception> onFailure) {
        String name = cluster.connection().now().name();
        return desk.background()
                .task(
                        "Finding out why job " + job + " failed",
                        () -> tools.jobs().diagnose(cluster, Long.toString(job), folder()),
                        done -> {
                            var told = ended.or(() -> done.report().job().ended());
                            cache.keep(name, job, told, done, desk.clock().instant());
                            onDone.accept(done);
                        },
                        onFailure::accept);
    }

    /** As {@link #diagnose}, for files. */
    Future<?> diagnose(List<Path> files, Consumer<Diagnosed> onDone, Consumer<Exception> onFailure) {
        return desk.background()
                .task(
                        "Reading " + (files.size() == 1 ? files.getFirst().getFileName() : files.size() + " files"),
                        () -> tools.files().diagnose(files, folder()),
                        done -> {
                            // The page shows one at a time.
                            ofFiles.ifPresent(this::forget);
                            ofFiles = Optional.of(done);
                            onDone.accept(done);
                        },
                        onFailure::accept);
    }

    /** An empty one, for one report. Called in the background. */
    private synchronized Path folder() throws IOException {
        TemporaryFolder all = temporary;
        if (all == null) {
            all = TemporaryFolder.make("evidence");
            temporary = all;
        }
        return Files.createTempDirectory(all.path(), "job-");
    }

    private void forget(Diagnosed gone) {
        desk.background()
                .run(
                        () -> {
                            letGo(gone);
                            delete(gone.folder());
                            return gone;
                        },
                        done -> {});
    }

    private static void letGo(Diagnosed gone) {
        try {
            gone.held().close();
        } catch (Exception stuck) {
            LOG.debug("what {} was made of could not be let go", gone.folder(), stuck);
        }
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException stuck) {
            // The whole goes with the window.
            LOG.debug("{} could not be deleted", folder, stuck);
        }
    }

    /** Deletes all evidence. */
    @Override
    public synchronized void close() {
        ofFiles.ifPresent(DiagnosisDesk::letGo);
        cache.all().forEach(DiagnosisDesk::letGo);
        if (temporary != null) {
            temporary.close();
            temporary = null;
        }
    }
}
