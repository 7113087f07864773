package trainyard.app.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.Place;
import trainyard.app.kit.PlainTable;
import trainyard.app.kit.Screen;
import trainyard.app.kit.SlowQuestion;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Subscriptions;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.Told;
import trainyard.core.metrics.PromAlert;
import trainyard.core.metrics.PromTarget;
import trainyard.core.metrics.Prometheus;
import trainyard.core.metrics.PrometheusException;
import trainyard.core.remote.RemoteException;

/** What the cluster's Prometheus has measured and what it warns of. Asked every half minute while it is shown. */
public final class MonitoringScreen implements Screen {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int ALERTS = 1;

    private final Desk desk;
    private final MonitoringModel model = new MonitoringModel();
    private final SlowQuestion<Report> question;
    private final Subscriptions open = new Subscriptions();
    private final StateChip alertChip = new StateChip();
    private final StateChip targetChip = new StateChip();
    private final Label about = new Label();
    private final AlertStrip strip;
    private final List<ChartView> charts =
            Panel.ALL.stream().map(ChartView::new).toList();
    private final PlainTable<PromAlert> alerts;
    private final PlainTable<PastAlert> past;
    private final PlainTable<PromTarget> targets;
    private final TabPane tabs = new TabPane();
    private final EmptyState empty = new EmptyState("mdi2c-chart-line");
    private final Button provision = new Button("Go to Provision");
    private final VBox instead = new VBox(empty, provision);
    private final BorderPane content = new BorderPane();
    private final StackPane root = new StackPane(content, instead);

    public MonitoringScreen(Desk desk) {
        this.desk = desk;
        var background = desk.background();
        alerts = PlainTable.of("alerts", Tables.alerts(desk.clock()), PromAlert::labels, background);
        past = PlainTable.of("past-alerts", Tables.past(desk.clock()), alert -> alert, background);
        targets = PlainTable.of("targets", Tables.targets(desk.clock()), MonitoringScreen::key, background);
        question = new SlowQuestion<>(desk, EVERY, this::ask, this::answered);
        strip = new AlertStrip(desk.clock(), () -> tabs.getSelectionModel().select(ALERTS));
        tabs.setId("monitoring-tabs");
        tabs.getTabs()
                .addAll(
                        tab("Charts", charts()),
                        tab("Alerts", alerts.table().view()),
                        tab("Past alerts", past.table().view()),
                        tab("Targets", targets.table().view()));
        content.setTop(tools());
        content.setCenter(tabs);
        provision.setId("monitoring-provision");
        provision.setOnAction(event -> desk.go().accept(new Place.Provision()));
        instead.setAlignment(Pos.CENTER);
        show();
    }

    /** Prometheus may have several targets of one job on one machine: Slurm's parts are such. */
    private static Object key(PromTarget target) {
        return List.of(target.job(), target.url());
    }

    private HBox tools() {
        about.getStyleClass().add("muted");
        about.setId("monitoring-about");
        about.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(
                16,
                new RangeChoice(model.range(), this::choose),
                alertChip,
                targetChip,
                space,
                about,
                new GrafanaButton(desk));
        tools.getStyleClass().add("monitoring-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private Node charts() {
        var scroll = new ScrollPane(new ChartGrid(charts));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        strip.getStyleClass().add("alert-strip");
        return new VBox(strip, scroll);
    }

    private static Tab tab(String title, Node node) {
        var tab = new Tab(title, node);
        tab.setClosable(false);
        return tab;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(desk.live(), this::seen));
        open.add(question.watch());
        for (PlainTable<?> table : List.of(alerts, past, targets)) {
            table.shown(desk, open);
        }
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void seen(LiveView view) {
        if (model.report().isEmpty() && view.trouble().isPresent()) {
            model.cluster(view.trouble().get().sentence());
            show();
        }
    }

    private void choose(TimeRange range) {
        model.choose(range);
        question.again();
    }

    private Told<Report> ask(OpenCluster cluster) throws RemoteException, InterruptedException {
        if (cluster.isDemo()) {
            return new Told.Missing<>(MonitoringModel.DEMO);
        }
        try (var prometheus = Prometheus.behind(cluster.shell())) {
            return new Told.Known<>(Report.ask(prometheus, model.range()));
        } catch (PrometheusException failure) {
            return new Told.Missing<>(failure.sentence());
        }
    }

    private void answered(Optional<Told<Report>> answer) {
        model.answered(answer);
        show();
    }

    private void show() {
        boolean any = model.report().isPresent();
        content.setVisible(any);
        instead.setVisible(!any);
        var said = model.empty();
        if (said.trouble()) {
            empty.warn(said.what(), said.next());
        } else {
            empty.say(said.what(), said.next());
        }
        provision.setVisible(said.provision());
        about.setText(model.about());
        model.report().ifPresent(this::show);
    }

    private void show(Report report) {
        var firing = model.firing();
        int down = model.down();
        alertChip.show(Severity.worded(
                firing.isEmpty() ? Severity.QUIET : Severity.of(MonitoringModel.severity(firing.getFirst())),
                model.firingWords()));
        targetChip.show(Severity.worded(down == 0 ? Severity.QUIET : Severity.DOWN, model.targetWords()));
        strip.show(firing);
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).show(report.charts().get(i));
        }
        count(ALERTS, "Alerts", firing.size());
        count(ALERTS + 2, "Targets down", down);
        alerts.show(
                firing, "No alert fires", "Rules are in alerts.yml of the bundle; Past alerts has those of before.");
        past.show(
                report.past(),
                "No alert has fired",
                "In the time that is looked at: " + report.range().word() + ".");
        targets.show(model.targets(), "Prometheus has no targets", "prometheus.yml of the bundle lists them.");
    }

    private void count(int tab, String title, int number) {
        String plain = title.equals("Targets down") && number == 0 ? "Targets" : title;
        tabs.getTabs().get(tab).setText(number == 0 ? plain : "%s (%,d)".formatted(plain, number));
    }
}
