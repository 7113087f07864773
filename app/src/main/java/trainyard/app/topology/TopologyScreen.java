package trainyard.app.topology;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.FilterField;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.NodeFilter;
import trainyard.app.kit.Place;
import trainyard.app.kit.Screen;
import trainyard.app.kit.SlowQuestion;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.Words;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb.Target;
import trainyard.core.live.LiveView;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.Told;
import trainyard.core.live.detail.Topology;

/** The cluster as a map. */
public final class TopologyScreen implements Screen {
    private static final double ZOOM_STEP = 1.4;
    private static final double NARROW = 720;
    private static final Duration ONCE_A_MINUTE = Duration.ofMinutes(1);

    private final Desk desk;
    private final KeptMap kept;
    private final MapView map;
    private final MapLegend legend;
    private final Label found = new Label();
    private final ChoiceBox<ColourBy> colourBy = new ChoiceBox<>();
    private final EmptyState waiting =
            new EmptyState("mdi2t-timer-sand").say("Waiting for the cluster", "The first answer takes a few seconds.");
    private final BorderPane root = new BorderPane();
    private final Subscriptions open = new Subscriptions();
    private final Background.Latest<MapContent> answers;
    private final SlowQuestion<Topology> wiring;
    private final ChoiceBox<GroupBy> groupBy = new ChoiceBox<>();
    private final HBox groupChoice = labelled("Group by", groupBy);
    private final Hyperlink selectFound = new Hyperlink("Select");
    private final MapPlaces places = new MapPlaces();
    private Optional<Topology> topology = Optional.empty();
    private Optional<Snapshot> snapshot = Optional.empty();
    private Optional<MapContent> content = Optional.empty();
    private Words search = Words.NONE;

    public TopologyScreen(Desk desk) {
        this.desk = desk;
        kept = new KeptMap(desk);
        map = new MapView(desk, this::tellLegend);
        map.setId("map");
        operate();
        legend = new MapLegend(map.paints(), desk::select);
        answers = desk.background().latest(this::show);
        wiring = new SlowQuestion<>(
                desk,
                ONCE_A_MINUTE,
                cluster -> new Told.Known<>(new ClusterDetails(cluster.shell(), ZoneId.systemDefault()).topology()),
                told -> wired(told.flatMap(Told::value)));
        root.setTop(tools());
        root.setCenter(new StackPane(map, waiting));
        root.setBottom(legend);
    }

    /** The selected nodes are operated as in the table: by the same keys and the same menu. */
    private void operate() {
        var operations = new Operations(desk);
        operations.keys(Target.NODE, this::chosen, map);
        var menu = new ContextMenu();
        menu.getItems().setAll(operations.items(Target.NODE, this::chosen, map));
        map.setOnContextMenuRequested(event -> {
            if (!chosen().isEmpty()) {
                menu.show(map, event.getScreenX(), event.getScreenY());
            }
        });
    }

    private List<String> chosen() {
        return switch (desk.selection().get().orElse(null)) {
            case Subject.OfNode(var name) -> List.of(name);
            case Subject.OfNodes(var names) -> names;
            case null, default -> List.of();
        };
    }

    private VBox tools() {
        var fields = NodeFilter.fields(() -> snapshot);
        var filter = new FilterField("Find nodes on the map", fields, words -> {
            search = words;
            ask();
        });
        filter.setId("map-filter");
        filter.setOnAction(event -> selectFound());
        found.getStyleClass().add("muted");
        found.setMinWidth(Region.USE_PREF_SIZE);
        selectFound.setMinWidth(Region.USE_PREF_SIZE);
        selectFound.setId("select-found");
        selectFound.setOnAction(event -> selectFound());
        selectFound.setTooltip(new Tooltip("Select the nodes found  Enter"));
        groupBy.getItems().setAll(GroupBy.values());
        groupBy.setValue(kept.groupBy());
        groupBy.setId("group-by");
        groupBy.valueProperty().subscribe(by -> {
            kept.groupBy(by);
            map.fit();
            ask();
        });
        wired(Optional.empty());
        tellFound();
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        colourBy.getItems().setAll(ColourBy.values());
        colourBy.setValue(kept.colourBy());
        colourBy.setId("colour-by");
        colourBy.valueProperty().subscribe(by -> {
            kept.colourBy(by);
            map.colourBy(by);
            tellLegend();
        });
        var bar = new HBox(
                filter,
                found,
                selectFound,
                space,
                groupChoice,
                labelled("Colour by", colourBy),
                button("Smaller", "-", "mdi2m-magnify-minus-outline", () -> map.zoom(1 / ZOOM_STEP)),
                button("Larger", "+", "mdi2m-magnify-plus-outline", () -> map.zoom(ZOOM_STEP)),
                button("Whole cluster", "F", "mdi2f-fit-to-page-outline", map::fit),
                new ExportMenu(desk.background(), map::export));
        bar.getStyleClass().add("table-tools");
        return new VBox(bar, filter.note());
    }

    /** In a narrow window the choices say by themselves what they are, and need the room. */
    private HBox labelled(String text, Control control) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.visibleProperty().bind(root.widthProperty().greaterThan(NARROW));
        label.managedProperty().bind(label.visibleProperty());
        control.setTooltip(new Tooltip(text));
        var box = new HBox(8, label, control);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Button button(String name, String key, String icon, Runnable action) {
        var button = new Button(name, new FontIcon(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(name + "  " + key));
        button.setOnAction(event -> action.run());
        return button;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public Node focus() {
        return map;
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        open.add(wiring.watch());
        open.add(map::rest);
        var following = desk.selection().subscribe(selected -> {
            if (selected.orElse(null) instanceof Subject.OfNode(var name)) {
                map.reveal(name);
            } else {
                map.repaint();
            }
            ask();
        });
        open.add(following::unsubscribe);
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void refresh(LiveView view) {
        snapshot = view.snapshot();
        waiting.setVisible(snapshot.isEmpty());
        view.trouble().ifPresent(trouble -> waiting.warn("No answer from the cluster", trouble.sentence()));
        ask();
    }

    /** A cluster without switches and blocks has its partitions alone to group by. */
    private void wired(Optional<Topology> told) {
        var before = topology;
        topology = told.filter(Topology::isConfigured);
        groupChoice.setVisible(topology.isPresent());
        groupChoice.setManaged(topology.isPresent());
        if (!before.equals(topology)) {
            ask();
        }
    }

    private void ask() {
        var words = search;
        var selected = desk.selection().get();
        var units = topology.filter(known -> groupBy.getValue() == GroupBy.TOPOLOGY);
        snapshot.ifPresent(now -> answers.ask(() -> MapContent.of(places, now, units, words, selected)));
    }

    private void selectFound() {
        content.flatMap(MapContent::foundNodes).ifPresent(desk::select);
    }

    private void tellFound() {
        var names = content.flatMap(MapContent::found);
        found.setText(names.map(set -> "%,d found".formatted(set.size())).orElse(""));
        boolean some = names.map(set -> !set.isEmpty()).orElse(false);
        selectFound.setVisible(some);
        selectFound.setManaged(some);
    }

    private void show(MapContent next) {
        content = Optional.of(next);
        map.show(next);
        tellFound();
        tellLegend();
    }

    private void tellLegend() {
        if (snapshot.isPresent() && content.isPresent()) {
            legend.show(snapshot.get(), content.get(), colourBy.getValue());
        }
    }
}
