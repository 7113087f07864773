package trainyard.app.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.Place;
import trainyard.app.kit.PropertyList;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.Why;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb.Target;
import trainyard.core.live.Job;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;

/** The pane on the right. It lives as long as the window and watches while something is selected. */
public final class Inspector extends BorderPane {
    private final Desk desk;
    private final Background.Latest<Optional<Card>> answers;
    private final Subscriptions open = new Subscriptions();
    private final Label kind = new Label();
    private final Label title = new Label();
    private final StateChip state = new StateChip();
    private final MenuButton actions = new MenuButton("Actions");
    private final Button page = new Button("Open");
    private final Operations operations;
    private final VBox facts = new VBox(16);
    private final NodePastView past;
    private final VBox links = new VBox(6);
    private List<PropertyList> lists = List.of();
    private List<String> titles = List.of();

    public Inspector(Desk desk) {
        this.desk = desk;
        answers = desk.background().latest(this::show);
        operations = new Operations(desk);
        past = new NodePastView(desk);
        getStyleClass().add("inspector");
        setTop(header());
        var content = new VBox(16, facts, past, links);
        content.getStyleClass().add("inspector-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        desk.selection().subscribe(this::follow);
    }

    private Node header() {
        kind.getStyleClass().add("muted");
        title.getStyleClass().addAll("inspector-title", "code");
        var copy = iconButton("Copy the name", "mdi2c-content-copy");
        copy.setOnAction(event -> RowCopy.toClipboard(title.getText()));
        var close = iconButton("Close", "mdi2c-close");
        close.setOnAction(event -> desk.selection().set(Optional.empty()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        actions.setId("inspector-actions");
        actions.getStyleClass().addAll("flat", "small");
        page.getStyleClass().addAll("flat", "small");
        page.setId("inspector-open");
        page.setTooltip(new Tooltip("All that is known of this job, and its output"));
        var top = new HBox(4, kind, space, page, actions, copy, close);
        top.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(4, top, title, state);
        box.getStyleClass().add("inspector-header");
        page.setMinWidth(USE_PREF_SIZE);
        actions.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static Button iconButton(String name, String icon) {
        var button = new Button(name, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private void follow(Optional<Subject> selected) {
        open.close();
        forget(selected);
        var items = selected.map(this::actionsOn).orElse(List.of());
        actions.getItems().setAll(items);
        actions.setVisible(!items.isEmpty());
        page.setVisible(false);
        page.setManaged(false);
        if (selected.isPresent() && selected.get() instanceof Subject.OfJob(var number)) {
            page.setVisible(true);
            page.setManaged(true);
            page.setOnAction(event -> desk.go().accept(new Place.Job(number)));
        }
        past.follow(selected.flatMap(Inspector::node));
        selected.ifPresent(subject -> open.add(FxBridge.onFx(
                desk.live(), view -> view.snapshot().ifPresent(snapshot -> ask(subject, snapshot)))));
    }

    /** What is known of one subject is not shown under another's name, even where nothing is known of that. */
    private void forget(Optional<Subject> next) {
        kind.setText("");
        title.setText(next.map(Inspector::name).orElse(""));
        state.setManaged(false);
        state.clear();
        titles = List.of();
        lists = List.of();
        facts.getChildren().clear();
        links.getChildren().clear();
    }

    private static String name(Subject subject) {
        return switch (subject) {
            case Subject.OfNode(var name) -> name;
            case Subject.OfNodes(var names) -> Hostlist.fold(names);
            case Subject.OfJob(var number) -> Long.toString(number);
            case Subject.OfPartition(var name) -> name;
        };
    }

    private void ask(Subject subject, Snapshot snapshot) {
        var gpus = desk.gpus().newest();
        var cluster = desk.cluster().getValue();
        var cards = new Cards(
                node -> cluster.map(open -> open.pciAddresses(node)).orElse(List.of()),
                node -> cluster.flatMap(OpenCluster::reminders).flatMap(kept -> kept.until(node)));
        answers.ask(() -> cards.card(subject, snapshot, gpus, desk.clock().instant()));
    }

    private static Optional<String> node(Subject subject) {
        return subject instanceof Subject.OfNode(var name) ? Optional.of(name) : Optional.empty();
    }

    private List<MenuItem> actionsOn(Subject subject) {
        return switch (subject) {
            case Subject.OfNode(var name) ->
                with(
                        Why.outOfService(desk, () -> Optional.of(name)),
                        operations.items(Target.NODE, () -> List.of(name), this));
            case Subject.OfJob(var number) ->
                with(
                        Why.failed(desk, () -> state(number).map(state -> new Why.Asked(number, state))),
                        operations.items(Target.JOB, () -> List.of(Long.toString(number)), this));
            case Subject.OfNodes(var names) -> operations.items(Target.NODE, () -> names, this);
            case Subject.OfPartition(var name) -> List.of();
        };
    }

    private static List<MenuItem> with(MenuItem first, List<MenuItem> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** What the controller says of the job; one that it lists no longer has ended. */
    private Optional<JobState> state(long number) {
        return desk.live()
                .now()
                .snapshot()
                .map(snapshot -> snapshot.jobs().stream()
                        .filter(job -> job.number() == number)
                        .map(Job::state)
                        .findFirst()
                        .orElse(JobState.parse("COMPLETED")));
    }

    private void show(Optional<Card> card) {
        if (card.isEmpty()) {
            // What was known stays: a finished job leaves Slurm's list after minutes.
            kind.setText("No longer listed by Slurm");
            if (titles.isEmpty()) {
                facts.getChildren()
                        .setAll(PageParts.muted(
                                page.isVisible()
                                        ? "It ended some time ago. Open shows what is still known of it."
                                        : "It is not in Slurm's lists any more."));
            }
            return;
        }
        Card now = card.get();
        kind.setText(now.kind());
        title.setText(now.title());
        state.setManaged(!now.looks().isEmpty());
        now.looks().forEach(state::show);
        if (now.looks().isEmpty()) {
            state.clear();
        }
        showFacts(now.facts());
        showLinks(now.links());
        past.refresh();
    }

    /** A refresh writes into the labels that stand there; only another kind of subject builds new ones. */
    private void showFacts(List<Fact> now) {
        var newTitles = now.stream().map(Fact::title).toList();
        if (!newTitles.equals(titles)) {
            titles = newTitles;
            lists = now.stream().map(fact -> new PropertyList()).toList();
            facts.getChildren().clear();
            for (int i = 0; i < now.size(); i++) {
                facts.getChildren().add(new VBox(8, sectionTitle(titles.get(i)), lists.get(i)));
            }
        }
        for (int i = 0; i < now.size(); i++) {
            lists.get(i).show(now.get(i).properties());
        }
    }

    private void showLinks(Links now) {
        var rows = new ArrayList<Node>();
        if (now.total() > 0) {
            rows.add(sectionTitle(now.title() + " (" + now.total() + ")"));
        }
        for (Links.Link link : now.links()) {
            var to = new Hyperlink(link.text());
            to.getStyleClass().add("code");
            to.setOnAction(event -> desk.select(link.to()));
            rows.add(to);
        }
        if (now.total() > now.links().size()) {
            var more = new Label("and " + (now.total() - now.links().size()) + " more");
            more.getStyleClass().add("muted");
            rows.add(more);
        }
        links.getChildren().setAll(rows);
    }

    private static Label sectionTitle(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }
}
