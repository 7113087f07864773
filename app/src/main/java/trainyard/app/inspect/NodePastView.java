package trainyard.app.inspect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.OpenCluster;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.NodeEvents;
import trainyard.core.live.detail.Told;
import trainyard.core.remote.RemoteException;

/**
 * The recent changes of one node's state. Accounting is asked once for each node that stays selected for a moment, so
 * that walking through a table asks nothing.
 */
final class NodePastView extends VBox {
    private static final Duration A_MOMENT = Duration.millis(600);

    private final Desk desk;
    private final Background.Latest<Told<NodeEvents>> answers;
    private final PauseTransition pause = new PauseTransition(A_MOMENT);
    private final Label seenTitle = caption();
    private final VBox seen = new VBox(8);
    private final Label rememberedTitle = caption();
    private final VBox remembered = new VBox(8);
    private Optional<String> node = Optional.empty();
    private List<NodePast.Line> shown = List.of();

    NodePastView(Desk desk) {
        super(8);
        this.desk = desk;
        setId("node-past");
        answers = desk.background().latest(this::told);
        pause.setOnFinished(event -> ask());
        var title = new Label("State changes");
        title.getStyleClass().add("section-title");
        getChildren().addAll(title, seenTitle, seen, rememberedTitle, remembered);
        seen.managedProperty().bind(Bindings.isNotEmpty(seen.getChildren()));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private static Label caption() {
        var label = new Label();
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Another node is looked at, or none. */
    void follow(Optional<String> next) {
        node = next;
        setVisible(next.isPresent());
        pause.stop();
        answers.forget();
        shown = List.of();
        seen.getChildren().clear();
        remembered.getChildren().clear();
        rememberedTitle.setText("Asking accounting…");
        if (next.isPresent()) {
            refresh();
            pause.playFromStart();
        }
    }

    /** There may be a newer snapshot. */
    void refresh() {
        if (node.isEmpty() || cluster().isEmpty()) {
            return;
        }
        var past = cluster().get().past();
        var changes = past.changes(node.get());
        seenTitle.setText(NodePast.seenSince(past.since(), changes.size(), now()));
        var lines = NodePast.seen(changes);
        if (!lines.equals(shown)) {
            shown = lines;
            seen.getChildren().setAll(rows(lines));
        }
    }

    private Optional<OpenCluster> cluster() {
        return desk.cluster().getValue();
    }

    private void ask() {
        if (node.isPresent() && cluster().isPresent()) {
            String name = node.get();
            var details = new ClusterDetails(cluster().get().shell(), ZoneId.systemDefault());
            Instant since = now().minus(NodePast.REMEMBERED);
            answers.ask(() -> asked(details, name, since));
        }
    }

    private static Told<NodeEvents> asked(ClusterDetails details, String name, Instant since)
            throws InterruptedException {
        try {
            return details.nodeEvents(name, since);
        } catch (RemoteException failed) {
            return new Told.Missing<>(failed.problem().sentence());
        }
    }

    private void told(Told<NodeEvents> answer) {
        switch (answer) {
            case Told.Known<NodeEvents>(var events) -> {
                rememberedTitle.setText(NodePast.rememberedSince(events.events().size()));
                remembered.getChildren().setAll(rows(NodePast.remembered(events, now())));
                events.unreadable().forEach(row -> remembered.getChildren().add(unreadable(row)));
            }
            case Told.Missing<NodeEvents>(var sentence) -> rememberedTitle.setText(sentence);
        }
    }

    private static Label unreadable(String row) {
        Label label = caption();
        label.setText("Not understood: " + row);
        return label;
    }

    private List<Node> rows(List<NodePast.Line> lines) {
        var rows = new ArrayList<Node>();
        lines.forEach(line -> rows.add(row(line)));
        return rows;
    }

    private Node row(NodePast.Line line) {
        var chip = new StateChip(line.look());
        chip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var what = new Label(line.what());
        what.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var ago = new Label(Times.ago(line.at(), now()));
        ago.getStyleClass().add("muted");
        ago.setMinWidth(Region.USE_PREF_SIZE);
        ago.setTooltip(new Tooltip(Times.absolute(line.at())));
        var top = new HBox(8, what, space, ago);
        var text = new VBox(2, top);
        HBox.setHgrow(text, Priority.ALWAYS);
        if (!line.why().isEmpty()) {
            Label why = caption();
            why.setText(line.why());
            text.getChildren().add(why);
        }
        var row = new HBox(8, chip, text);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Instant now() {
        return desk.clock().instant();
    }
}
