package trainyard.app.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trainyard.app.kit.PropertyList.Property;
import trainyard.app.kit.Sizes;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.JobDetail;
import trainyard.core.live.detail.PastJob;
import trainyard.core.live.detail.PastRow;
import trainyard.core.live.detail.Told;
import trainyard.core.remote.RemoteException;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.TimeLimit;
import trainyard.core.slurm.Tres;

/**
 * All that the controller and accounting tell of a job; each may know nothing of it.
 *
 * @param detail what slurmctld knows, until some minutes after the job's end
 * @param past what slurmdbd remembers
 */
record JobStory(long number, Told<JobDetail> detail, Told<PastJob> past) {
    static JobStory ask(ClusterDetails details, long number) throws RemoteException, InterruptedException {
        String id = Long.toString(number);
        return new JobStory(number, details.job(id), past(details, id));
    }

    /** Accounting that cannot be asked must not hide what the controller knows. */
    private static Told<PastJob> past(ClusterDetails details, String id) throws InterruptedException {
        try {
            return details.pastJob(id);
        } catch (RemoteException failed) {
            return new Told.Missing<>(String.valueOf(failed.getMessage()));
        }
    }

    private Optional<PastRow> row() {
        return past.value().map(PastJob::job);
    }

    boolean isKnown() {
        return detail.value().isPresent() || past.value().isPresent();
    }

    String name() {
        return detail.value()
                .map(JobDetail::name)
                .or(() -> row().map(PastRow::name))
                .orElse("");
    }

    Optional<JobState> state() {
        return detail.value().map(JobDetail::state).or(() -> row().map(PastRow::state));
    }

    boolean waits() {
        return state().filter(state -> state.phase() == JobState.Phase.PENDING).isPresent();
    }

    private Tres requested() {
        return detail.value()
                .map(JobDetail::requested)
                .or(() -> row().map(PastRow::requested))
                .orElse(Tres.parse(""));
    }

    TimeLine timeLine(Instant now) {
        return detail.value()
                .map(job -> TimeLine.of(
                        job.submitted(),
                        job.eligible(),
                        waits() ? Optional.empty() : job.started(),
                        job.ended(),
                        job.state(),
                        now))
                .or(() -> row().map(job -> TimeLine.of(
                        job.submitted(), job.time("Eligible"), job.started(), job.ended(), job.state(), now)))
                .orElse(TimeLine.NONE);
    }

    List<Property> request() {
        Tres tres = requested();
        return List.of(
                Property.of("User", detailOr(JobDetail::user, PastRow::user)),
                Property.of("Account", detailOr(JobDetail::account, PastRow::account)),
                Property.of("Partition", detailOr(JobDetail::partition, PastRow::partition)),
                Property.of(
                        "QOS", detailOr(JobDetail::qos, job -> job.value("QOS").orElse(""))),
                Property.of("Nodes", count(detail.value().map(JobDetail::nodes).or(() -> row().map(PastRow::nodes)))),
                Property.of("CPUs", count(detail.value().map(JobDetail::cpus).or(() -> row().map(PastRow::cpus)))),
                Property.of("Memory", tres.memoryMb() == 0 ? "" : Sizes.mb(tres.memoryMb())),
                Property.of("GPUs", tres.gpus() == 0 ? "" : "%,d".formatted(tres.gpus())),
                Property.code("Asked for", asked()),
                Property.of("Time limit", timeLimit()),
                Property.code(
                        "Features", detail.value().map(JobDetail::features).orElse("")),
                Property.code(
                        "Wants", detail.value().map(JobDetail::requiredNodes).orElse("")),
                Property.code(
                        "Avoids", detail.value().map(JobDetail::excludedNodes).orElse("")),
                Property.code(
                        "Depends on", detail.value().map(JobDetail::dependency).orElse("")),
                Property.of("Reason", reason()),
                Property.of("Exit code", exitCode()));
    }

    private String asked() {
        return detail.value().map(JobDetail::requestedPer).orElse(Map.of()).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private String timeLimit() {
        var limit = detail.value().isPresent()
                ? detail.value().flatMap(JobDetail::timeLimit)
                : row().flatMap(PastRow::timeLimit);
        return limit.map(TimeLimit::format).orElse("none");
    }

    private String reason() {
        String reason = detailOr(JobDetail::reason, job -> job.value("Reason").orElse(""));
        return reason.equals("None") ? "" : reason.replace('_', ' ');
    }

    private String exitCode() {
        boolean finished = state().filter(JobState::isFinished).isPresent();
        return finished ? detailOr(job -> job.value("ExitCode").orElse(""), PastRow::exitCode) : "";
    }

    List<Property> paths() {
        return List.of(
                Property.code("Command", detail.value().map(JobDetail::command).orElse("")),
                Property.code("Folder", folder()),
                Property.code(
                        "Input", detail.value().map(JobDetail::standardInput).orElse("")),
                Property.code("Output", output()),
                Property.code("Errors", errors()));
    }

    private String folder() {
        return detailOr(JobDetail::workFolder, job -> job.value("WorkDir").orElse(""));
    }

    /** Whether the path of the output is Slurm's default and not known: accounting does not keep it. */
    boolean outputIsGuessed() {
        return detail.value().isEmpty() && !output().isEmpty();
    }

    /** The path of the standard output; empty for a job without. */
    String output() {
        return detail.value()
                .map(JobDetail::standardOutput)
                .orElseGet(() -> folder().isEmpty() ? "" : folder() + "/slurm-" + number + ".out");
    }

    /** The path of the standard error, often that of the output. */
    String errors() {
        return detail.value().map(JobDetail::standardError).orElseGet(this::output);
    }

    private String detailOr(
            java.util.function.Function<JobDetail, String> live, java.util.function.Function<PastRow, String> then) {
        return detail.value().map(live).or(() -> row().map(then)).orElse("");
    }

    private static String count(Optional<Integer> number) {
        return number.filter(some -> some > 0).map("%,d"::formatted).orElse("");
    }
}
