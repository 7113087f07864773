package trainyard.app.report;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.Place;
import trainyard.app.kit.PlainTable;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.Times;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.report.ReportPage;
import trainyard.core.live.report.ResourceReport;
import trainyard.core.live.report.ResourceReport.GpuLine;
import trainyard.core.live.report.ResourceReport.JobLine;
import trainyard.core.live.report.ResourceReport.NodeLine;
import trainyard.core.live.report.ResourceReport.PartitionLine;
import trainyard.core.live.report.ResourceReport.UserLine;
import trainyard.core.render.Templates;

/** The resource report of one moment: it does not change under who reads it, until it is taken anew. */
public final class ReportScreen implements Screen {
    private final Desk desk;
    private final Subscriptions open = new Subscriptions();
    private final Background.Latest<ResourceReport> answers;
    private final Label title = new Label("Resource report");
    private final Label moment = new Label();
    private final Button save = new Button("Save as HTML…", new FontIcon("mdi2e-export-variant"));
    private final PlainTable<GpuLine> types;
    private final PlainTable<PartitionLine> partitions;
    private final PlainTable<UserLine> users;
    private final PlainTable<NodeLine> nodes;
    private final PlainTable<JobLine> jobs;
    private final EmptyState waiting = new EmptyState("mdi2t-timer-sand")
            .say("Waiting for the cluster", "The report is made of the first answer that comes.");
    private final BorderPane content = new BorderPane();
    private final StackPane root = new StackPane(content, waiting);
    private Optional<ResourceReport> report = Optional.empty();

    public ReportScreen(Desk desk) {
        this.desk = desk;
        var background = desk.background();
        answers = background.latest(this::show);
        types = PlainTable.of("report-types", ReportColumns.types(), GpuLine::type, background);
        partitions = PlainTable.of("report-partitions", ReportColumns.partitions(), PartitionLine::name, background);
        users = PlainTable.of("report-users", ReportColumns.users(), UserLine::user, background);
        nodes = PlainTable.of("report-nodes", ReportColumns.nodes(), NodeLine::names, background);
        jobs = PlainTable.of("report-jobs", ReportColumns.jobs(), JobLine::id, background);
        content.setTop(head());
        content.setCenter(tabs());
        content.setVisible(false);
    }

    private Node head() {
        title.getStyleClass().add("title-4");
        moment.getStyleClass().add("muted");
        moment.setId("report-moment");
        var anew = new Button("Take anew", new FontIcon("mdi2r-refresh"));
        anew.setId("report-anew");
        anew.setOnAction(event -> take(desk.live().now()));
        save.setId("report-save");
        save.setOnAction(event -> save());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(12, new VBox(2, title, moment), space, anew, save);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("screen");
        return head;
    }

    private TabPane tabs() {
        var tabs = new TabPane(
                tab("GPU types", types.table().view()),
                tab("Partitions", partitions.table().view()),
                tab("Users", users.table().view()),
                tab("Nodes", nodes.table().view()),
                tab("Active jobs", jobs.table().view()));
        tabs.setId("report-tabs");
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
        for (PlainTable<?> table : List.of(types, partitions, users, nodes, jobs)) {
            table.shown(desk, open);
        }
        report = Optional.empty();
        content.setVisible(false);
        waiting.setVisible(true);
        open.add(answers::forget);
        open.add(FxBridge.onFx(desk.live(), this::takeFirst));
    }

    @Override
    public void hidden() {
        open.close();
    }

    /** The first answer of a cluster; another one may come to be shown while this page is. */
    private void takeFirst(LiveView view) {
        view.trouble().ifPresent(trouble -> waiting.warn("No answer from the cluster", trouble.sentence()));
        var cluster = view.snapshot().map(Snapshot::cluster);
        if (!report.map(ResourceReport::cluster).equals(cluster)) {
            take(view);
        }
    }

    private void take(LiveView view) {
        view.snapshot().ifPresent(snapshot -> answers.ask(() -> ResourceReport.of(snapshot)));
    }

    private void show(ResourceReport taken) {
        report = Optional.of(taken);
        waiting.setVisible(false);
        content.setVisible(true);
        title.setText("Resources of " + taken.cluster());
        moment.setText(Times.absolute(taken.takenAt()) + ", Slurm " + taken.version() + ". "
                + ReportColumns.sentence(taken.totals().gpus()) + listed(taken) + unreadable(taken));
        types.show(taken.gpuTypes(), "No GPUs", "No node of this cluster has a GPU in Slurm's eyes.");
        partitions.show(taken.partitions(), "No partitions", "Slurm lists none that this user may see.");
        users.show(taken.users(), "Nobody uses it", "No job runs or waits.");
        nodes.show(taken.nodes(), "No nodes", "Slurm lists none that this user may see.");
        jobs.show(taken.jobs(), "No active jobs", "No job holds resources.");
    }

    private static String listed(ResourceReport taken) {
        return taken.moreJobs() == 0
                ? ""
                : ". The first %,d of %,d active jobs are listed"
                        .formatted(ResourceReport.MOST_JOBS, ResourceReport.MOST_JOBS + taken.moreJobs());
    }

    private static String unreadable(ResourceReport taken) {
        return taken.unreadable() == 0
                ? ""
                : ". %,d rows of Slurm's answers were not understood and are missing here"
                        .formatted(taken.unreadable());
    }

    private void save() {
        report.ifPresent(taken -> {
            var chooser = new FileChooser();
            chooser.setInitialFileName("resources-" + taken.cluster() + ".html");
            File chosen = chooser.showSaveDialog(root.getScene().getWindow());
            if (chosen != null) {
                desk.background()
                        .task(
                                "Saving the resource report",
                                () -> {
                                    ReportPage.write(taken, Templates.shipped(), chosen.toPath());
                                    return chosen;
                                },
                                file -> desk.tell().accept("The resource report was written to " + file + "."));
            }
        });
    }
}
