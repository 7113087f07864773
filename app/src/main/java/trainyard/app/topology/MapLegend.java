package trainyard.app.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.kit.Subject;
import trainyard.core.live.Partition;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;
import trainyard.core.slurm.NodeState;

/** What the colours and shapes mean, with how many nodes there are of each. */
final class MapLegend extends FlowPane {
    private static final double WIDTH = 18;
    private static final double HEIGHT = 12;
    private static final int STEPS = 4;

    private final StatePaints paints;
    private final Consumer<Subject> onSelect;

    /** @param onSelect a partition's name leads to its nodes */
    MapLegend(StatePaints paints, Consumer<Subject> onSelect) {
        super(16, 4);
        this.paints = paints;
        this.onSelect = onSelect;
        getStyleClass().add("map-legend");
    }

    void show(Snapshot snapshot, MapContent content, ColourBy by) {
        var items = new ArrayList<Node>();
        switch (by) {
            case STATE -> {}
            case PARTITION -> snapshot.partitions().forEach(partition -> items.add(partition(partition, content)));
            case JOB -> items.add(words("One colour a job; grey: no job"));
            case GPUS, LOAD -> items.addAll(scale(new NodeColours(paints, by, content), by));
        }
        Map<NodeState.Shown, Integer> counts = Totals.byState(snapshot.nodes());
        List.of(NodeState.Shown.values()).reversed().stream()
                .filter(counts::containsKey)
                .forEach(state -> items.add(item(
                        NodeMark.of(state),
                        by == ColourBy.STATE ? paints.of(state) : paints.of(Tone.MUTED),
                        new Label(state.word()),
                        counts.getOrDefault(state, 0))));
        getChildren().setAll(items);
    }

    private Node partition(Partition partition, MapContent content) {
        int number = content.partitionNumbers().getOrDefault(partition.name(), 0) % NodeColours.COLOURS;
        var name = new Hyperlink(partition.name());
        name.setOnAction(event -> onSelect.accept(new Subject.OfPartition(partition.name())));
        return item(NodeMark.FULL, paints.partition(number), name, partition.nodes());
    }

    private List<Node> scale(NodeColours colours, ColourBy by) {
        var steps = new ArrayList<Node>();
        for (int step = 0; step <= STEPS; step++) {
            int percent = 100 * step / STEPS;
            String text = step == 0 ? "0 %" : "to " + percent + " %";
            steps.add(labelled(picture(NodeMark.FULL, colours.level(step / (double) STEPS)), words(text)));
        }
        steps.add(words(by == ColourBy.LOAD ? "of the node's CPUs" : "of the node's GPUs"));
        return steps;
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private Node item(NodeMark mark, Paint colour, Node name, int count) {
        var number = new Label("%,d".formatted(count));
        number.getStyleClass().addAll("code", "muted");
        return labelled(picture(mark, colour), name, number);
    }

    private Canvas picture(NodeMark mark, Paint colour) {
        var picture = new Canvas(WIDTH, HEIGHT);
        mark.draw(new CanvasSheet(picture.getGraphicsContext2D()), colour, paints.of(Tone.SURFACE), WIDTH, HEIGHT);
        return picture;
    }

    private static Node labelled(Node... parts) {
        var item = new HBox(6, parts);
        item.setAlignment(Pos.CENTER_LEFT);
        return item;
    }
}
