package trainyard.app.scheduler;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
import trainyard.app.kit.Subscriptions;
import trainyard.core.live.LiveView;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.Licence;
import trainyard.core.live.detail.LimitSet;
import trainyard.core.live.detail.Reservation;
import trainyard.core.live.detail.SchedulerHealth.Rpc;
import trainyard.core.live.detail.Told;
import trainyard.core.remote.RemoteException;

/** How slurmctld does, and what binds all jobs. Asked once a minute while it is shown. */
public final class SchedulerScreen implements Screen {
    private static final Duration ONCE_A_MINUTE = Duration.ofMinutes(1);

    private final Desk desk;
    private final SlowQuestion<Report> question;
    private final Subscriptions open = new Subscriptions();
    private final History history = new History();
    private final DaemonLine daemons = new DaemonLine();
    private final List<GaugeView> gauges =
            Gauge.ALL.stream().map(GaugeView::new).toList();
    private final PlainTable<Rpc> byType;
    private final PlainTable<Rpc> byUser;
    private final PlainTable<Reservation> reservations;
    private final PlainTable<Licence> licences;
    private final PlainTable<LimitSet> qos;
    private final AssociationPane associations;
    private final EmptyState waiting = new EmptyState("mdi2t-timer-sand");
    private final BorderPane content = new BorderPane();
    private final StackPane root = new StackPane(content, waiting);

    public SchedulerScreen(Desk desk) {
        this.desk = desk;
        var background = desk.background();
        byType = PlainTable.of("rpc-types", Tables.requests("Request"), Rpc::name, background);
        byUser = PlainTable.of("rpc-users", Tables.requests("User"), Rpc::name, background);
        reservations = PlainTable.of("reservations", Tables.reservations(desk.clock()), Reservation::name, background);
        licences = PlainTable.of("licences", Tables.licences(), Licence::name, background);
        qos = PlainTable.of("qos", Tables.qos(), LimitSet::name, background);
        associations = new AssociationPane(desk);
        question = new SlowQuestion<>(desk, ONCE_A_MINUTE, this::ask, this::answered);
        var line = new HBox(12);
        gauges.forEach(gauge -> {
            HBox.setHgrow(gauge, Priority.ALWAYS);
            line.getChildren().add(gauge);
        });
        var top = new VBox(16, daemons, line);
        top.getStyleClass().add("screen");
        content.setTop(top);
        content.setCenter(tabs());
        content.setVisible(false);
        waiting.say("Waiting for the scheduler", "sdiag answers in a moment.");
    }

    private TabPane tabs() {
        var requests = new SplitPane(byType.table().view(), byUser.table().view());
        var tabs = new TabPane(
                tab("Requests", requests),
                tab("Reservations", reservations.table().view()),
                tab("Licences", licences.table().view()),
                tab("QOS", qos.table().view()),
                tab("Accounts", associations));
        tabs.setId("scheduler-tabs");
        return tabs;
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
        open.add(associations.watch());
        for (PlainTable<?> table : List.of(byType, byUser, reservations, licences, qos)) {
            table.shown(desk, open);
        }
    }

    @Override
    public void hidden() {
        open.close();
    }

    /** A cluster in trouble is not asked: what is waited for would not come. */
    private void seen(LiveView view) {
        if (!content.isVisible()) {
            view.trouble().ifPresent(trouble -> waiting.warn("No answer from the cluster", trouble.sentence()));
        }
    }

    private Told<Report> ask(OpenCluster cluster) throws RemoteException, InterruptedException {
        var details = new ClusterDetails(cluster.shell(), ZoneId.systemDefault());
        var report = new Report(
                desk.clock().instant(),
                details.scheduler(),
                details.daemons(),
                details.reservations(),
                details.licences(),
                details.qos());
        cluster.past().told(report.at(), report.health(), report.daemons());
        return new Told.Known<>(report);
    }

    private void answered(Optional<Told<Report>> answer) {
        if (answer.isEmpty()) {
            history.clear();
            content.setVisible(false);
            waiting.setVisible(true);
            waiting.say("Waiting for the scheduler", "sdiag answers in a moment.");
            return;
        }
        switch (answer.get()) {
            case Told.Known<Report>(var report) -> show(report);
            case Told.Missing<Report>(var sentence) -> trouble(sentence);
        }
    }

    /** What was seen before stays, with the time at which it was. */
    private void trouble(String sentence) {
        daemons.trouble(sentence);
        waiting.warn("The scheduler did not answer", sentence);
    }

    private void show(Report report) {
        waiting.setVisible(false);
        content.setVisible(true);
        history.add(report.health());
        daemons.show(report, history.size());
        gauges.forEach(gauge -> gauge.show(history.of(gauge.gauge())));
        byType.show(report.health().byType(), "No requests yet", "slurmctld counts them from its start.");
        byUser.show(report.health().byUser(), "No requests yet", "slurmctld counts them from its start.");
        reservations.show(report.reservations(), "No reservations", "scontrol create reservation makes one.");
        licences.show(report.licences(), "No licences", "Licenses in slurm.conf counts what jobs share.");
        qos.show(report.qos().value().orElse(List.of()), "No QOS", report.qos().missing());
    }
}
