package trainyard.app.config.truth;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.app.kit.StateChip;
import trainyard.core.truth.Disagreement;

/** What each layer says of the nodes that are selected, one below the other, and below that what to mend. */
final class LayersView extends ScrollPane {
    private static final List<String> TITLES = List.of("Layer", "GPUs", "Types", "Device files", "Memory, MB");
    private static final int NUMBERS = 2;

    private final Consumer<String> toNode;

    /** @param toNode leads to a node of the plan */
    LayersView(Consumer<String> toNode) {
        this.toNode = toNode;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        setId("truth-layers");
    }

    /** @param planned whether the plan has the node, so that a link leads there */
    void show(Optional<TruthGroup> group, boolean planned) {
        setContent(group.map(one -> content(one, planned)).orElse(null));
    }

    private Node content(TruthGroup group, boolean planned) {
        var content = new VBox(12, table(group));
        content.getStyleClass().add("truth-detail");
        group.disagreements().forEach(found -> content.getChildren().add(disagreement(found)));
        List<String> untold = group.untold();
        if (!untold.isEmpty()) {
            var title = new Label("Not told");
            title.getStyleClass().add("section-title");
            var sentences = new VBox(4, title);
            untold.forEach(sentence -> sentences.getChildren().add(wrapped(sentence)));
            content.getChildren().add(sentences);
        }
        if (planned) {
            String first = group.nodes().getFirst();
            var link = new Hyperlink(first + " in the plan");
            link.setId("truth-to-node");
            link.setOnAction(event -> toNode.accept(first));
            content.getChildren().add(link);
        }
        return content;
    }

    private static Node disagreement(Disagreement found) {
        var chip = new StateChip(TruthLooks.FIRST);
        chip.setText(found.layer().title() + " disagrees first");
        chip.getStyleClass().add("strong");
        return new VBox(4, chip, wrapped(found.what()), wrapped(found.mend()));
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static GridPane table(TruthGroup group) {
        var table = new GridPane();
        table.getStyleClass().add("truth-table");
        for (int column = 0; column < TITLES.size(); column++) {
            var title = new Label(TITLES.get(column));
            title.getStyleClass().addAll("muted", "truth-cell");
            title.setMinWidth(Region.USE_PREF_SIZE);
            table.add(title, column, 0);
            var width = new ColumnConstraints();
            boolean isNumber = column == 1 || column == TITLES.size() - 1;
            width.setHalignment(isNumber ? HPos.RIGHT : HPos.LEFT);
            width.setHgrow(column == NUMBERS ? Priority.ALWAYS : Priority.NEVER);
            // Types give way first: they are whole on hover.
            width.setMinWidth(column == NUMBERS ? 0 : Region.USE_PREF_SIZE);
            table.getColumnConstraints().add(width);
        }
        List<TruthGroup.Line> lines = group.lines();
        for (int i = 0; i < lines.size(); i++) {
            line(table, i + 1, lines.get(i), group.isMarked(lines.get(i).layer()));
        }
        return table;
    }

    private static void line(GridPane table, int row, TruthGroup.Line line, boolean marked) {
        var ground = new Region();
        ground.getStyleClass().add("truth-line");
        if (marked) {
            ground.getStyleClass().add("disagrees");
        }
        table.add(ground, 0, row, TITLES.size(), 1);
        Node name = marked ? mark(line.layer().title()) : cell(line.layer().title(), false);
        table.add(name, 0, row);
        if (line.missing().isEmpty()) {
            table.add(cell(line.count(), true), 1, row);
            var types = cell(line.types(), true);
            types.setMinWidth(0);
            types.setPrefWidth(0);
            types.setMaxWidth(Double.MAX_VALUE);
            table.add(types, NUMBERS, row);
            table.add(cell(line.files(), true), NUMBERS + 1, row);
        } else {
            var missing = cell(line.missing(), false);
            missing.setMinWidth(0);
            missing.setPrefWidth(0);
            missing.setMaxWidth(Double.MAX_VALUE);
            missing.getStyleClass().add("muted");
            table.add(missing, 1, row, NUMBERS + 1, 1);
            GridPane.setHalignment(missing, HPos.LEFT);
        }
        table.add(cell(line.memory(), true), TITLES.size() - 1, row);
        if (!line.more().isEmpty()) {
            Tooltip.install(ground, new Tooltip(line.more()));
            table.getChildren().stream()
                    .filter(node ->
                            node instanceof Label && Integer.valueOf(row).equals(GridPane.getRowIndex(node)))
                    .forEach(node -> ((Label) node).setTooltip(new Tooltip(line.more())));
        }
    }

    private static Node mark(String layer) {
        var chip = new StateChip(TruthLooks.FIRST);
        chip.setText(layer);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.getStyleClass().addAll("strong", "truth-cell");
        return new HBox(chip);
    }

    private static Label cell(String text, boolean code) {
        var label = new Label(text);
        label.getStyleClass().add("truth-cell");
        if (code) {
            label.getStyleClass().add("code");
        }
        return label;
    }
}
