package trainyard.app.gpus;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FilterField;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.KeptTable;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.RowTable;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.core.live.Job;
import trainyard.core.live.LiveView;
import trainyard.core.metrics.GpuSample.FoldedNote;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.metrics.GpuUse;
import trainyard.core.metrics.GpuView;

/** What the nodes' GPUs do, by nvidia-smi, once the user has allowed that it is read. */
public final class GpusScreen implements Screen {
    private static final RowFilter<GpuUse> FIELDS = GpuColumns.fields();
    private static final String TABLE = "gpus";

    private final Desk desk;
    private final Subscriptions open = new Subscriptions();
    /** Of the cluster that is shown. */
    private final Subscriptions ofCluster = new Subscriptions();

    private final Map<GpuSampler, Reading> readings = new WeakHashMap<>();
    private final Background.Latest<GpuPage> answers;
    private final AskPane ask = new AskPane(this::allow);
    private final EmptyState waiting =
            new EmptyState("mdi2t-timer-sand").say("Waiting for the cluster", "The first answer takes a few seconds.");
    private final Tools tools = new Tools();
    private final Label summary = new Label();
    private final Label trouble = new Label();
    private final RowTable<GpuUse> table;
    private final RowTable<IdleRow> idle;
    private final RowTable<FoldedNote> notes;
    private final Tab idleTab = tab("Allocated but idle");
    private final Tab notesTab = tab("Not read");
    private final BorderPane content = new BorderPane();
    private final StackPane root = new StackPane(content, ask, waiting);
    private Optional<Reading> reading = Optional.empty();
    private GpuPage page = GpuPage.NOTHING_YET;

    public GpusScreen(Desk desk) {
        this.desk = desk;
        answers = desk.background().latest(this::show);
        table = new RowTable<>(GpuColumns.all(), GpuUse::key, FIELDS, desk.background());
        idle = new RowTable<>(FindingColumns.idle(desk.clock()), IdleRow::key, words -> row -> true, desk.background());
        notes = new RowTable<>(FindingColumns.notes(), note -> note, words -> row -> true, desk.background());
        table.view().setId("gpus-table");
        idle.view().setId("gpus-idle");
        notes.view().setId("gpus-notes");
        RowCopy.hostlist(table, use -> List.of(use.node()));
        RowCopy.hostlist(idle, row -> List.of(row.gpus().node()));
        table.onSelect(row -> row.ifPresent(use -> desk.select(new Subject.OfNode(use.node()))));
        idle.onSelect(row -> row.ifPresent(found -> desk.select(owner(found))));
        idleTab.setContent(idle.view());
        notesTab.setContent(notes.view());
        content.setTop(new VBox(tools, tableTools(), trouble));
        content.setCenter(panes());
        trouble.getStyleClass().add("trouble-line");
        trouble.setWrapText(true);
        wire();
    }

    private static Tab tab(String title) {
        var tab = new Tab(title);
        tab.setClosable(false);
        return tab;
    }

    private Node tableTools() {
        var filter = new FilterField("Filter: node, user:ada, job:42, held:idle", FIELDS, table::filter);
        filter.setId("gpus-filter");
        KeptTable.keep(TABLE, table, filter, desk);
        summary.getStyleClass().add("muted");
        summary.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(filter, space, summary);
        line.getStyleClass().addAll("table-tools", "gpu-filter");
        return new VBox(line, filter.note());
    }

    private Node panes() {
        var tabs = new TabPane(idleTab, notesTab);
        tabs.setId("gpu-findings");
        tabs.getStyleClass().add("floating");
        var split = new SplitPane(table.view(), tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.66);
        return split;
    }

