package trainyard.app.diagnosis;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.Opening;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.TablePane;
import trainyard.app.kit.Times;
import trainyard.app.kit.Why;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.PastRow;

/** The jobs that failed lately, each with its verdict where there is one, and what they have in common. */
public final class DiagnosisScreen implements Screen {
    private static final int MOST_AT_ONCE = 20;

    private final DiagnosisDesk diagnosis;
    private final Desk desk;
    private final FailureTools tools;
    private final PatternStrip patterns;
    private final TablePane<FailedJob> pane;
    private final VBox view = new VBox();
    private final Subscriptions open = new Subscriptions();
    private final Background.Latest<List<FailurePatterns.Pattern>> found;
    private final VerdictQueue queue;
    private final Map<PastRow, String> doing = new HashMap<>();
    private List<PastRow> ended = List.of();
    private List<PastRow> failed = List.of();
    private final FailureLoad load;
    private String note = "";
    private Instant asked = Instant.EPOCH;

    public DiagnosisScreen(DiagnosisDesk diagnosis) {
        this.diagnosis = diagnosis;
        desk = diagnosis.desk();
        tools = new FailureTools(desk, this::ask);
        load = new FailureLoad(desk, this::loaded);
        pane = new TablePane<>(
                desk,
                "failures",
                "Filter: name, user, node:gpu-017, cause:host-oom, confidence:confirmed",
                FailureColumns.all(desk.clock()),
                job -> new Subject.OfJob(job.number()),
                FailureColumns.filter());
        patterns = new PatternStrip(words -> pane.shown(words));
        found = desk.background().latest(patterns::show);
        queue = new VerdictQueue(diagnosis, new VerdictQueue.Listener() {
            @Override
            public void told(PastRow row, String now) {
                doing.put(row, now);
                refresh();
            }

            @Override
            public void ended() {
                tellQueue();
            }
        });
        Opening.install(pane.table().view(), this::openFirst);
        Why.key(pane.table().view(), this::openFirst);
        pane.actions(() -> List.of(
                item("Why did it fail?   Enter", Why.ICON, this::openFirst),
                item("The job's page", "mdi2p-playlist-play", this::openJob)));
        tools.cancel.setOnAction(event -> cancel());
        tools.diagnose.setOnAction(event -> diagnoseShown());
        tools.open.setOnAction(event -> openFiles(diagnosis.tools().choosing().open(view, "Open logs")));
        pane.table().view().getItems().addListener((javafx.beans.InvalidationListener) change -> offer());
        VBox.setVgrow(pane, Priority.ALWAYS);
        view.getChildren().addAll(tools, patterns, pane);
        view.setOnDragOver(this::dragged);
        view.setOnDragDropped(this::dropped);
    }

    private static MenuItem item(String title, String icon, Runnable action) {
        var item = new MenuItem(title, new FontIcon(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public Node focus() {
        return pane.table().view();
    }

    @Override
    public void shown(Place place) {
        pane.shown("");
        open.add(pane::hidden);
        open.add(FxBridge.onFx(desk.preferences(), tools::watching));
        open.add(queue::stop);
        var switched = desk.cluster().subscribe((before, now) -> {
            show(List.of());
            ask(tools.back());
        });
        open.add(switched::unsubscribe);
        ask(tools.back());
        open.add(FxBridge.onFx(desk.live(), this::seen));
    }

    @Override
    public void hidden() {
        open.close();
        load.stop();
        tools.busy(false, "");
    }

    private void ask(Duration back) {
        queue.stop();
        doing.clear();
        tools.busy(true, "Asking accounting for the jobs of the last " + Times.rough(back) + "…");
        asked = desk.clock().instant();
        load.ask(back);
    }

    /** Slurm lists a job that failed for some minutes: one that this list lacks is reason to ask accounting again. */
    private void seen(LiveView now) {
        Instant next = asked.plus(FailureWatch.SOONEST);
        if (queue.isRunning() || load.isRunning() || desk.clock().instant().isBefore(next)) {
            return;
        }
        boolean more = now.snapshot()
                .filter(snapshot -> FailureWatch.isBehind(failed, snapshot.jobs(), asked))
                .isPresent();
        if (more) {
            asked = desk.clock().instant();
            load.ask(tools.back());
        }
    }

    private void loaded(FailureLoad.Answer answer) {
        pane.table().emptyMeans(answer.none(), answer.next());
        note = answer.note();
        show(answer.ended());
    }

    private void cancel() {
        if (queue.isRunning()) {
            queue.stop();
        } else {
            load.stop();
            tools.busy(false, "Cancelled.");
        }
    }

    private void show(List<PastRow> all) {
        ended = all;
        failed = all.stream().filter(FailurePatterns::isFailed).toList();
        refresh();
    }

    /** Verdicts came; the rows that have changed are new ones. */
    private void refresh() {
        String cluster = diagnosis.cluster();
        var verdicts = new HashMap<PastRow, Verdict>();
        var rows = failed.stream()
                .map(row -> {
                    var verdict = diagnosis.cache().verdict(cluster, FailedJob.number(row), row.ended());
                    verdict.ifPresent(known -> verdicts.put(row, known));
                    return new FailedJob(row, verdict, doing.getOrDefault(row, ""));
                })
                .toList();
        pane.table().rows(rows);
        List<PastRow> now = ended;
        found.ask(() -> FailurePatterns.of(now, verdicts));
        tellQueue();
    }

    private void tellQueue() {
        if (queue.isRunning()) {
            tools.busy(true, "%,d to diagnose".formatted(queue.left()));
        } else if (!load.isRunning()) {
            tools.busy(false, note);
        }
        offer();
    }

    private void offer() {
        tools.offer(
                queue.isRunning() || desk.cluster().getValue().isEmpty()
                        ? 0
                        : VerdictQueue.unknown(pane.table().view().getItems(), MOST_AT_ONCE)
                                .size());
    }

    private void diagnoseShown() {
        desk.cluster()
                .getValue()
                .ifPresent(cluster -> queue.start(
                        cluster, VerdictQueue.unknown(pane.table().view().getItems(), MOST_AT_ONCE)));
    }

    private Optional<FailedJob> first() {
        return pane.table().selectedRows().stream().findFirst();
    }

    private void openFirst() {
        first().map(FailedJob::number).map(Place.JobDiagnosis::new).ifPresent(desk.go());
    }

    private void openJob() {
        first().map(FailedJob::number).map(Place.Job::new).ifPresent(desk.go());
    }

    private void openFiles(List<Path> files) {
        if (!files.isEmpty()) {
            desk.go().accept(new Place.FilesDiagnosis(files));
        }
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        openFiles(files.stream().map(File::toPath).toList());
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
