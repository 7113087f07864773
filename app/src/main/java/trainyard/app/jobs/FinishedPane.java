package trainyard.app.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Column;
import trainyard.app.kit.Desk;
import trainyard.app.kit.Look;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.Opening;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.Subject;
import trainyard.app.kit.TablePane;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.PastJob;
import trainyard.core.live.detail.PastJobs;
import trainyard.core.live.detail.PastRow;
import trainyard.core.live.detail.Told;
import trainyard.core.slurm.TimeLimit;

/** The jobs that ended in the last hour or day, from accounting, asked for once each time. */
final class FinishedPane extends VBox {
    private final Desk desk;
    private final TablePane<PastRow> pane;
    private final Label said = PageParts.muted("");
    private final ProgressIndicator spinner = new ProgressIndicator(0);
    private final Button cancel = new Button("Cancel");
    private final HBox progress = new HBox(8, spinner, said, cancel);
    private @Nullable Future<?> loading;
    private long asked;

    FinishedPane(Desk desk) {
        this.desk = desk;
        pane = new TablePane<>(
                desk,
                "finished",
                "Filter: name, user, state:failed",
                columns(desk),
                row -> new Subject.OfJob(number(row)),
                new RowFilter<PastRow>()
                        .whole("state", row -> row.state().phase().word())
                        .whole("state", row -> row.state().text())
                        .part("job", PastRow::id)
                        .part("name", PastRow::name)
                        .part("user", PastRow::user)
                        .part("partition", PastRow::partition)
                        .part("gpu", row -> GpuTypes.in(row.allocated()))
                        .hosts("node", PastRow::nodeList)
                        .part("account", PastRow::account));
        progress.getStyleClass().add("log-tools");
        spinner.setPrefSize(16, 16);
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(event -> cancel());
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(progress, pane);
        busy(false, "");
    }

    void onOpen(Consumer<Long> open) {
        Runnable openFirst =
                () -> pane.table().selectedRows().stream().findFirst().ifPresent(row -> open.accept(number(row)));
        var actions = new FinishedActions(desk, () -> pane.table().selectedRows(), openFirst, pane);
        Opening.install(pane.table().view(), openFirst);
        actions.keys(pane.table().view());
        pane.actions(actions::items);
    }

    TableView<PastRow> table() {
        return pane.table().view();
    }

    static long number(PastRow row) {
        return Long.parseLong(row.rawId().replaceFirst("[^0-9].*", ""));
    }

    /** Asks for the jobs of a time up to now. */
    void ask(Duration back) {
        pane.hidden();
        pane.shown("");
        desk.cluster().getValue().ifPresent(cluster -> {
            Instant to = desk.clock().instant();
            var details = new ClusterDetails(cluster.shell(), ZoneId.systemDefault());
            long ticket = ++asked;
            busy(true, "Asking accounting for the jobs of the last " + Times.rough(back) + "…");
            loading = desk.background()
                    .<Told<PastJobs>>task(
                            "Finished jobs of the last " + Times.rough(back),
                            () -> details.finished(to.minus(back), to),
                            told -> {
                                if (ticket == asked) {
                                    show(told, back);
                                }
                            },
                            problem -> {
                                if (ticket == asked) {
                                    say(List.of(), String.valueOf(problem.getMessage()), back);
                                }
                            });
        });
    }

    private void cancel() {
        if (loading != null) {
            loading.cancel(true);
        }
        asked++;
        busy(false, "Cancelled.");
    }

    void hidden() {
        pane.hidden();
    }

    private void show(Told<PastJobs> told, Duration back) {
        var jobs = told.value().map(PastJobs::jobs).orElse(List.of());
        String more = told.value()
                .filter(all -> all.leftOut() > 0)
                .map(all -> "%,d more ended earlier and are not shown.".formatted(all.leftOut()))
                .orElse(told.missing());
        say(jobs.stream().map(PastJob::job).toList(), more, back);
    }

    private void say(List<PastRow> rows, String sentence, Duration back) {
        pane.table()
                .emptyMeans(
                        sentence.isEmpty()
                                ? "No job ended in the last " + Times.rough(back)
                                : "No finished jobs to show",
                        sentence.isEmpty() ? "Choose a longer time, or look at the jobs that Slurm lists." : sentence);
        pane.table().rows(rows);
        busy(false, rows.isEmpty() ? "" : sentence);
    }

    private void busy(boolean now, String sentence) {
        spinner.setVisible(now);
        spinner.setManaged(now);
        spinner.setProgress(now ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        cancel.setVisible(now);
        cancel.setManaged(now);
        said.setText(sentence);
        progress.setVisible(!sentence.isEmpty());
        progress.setManaged(!sentence.isEmpty());
    }

    private static List<Column<PastRow>> columns(Desk desk) {
        return List.of(
                Column.code("Job", 104, PastRow::id, Comparator.comparing(PastRow::id, NaturalOrder.NAMES))
                        .atLeast(88),
                Column.text("Name", 160, PastRow::name).growing().atLeast(104),
                Column.text("User", 88, PastRow::user).atLeast(76),
                Column.text("Partition", 88, PastRow::partition).yielding(5),
                Column.state(
                        "State",
                        142,
                        row -> Look.of(row.state()),
                        row -> row.state().text(),
                        Comparator.comparing(row -> row.state().phase())),
                Column.<PastRow>number(
                                "GPUs",
                                "",
                                60,
                                row -> count(row.allocated().gpus()),
                                row -> row.allocated().gpus())
                        .yielding(2),
                Column.<PastRow>number("Nodes", "", 72, row -> count(row.nodes()), PastRow::nodes)
                        .yielding(6),
                Column.code("On", 150, PastRow::nodeList, Comparator.comparing(PastRow::nodeList, NaturalOrder.NAMES))
                        .yielding(4),
                Column.<PastRow>number(
                                "Ran",
                                "",
                                100,
                                row -> TimeLimit.format(row.elapsed()),
                                row -> row.elapsed().toSeconds())
                        .yielding(3),
                Column.number(
                        "Exit", "", 72, PastRow::exitCode, row -> row.exitCode().equals("0:0") ? 0 : 1),
                Column.time("Ended", 102, row -> ago(row.ended(), desk.clock().instant()), PastRow::ended));
    }

    private static String ago(Optional<Instant> time, Instant now) {
        return time.map(at -> Times.ago(at, now)).orElse("");
    }

    private static String count(int number) {
        return number == 0 ? "" : "%,d".formatted(number);
    }
}
