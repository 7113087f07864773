package trainyard.app.gpus;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subscriptions;
import trainyard.core.live.LiveView;
import trainyard.core.metrics.GpuNodes;
import trainyard.core.metrics.GpuSampler;
import trainyard.core.metrics.GpuView;

/** What the nodes' GPUs do, by nvidia-smi, once the user has allowed that it is read. */
public final class GpusScreen implements Screen {
    private final Desk desk;
    private final Subscriptions open = new Subscriptions();
    /** Of the cluster that is shown. */
    private final Subscriptions ofCluster = new Subscriptions();

    private final Map<GpuSampler, Reading> readings = new HashMap<>();
    private final Background.Latest<GpuPage> answers;
    private final AskPane ask = new AskPane(this::allow);
    private final EmptyState waiting =
            new EmptyState("mdi2t-timer-sand").say("Waiting for the cluster", "The first answer takes a few seconds.");
    private final Tools tools = new Tools();
    private final GpuPane pane;
    private final BorderPane content = new BorderPane();
    private final StackPane root = new StackPane(content, ask, waiting);
    private Optional<Reading> reading = Optional.empty();
    private GpuPage page = GpuPage.NOTHING_YET;

    public GpusScreen(Desk desk) {
        this.desk = desk;
        answers = desk.background().latest(this::answered);
        pane = new GpuPane(desk);
        content.setTop(tools);
        content.setCenter(pane);
        tools.nodes.setOnAction(event -> tryTo(Reading::sampleOnce));
        tools.nodes.textProperty().subscribe(text -> tools.problem(""));
        tools.take.setOnAction(event -> take());
        tools.sample.setOnAction(event -> tryTo(Reading::sampleOnce));
        tools.cancel.setOnAction(event -> reading.ifPresent(now -> {
            now.cancel();
            tools.interval(now.interval());
        }));
        tools.every.setOnAction(event -> tryTo(now -> now.every(tools.interval())));
        tools.off.setOnAction(event -> forbid());
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown(Place place) {
        pane.shown(desk, open);
        var cluster = desk.cluster().subscribe(this::follow);
        open.add(cluster::unsubscribe);
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        open.add(desk.background().everySecond(this::tellAge));
        var selection = desk.selection().subscribe(now -> tools.take.setDisable(now.isEmpty()));
        open.add(selection::unsubscribe);
        open.add(this::leave);
    }

    @Override
    public void hidden() {
        open.close();
    }

    /** Another cluster is shown, or the same one again, or none. */
    private void follow(Optional<OpenCluster> cluster) {
        leave();
        readings.keySet().removeIf(GpuSampler::isClosed);
        show(GpuPage.NOTHING_YET);
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
        tools.nodes.setText(now.hostlist());
        tools.interval(now.interval());
        reading = Optional.of(now);
        now.shown();
        ofCluster.add(now::hidden);
        ofCluster.add(FxBridge.onFx(cluster.gpus().view(), this::refresh));
    }

    private void leave() {
        reading = Optional.empty();
        ofCluster.close();
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
            now.cancel();
            readings.remove(now.cluster().gpus());
            desk.prefer()
                    .accept(all -> Consent.with(all, now.cluster().connection().now(), false));
            follow(Optional.of(now.cluster()));
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

    /** The nodes may be misspelt: then nothing is read, and the tools say why. */
    private void tryTo(Consumer<Reading> what) {
        reading.ifPresent(now -> {
            try {
                now.hostlist(tools.nodes.getText());
                what.accept(now);
                tools.remark(now.nodes().map(GpusScreen::leftOut).orElse(""));
            } catch (IllegalArgumentException misspelt) {
                tools.interval(now.interval());
                tools.problem(String.valueOf(misspelt.getMessage()));
            }
        });
    }

    private static String leftOut(GpuNodes nodes) {
        return nodes.left() == 0
                ? ""
                : "The first %,d of %,d nodes are read. Name a hostlist to read others."
                        .formatted(nodes.names().size(), nodes.all());
    }

    private void refresh(LiveView view) {
        arrange();
        view.trouble().ifPresent(lost -> waiting.warn("No answer from the cluster", lost.sentence()));
        reading.ifPresent(now -> refresh(now.cluster().gpus().view().now()));
    }

    private void refresh(GpuView gpus) {
        desk.live().now().snapshot().ifPresent(snapshot -> answers.ask(() -> GpuPage.of(gpus, snapshot)));
        tools.underWay(gpus.underWay().isPresent());
        pane.trouble(gpus.trouble());
        tellAge();
    }

    /** An answer that comes after the screen was left is of no use. */
    private void answered(GpuPage now) {
        if (reading.isPresent()) {
            show(now);
        }
    }

    private void show(GpuPage now) {
        page = now;
        pane.show(now);
        tellAge();
    }

    private void tellAge() {
        Instant now = desk.clock().instant();
        pane.summary(desk.gpus()
                .underWay()
                .map(progress -> GpuPage.progress(progress, now))
                .orElseGet(() -> page.summary(now)));
    }
}
