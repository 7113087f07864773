package trainyard.app.overview;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
import trainyard.core.live.LiveView;

/** The first screen: how the cluster does, and what needs attention. */
public final class OverviewScreen implements Screen {
    private final Desk desk;
    private final Subscriptions open = new Subscriptions();
    private final Background.Latest<Summary> answers;
    private final FigureView nodes;
    private final FigureView gpus;
    private final FigureView jobs;
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
        nodes = new FigureView("Nodes", look -> desk.go().accept(new Place.Nodes(look.word())));
        gpus = new FigureView("GPUs", look -> desk.go().accept(new Place.Nodes("")));
        jobs = new FigureView("Jobs", look -> desk.go().accept(new Place.Jobs(look.word())));
        partitions = new PartitionList(name -> desk.select(new Subject.OfPartition(name)));
        concerns = new ConcernList(open(desk));
        var attention = card(concernTitle, concerns);
        VBox.setVgrow(concerns, Priority.ALWAYS);
        VBox.setVgrow(attention, Priority.ALWAYS);
        var partitionScroll = new ScrollPane(partitions);
        partitionScroll.setFitToWidth(true);
        partitionScroll.setMaxHeight(220);
        content = new VBox(16, new HBox(16, nodes, gpus, jobs), card(title("Partitions"), partitionScroll), attention);
        content.getStyleClass().add("screen");
        content.setVisible(false);
        root = new StackPane(content, waiting);
    }

    private static Consumer<Concern> open(Desk desk) {
        return concern -> desk.select(concern.subjects().getFirst());
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
        view.trouble().ifPresent(trouble -> waiting.say("No answer from the cluster", trouble.sentence()));
        view.snapshot().ifPresent(snapshot -> answers.ask(() -> Summary.of(snapshot)));
    }

    private void show(Summary summary) {
        nodes.show(summary.nodes(), "");
        gpus.show(summary.gpus(), summary.gpus().total() == 0 ? "no GPUs are configured" : share(summary));
        jobs.show(summary.jobs(), "");
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
