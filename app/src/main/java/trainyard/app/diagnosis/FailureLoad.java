package trainyard.app.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.PastJob;
import trainyard.core.live.detail.PastJobs;
import trainyard.core.live.detail.PastRow;
import trainyard.core.live.detail.Told;

/** Asks accounting what ended lately; an answer that a later question has overtaken is dropped. On the FX thread. */
final class FailureLoad {
    /**
     * What came of it.
     *
     * @param ended all jobs that ended, the last first
     * @param note a sentence beside the list; empty for none
     * @param none what the list says where no job failed
     * @param next what to do then
     */
    record Answer(List<PastRow> ended, String note, String none, String next) {
        Answer {
            ended = List.copyOf(ended);
        }
    }

    private final Desk desk;
    private final Consumer<Answer> onAnswer;
    private @Nullable Future<?> loading;
    private long asked;

    FailureLoad(Desk desk, Consumer<Answer> onAnswer) {
        this.desk = desk;
        this.onAnswer = onAnswer;
    }

    boolean isRunning() {
        return loading != null && !loading.isDone();
    }

    /** Breaks off what is under way; there is no answer. */
    void stop() {
        asked++;
        if (loading != null) {
            loading.cancel(true);
            loading = null;
        }
    }

    /** @param back how far to look back from now */
    void ask(Duration back) {
        stop();
        Optional<OpenCluster> cluster = desk.cluster().getValue();
        if (cluster.isEmpty()) {
            onAnswer.accept(new Answer(List.of(), "", "No cluster is open", "Open one, or open logs: they need none."));
            return;
        }
        Instant to = desk.clock().instant();
        var details = new ClusterDetails(cluster.get().shell(), ZoneId.systemDefault());
        long ticket = ++asked;
        loading = desk.background()
                .<Told<PastJobs>>task(
                        "Jobs that failed in the last " + Times.rough(back),
                        () -> details.finished(to.minus(back), to),
                        told -> answer(ticket, read(told, back)),
                        problem -> answer(
                                ticket,
                                new Answer(
                                        List.of(),
                                        "",
                                        "Accounting was not heard",
                                        String.valueOf(problem.getMessage()))));
    }

    private void answer(long ticket, Answer answer) {
        if (ticket == asked) {
            loading = null;
            onAnswer.accept(answer);
        }
    }

    private static Answer read(Told<PastJobs> told, Duration back) {
        if (told.value().isEmpty()) {
            return new Answer(
                    List.of(), "", "Accounting is off", told.missing() + " Open the page of a job, or open logs.");
        }
        PastJobs jobs = told.value().get();
        return new Answer(
                jobs.jobs().stream().map(PastJob::job).toList(),
                jobs.leftOut() > 0 ? "%,d more jobs ended earlier and are not shown.".formatted(jobs.leftOut()) : "",
                "No job failed in the last " + Times.rough(back),
                jobs.jobs().isEmpty()
                        ? "None ended at all. Look further back."
                        : "All of the %,d that ended did well, or were cancelled."
                                .formatted(jobs.jobs().size()));
    }
}
