package trainyard.app.composer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Place;
import trainyard.core.job.JobSpec;
import trainyard.core.job.Recipe;
import trainyard.core.job.Submissions;
import trainyard.core.job.Submissions.Submission;
import trainyard.core.job.submit.CodeSync;
import trainyard.core.job.submit.JobDoor;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.operate.AuditedShell;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;

/** The way of a composed job to the open cluster, and back from there. */
final class Submitting {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Desk desk;
    private final Submissions submissions;
    private final Node anchor;

    Submitting(Desk desk, Submissions submissions, Node anchor) {
        this.desk = desk;
        this.submissions = submissions;
        this.anchor = anchor;
    }

    /** @param onRefused hears what Slurm says where it does not take the job */
    void submit(ComposerModel model, JobSpec spec, Consumer<SubmitAnswer> onRefused) {
        Optional<OpenCluster> cluster = desk.cluster().getValue();
        if (cluster.isEmpty()) {
            return;
        }
        var connection = cluster.get().connection().now();
        new SubmitDialog(model, spec, connection, anchor.getScene().getWindow())
                .showAndWait()
                .ifPresent(order -> {
                    model.code(order.code());
                    send(
                            cluster.get(),
                            new Job(spec, model.now().recipe(), model.now().text(), order.code()),
                            model,
                            onRefused);
                });
    }

    private record Job(JobSpec spec, Recipe recipe, String script, Optional<Path> code) {}

    /** @param carried what was carried along, as a sentence; empty for nothing */
    private record Outcome(SubmitAnswer answer, String carried) {}

    private void send(OpenCluster cluster, Job job, ComposerModel model, Consumer<SubmitAnswer> onRefused) {
        desk.background().task("Submitting " + job.spec().name(), () -> sent(cluster, job), outcome -> {
            switch (outcome.answer()) {
                case SubmitAnswer.Submitted(String id) -> {
                    model.kept();
                    desk.tell().accept((outcome.answer().sentence() + " " + outcome.carried()).strip());
                    cluster.refreshNow();
                    desk.go().accept(new Place.Job(Long.parseLong(id)));
                }
                case SubmitAnswer.Refused refused -> onRefused.accept(refused);
                case SubmitAnswer.Possible possible -> onRefused.accept(possible);
            }
        });
    }

    private Outcome sent(OpenCluster cluster, Job job) throws Exception {
        var acts = new AuditedShell(cluster.shell(), cluster.connection().now(), desk.audit(), desk.clock());
        String carried = "";
        if (job.code().isPresent()) {
            carried = new CodeSync(cluster.shell(), acts)
                    .run(job.code().get(), job.spec().program().workFolder(), false)
                    .sentence();
        }
        SubmitAnswer answer = JobDoor.submit(acts, job.spec(), job.script());
        if (answer instanceof SubmitAnswer.Submitted(String id)) {
            submissions.keep(new Submission(
                    desk.clock().instant(),
                    cluster.connection().now().name(),
                    id,
                    job.recipe(),
                    job.script(),
                    job.code().map(Path::toString).orElse("")));
        }
        return new Outcome(answer, carried);
    }

    /** What was submitted from here under a number; else the script that Slurm keeps of it, as lines of the user's own. */
    void find(long job, Consumer<Submission> onFound) {
        desk.cluster()
                .getValue()
                .ifPresent(cluster -> desk.background()
                        .task(
                                "Finding what job " + job + " was made of",
                                () -> found(cluster, Long.toString(job)),
                                onFound));
    }

    private Submission found(OpenCluster cluster, String id) throws Exception {
        String name = cluster.connection().now().name();
        Optional<Submission> kept = submissions.find(name, id);
        if (kept.isPresent()) {
            return kept.get();
        }
        CommandResult script = cluster.shell().run(Command.of(PATIENCE, "scontrol", "write", "batch_script", id, "-"));
        Recipe recipe = OpenedText.script("job-" + id, script.orFail().text());
        return new Submission(desk.clock().instant(), name, id, recipe, "", "");
    }
}
