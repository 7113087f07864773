package trainyard.app.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import javafx.scene.paint.Color;
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

    private enum Kind {
        WORDS,
        STEP,
        STATE,
        PARTITION
    }

    /** One thing that is explained, without its number. */
    private record Entry(Kind kind, NodeMark mark, Paint colour, String text) {}

    private final StatePaints paints;
    private final Consumer<Subject> onSelect;
    private final Map<Entry, Label> numbers = new HashMap<>();
    private List<Entry> shown = List.of();
    private Paint ground = Color.TRANSPARENT;

    /** @param onSelect a partition's name leads to its nodes */
    MapLegend(StatePaints paints, Consumer<Subject> onSelect) {
        super(16, 4);
        this.paints = paints;
        this.onSelect = onSelect;
        getStyleClass().add("map-legend");
    }

    /** Mostly a refresh brings other numbers alone, and what is drawn already stays. */
    void show(Snapshot snapshot, MapContent content, ColourBy by) {
        Map<Entry, Integer> counts = counts(snapshot, content, by);
        var entries = List.copyOf(counts.keySet());
        if (!entries.equals(shown) || !ground.equals(paints.of(Tone.SURFACE))) {
            shown = entries;
            ground = paints.of(Tone.SURFACE);
            numbers.clear();
            getChildren().setAll(entries.stream().map(this::item).toList());
        }
        numbers.forEach((entry, label) -> label.setText("%,d".formatted(counts.getOrDefault(entry, 0))));
    }

    /** In the order shown; what has no number has 0. */
    private Map<Entry, Integer> counts(Snapshot snapshot, MapContent content, ColourBy by) {
        var counts = new LinkedHashMap<Entry, Integer>();
        switch (by) {
            case STATE -> {}
            case PARTITION ->
                snapshot.partitions()
                        .forEach(partition -> counts.put(partition(partition, content), partition.nodes()));
            case JOB -> counts.put(words("One colour a job; grey: no job"), 0);
            case GPUS, LOAD -> scale(new NodeColours(paints, by, content), by).forEach(entry -> counts.put(entry, 0));
        }
        Map<NodeState.Shown, Integer> states = Totals.byState(snapshot.nodes());
        List.of(NodeState.Shown.values()).reversed().stream()
                .filter(states::containsKey)
                .forEach(state -> counts.put(
                        new Entry(
                                Kind.STATE,
                                NodeMark.of(state),
                                by == ColourBy.STATE ? paints.of(state) : paints.of(Tone.MUTED),
                                state.word()),
                        states.getOrDefault(state, 0)));
        return counts;
    }

    private Entry partition(Partition partition, MapContent content) {
        int number = content.partitionNumbers().getOrDefault(partition.name(), 0) % NodeColours.COLOURS;
        return new Entry(Kind.PARTITION, NodeMark.FULL, paints.partition(number), partition.name());
    }

    private List<Entry> scale(NodeColours colours, ColourBy by) {
        var steps = new ArrayList<Entry>();
        for (int step = 0; step <= STEPS; step++) {
            int percent = 100 * step / STEPS;
            String text = step == 0 ? "0 %" : "to " + percent + " %";
            steps.add(new Entry(Kind.STEP, NodeMark.FULL, colours.level(step / (double) STEPS), text));
        }
        steps.add(words(by == ColourBy.LOAD ? "of the node's CPUs" : "of the node's GPUs"));
        return steps;
    }

    private static Entry words(String text) {
        return new Entry(Kind.WORDS, NodeMark.FULL, Color.TRANSPARENT, text);
    }

    private Node item(Entry entry) {
        return switch (entry.kind()) {
            case WORDS -> muted(entry.text());
            case STEP -> labelled(picture(entry), muted(entry.text()));
            case STATE -> labelled(picture(entry), new Label(entry.text()), number(entry));
            case PARTITION -> {
                var name = new Hyperlink(entry.text());
                name.setOnAction(event -> onSelect.accept(new Subject.OfPartition(entry.text())));
                yield labelled(picture(entry), name, number(entry));
            }
        };
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private Label number(Entry entry) {
        var number = new Label();
        number.getStyleClass().addAll("code", "muted");
        numbers.put(entry, number);
        return number;
    }

    private Canvas picture(Entry entry) {
        var picture = new Canvas(WIDTH, HEIGHT);
        var sheet = new CanvasSheet(picture.getGraphicsContext2D());
        entry.mark().draw(sheet, entry.colour(), ground, WIDTH, HEIGHT);
        return picture;
    }

    private static Node labelled(Node... parts) {
        var item = new HBox(6, parts);
        item.setAlignment(Pos.CENTER_LEFT);
        return item;
    }
}
