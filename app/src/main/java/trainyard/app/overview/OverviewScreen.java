package trainyard.app.overview;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.Words;
import trainyard.app.operate.Operations;
import trainyard.core.live.LiveView;

/** The first screen: how the cluster does, and what needs attention. */
public final class OverviewScreen implements Screen {
    private static final double ALL_COLUMNS = 400;

    private final Desk desk;
    private final Subscriptions open = new Subscriptions();
    private final Background.Latest<Summary> answers;
    private final FigureView nodes;
    private final FigureView gpus;
    private final FigureView jobs;
    private final ScrollPane partitionScroll = new ScrollPane();
    private final PartitionList partitions;
    private final ConcernList concerns;
    private final Label concernTitle = title("Needs attention");
    private final EmptyState waiting =
            new EmptyState("mdi2t-timer-sand").say("Waiting for the cluster", "The first answer takes a few seconds.");
    private final VBox content;
    private final StackPane root;

    public OverviewScreen(Desk desk) {
        this.desk = desk;
        answers = desk.background().latest(this::show);
        nodes = new FigureView(
                "Nodes", desk.clock(), look -> desk.go().accept(new Place.Nodes(Words.inState(look.word()))));
        gpus = new FigureView("GPUs", desk.clock(), look -> desk.go().accept(new Place.Nodes("")));
        jobs = new FigureView(
                "Jobs", desk.clock(), look -> desk.go().accept(new Place.Jobs(Words.inState(look.word()))));
        partitions = new PartitionList(
                name -> desk.select(new Subject.OfPartition(name)),
                partitionScroll.widthProperty().greaterThan(ALL_COLUMNS));
        concerns = new ConcernList(desk.clock(), concern -> concern.open().accept(desk), new Operations(desk));
        content = new VBox(16, figures(), lists());
        VBox.setVgrow(content.getChildren().getLast(), Priority.ALWAYS);
        content.getStyleClass().add("screen");
        content.setVisible(false);
        root = new StackPane(content, waiting);
    }

    /** Three columns of one width, however long their numbers are. */
    private GridPane figures() {
        var grid = new GridPane(16, 0);
        for (Node figure : List.of(nodes, gpus, jobs)) {
            var third = new ColumnConstraints();
            third.setPercentWidth(100.0 / 3);
            grid.getColumnConstraints().add(third);
            grid.addRow(0, figure);
        }
        return grid;
    }

    private GridPane lists() {
        partitionScroll.setContent(partitions);
        partitionScroll.setFitToWidth(true);
        VBox.setVgrow(concerns, Priority.ALWAYS);
        // The rows' ground reaches out by their own padding: their glyphs stand under the title.
        VBox.setMargin(concerns, new Insets(0, -8, 0, -8));
        VBox.setVgrow(partitionScroll, Priority.ALWAYS);
        var grid = new GridPane(16, 0);
        grid.addRow(0, card(concernTitle, concerns), card(title("Partitions"), partitionScroll));
        for (double percent : new double[] {56, 44}) {
            var column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().add(row);
        return grid;
    }

    private static VBox card(Node... children) {
        var card = new VBox(12, children);
        card.getStyleClass().add("card");
        return card;
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(desk.live(), this::refresh));
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void refresh(LiveView view) {
        content.setVisible(view.snapshot().isPresent());
        waiting.setVisible(view.snapshot().isEmpty());
        view.trouble().ifPresent(trouble -> waiting.warn("No answer from the cluster", trouble.sentence()));
        var read = desk.gpus();
        desk.cluster()
                .getValue()
                .filter(cluster -> view.snapshot().isPresent())
                .ifPresent(cluster -> answers.ask(() -> Summary.of(
                        view,
                        cluster.past(),
                        cluster.reminders(),
                        read,
                        desk.clock().instant())));
    }

    private void show(Summary summary) {
        nodes.show(summary.nodes(), "");
        gpus.show(summary.gpus(), summary.gpus().total() == 0 ? "no GPUs are configured" : share(summary));
        jobs.show(summary.jobs(), summary.jobs().total() == 0 ? "in the queue" : "");
        partitions.show(summary.partitions());
        concerns.show(summary.concerns());
        concernTitle.setText(
                summary.concerns().isEmpty()
                        ? "Needs attention"
                        : "Needs attention (" + summary.concerns().size() + ")");
    }

    private static String share(Summary summary) {
        int busy = summary.gpus().shares().stream()
                .filter(share -> share.look().word().equals("allocated"))
                .mapToInt(Summary.Share::count)
                .sum();
        return "%d %% allocated"
                .formatted(Math.round(100.0 * busy / summary.gpus().total()));
    }
}