    private void wire() {
        tools.nodes.setOnAction(event -> sample());
        tools.nodes.textProperty().subscribe(text -> tools.problem(""));
        tools.take.setOnAction(event -> take());
        tools.sample.setOnAction(event -> sample());
        tools.cancel.setOnAction(event -> reading.ifPresent(Reading::cancel));
        tools.every.setOnAction(event -> tryTo(now -> now.every(tools.interval())));
        tools.off.setOnAction(event -> forbid());
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown(Place place) {
        for (RowTable<?> one : List.of(table, idle, notes)) {
            one.compact(desk.preferences().now().compactRows());
            one.aging(true);
            open.add(() -> one.aging(false));
        }
        var cluster = desk.cluster().subscribe(this::follow);
        open.add(cluster::unsubscribe);
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        open.add(desk.background().everySecond(this::tellAge));
        open.add(this::leave);
        var selection = desk.selection().subscribe(now -> tools.take.setDisable(now.isEmpty()));
        open.add(selection::unsubscribe);
    }

    @Override
    public void hidden() {
        open.close();
    }

    /** Another cluster is shown, or the same one again, or none. */
    private void follow(Optional<OpenCluster> cluster) {
        leave();
        cluster.ifPresent(now -> {
            if (Consent.isGiven(desk.preferences().now(), now.connection().now())) {
                enter(now);
            } else {
                ask.ask(now);
            }
        });
        arrange();
    }

    private void enter(OpenCluster cluster) {
        var now = readings.computeIfAbsent(cluster.gpus(), sampler -> new Reading(cluster, desk.background()));
        reading = Optional.of(now);
        tools.nodes.setText(now.hostlist());
        tools.interval(now.interval());
        now.shown();
        ofCluster.add(now::hidden);
        ofCluster.add(
                FxBridge.onFx(cluster.gpus().view(), view -> refresh(desk.live().now())));
        refresh(desk.live().now());
    }

    private void leave() {
        reading = Optional.empty();
        ofCluster.close();
        answers.ask(() -> GpuPage.NOTHING_YET);
    }

    private void arrange() {
        boolean answered = desk.live().now().snapshot().isPresent();
        waiting.setVisible(!answered);
        ask.setVisible(
                answered && reading.isEmpty() && desk.cluster().getValue().isPresent());
        content.setVisible(answered && reading.isPresent());
    }

    private void allow() {
        desk.cluster().getValue().ifPresent(cluster -> {
            desk.prefer().accept(now -> Consent.with(now, cluster.connection().now(), true));
            enter(cluster);
            arrange();
        });
    }

    private void forbid() {
        reading.ifPresent(now -> {
            now.end();
            readings.remove(now.cluster().gpus());
            desk.prefer()
                    .accept(all -> Consent.with(all, now.cluster().connection().now(), false));
            leave();
            ask.ask(now.cluster());
            arrange();
        });
    }

    private void take() {
        desk.live()
                .now()
                .snapshot()
                .ifPresent(snapshot -> desk.selection().get().ifPresent(subject -> {
                    String nodes = Target.of(subject, snapshot);
                    if (nodes.isEmpty()) {
                        tools.problem("What is selected has no nodes.");
                    } else {
                        tools.nodes.setText(nodes);
                    }
                }));
    }

    private void sample() {
        tryTo(Reading::sampleOnce);
    }

    /** The nodes may be misspelt: then nothing is read, and the tools say why. */
    private void tryTo(Consumer<Reading> what) {
        reading.ifPresent(now -> {
            try {
                now.hostlist(tools.nodes.getText());
                what.accept(now);
                tools.problem("");
            } catch (IllegalArgumentException misspelt) {
                tools.interval(now.interval());
                tools.problem(String.valueOf(misspelt.getMessage()));
            }
        });
    }

    private void refresh(LiveView view) {
        arrange();
        view.trouble().ifPresent(lost -> waiting.say("No answer from the cluster", lost.sentence()));
        reading.ifPresent(now -> {
            GpuView gpus = now.cluster().gpus().view().now();
            view.snapshot().ifPresent(snapshot -> answers.ask(() -> GpuPage.of(gpus, snapshot)));
            tools.underWay(gpus.underWay().isPresent());
            trouble.setText(gpus.trouble().orElse(""));
            trouble.setVisible(gpus.trouble().isPresent());
            trouble.setManaged(gpus.trouble().isPresent());
            tellAge();
        });
    }

    private void show(GpuPage now) {
        page = now;
        table.emptyMeans(
                now.at().isEmpty() ? "No GPU has been read yet" : "No GPU was read",
                now.at().isEmpty()
                        ? "Sample now reads once; an interval also finds GPUs that jobs hold without using them."
                        : "Below stands what each node answered, under Not read.");
        table.rows(now.gpus());
        idle.emptyMeans(
                now.at().isEmpty() ? "Nothing has been read yet" : "No allocated GPU is idle",
                "GPUs count as idle that a job holds and does not use, in every sample over 15 minutes.");
        idle.rows(now.idle());
        notes.emptyMeans(
                now.at().isEmpty() ? "Nothing has been read yet" : "Every node that was asked answered in full",
                "Nodes that refuse logins, or have no nvidia-smi, are listed here with the reason.");
        notes.rows(now.notes());
        idleTab.setText(titled("Allocated but idle", now.idle().size()));
        notesTab.setText(titled("Not read", now.notes().size()));
        tellAge();
    }

    private static String titled(String title, int count) {
        return count == 0 ? title : title + " (" + count + ")";
    }

    private void tellAge() {
        Instant now = desk.clock().instant();
        summary.setText(reading.flatMap(one -> one.cluster().gpus().view().now().underWay())
                .map(progress -> GpuPage.progress(progress, now))
                .orElseGet(() -> page.summary(now)));
    }

    private static Subject owner(IdleRow row) {
        List<Job> jobs = row.gpus().jobs();
        return jobs.size() == 1
                ? new Subject.OfJob(jobs.getFirst().number())
                : new Subject.OfNode(row.gpus().node());
    }
}
