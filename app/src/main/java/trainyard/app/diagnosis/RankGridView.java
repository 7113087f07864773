package trainyard.app.diagnosis;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.Times;
import trainyard.core.diagnose.EvidenceLine;
import trainyard.core.diagnose.Happening;

/** Ranks down, time across: who fell first. Only rows in view are drawn. */
final class RankGridView extends VBox {
    private static final double ROW = 22;
    private static final double NAME = 88;
    private static final double NODE = 148;
    private static final double SIDES = 16;
    private static final double SCROLL_BAR = 14;

    private final ListView<RankGrid.Row> rows = new ListView<>();
    private final StatePaints paints = new StatePaints(rows::refresh);
    private final Label from = new Label();
    private final Label middle = new Label();
    private final Label to = new Label();
    private final Consumer<EvidenceLine> onOpen;
    private final Consumer<String> onFind;
    private @Nullable RankGrid grid;

    /**
     * @param onOpen shows a line where it stands
     * @param onFind shows in the time line what these words find
     */
    RankGridView(Consumer<EvidenceLine> onOpen, Consumer<String> onFind) {
        this.onOpen = onOpen;
        this.onFind = onFind;
        getStyleClass().add("rank-grid");
        rows.setId("rank-grid");
        rows.setFixedCellSize(ROW);
        rows.setCellFactory(list -> new Cell());
        rows.getStyleClass().addAll("edge-to-edge", "rank-rows");
        rows.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            RankGrid.Row chosen = rows.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                event.consume();
                find(chosen);
            }
        });
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(axis(), rows, legend(), paints);
    }

    private Node axis() {
        for (Label time : new Label[] {from, middle, to}) {
            time.getStyleClass().addAll("muted", "code");
        }
        var times = new StackPane(from, middle, to);
        StackPane.setAlignment(from, Pos.CENTER_LEFT);
        StackPane.setAlignment(to, Pos.CENTER_RIGHT);
        HBox.setHgrow(times, Priority.ALWAYS);
        var head = new HBox(sized(new Label("Rank"), NAME), sized(new Label("Node"), NODE), times);
        head.getStyleClass().addAll("rank-axis", "muted");
        return head;
    }

    private static Region sized(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
        return region;
    }

    private Node legend() {
        var legend = new FlowPane(16, 4);
        legend.getStyleClass().add("run-legend");
        Stream.concat(
                        Stream.of(new GridMark("cause", true)),
                        RankGrid.drawn().stream().map(role -> new GridMark(role.word(), false)))
                .forEach(mark -> {
                    var canvas = new Canvas(GridMark.SIZE, GridMark.SIZE);
                    paints.sceneProperty().subscribe(scene -> mark.drawAlone(canvas, paints));
                    var entry = new HBox(6, canvas, new Label(mark.word()));
                    entry.setAlignment(Pos.CENTER_LEFT);
                    legend.getChildren().add(entry);
                });
        var hint = new Label("Click: the line in its log   Enter: the rank in the time line");
        hint.getStyleClass().add("muted");
        legend.getChildren().add(hint);
        return legend;
    }

    void show(RankGrid now) {
        grid = now;
        Instant end = now.from().plus(now.step().multipliedBy(now.columns()));
        from.setText(Times.absolute(now.from()));
        middle.setText("+ " + Times.length(now.step().multipliedBy(now.columns() / 2)));
        to.setText(Times.absolute(end));
        rows.getItems().setAll(now.rows());
        // Of hundreds of ranks the one where it began is what is looked for.
        IntStream.range(0, now.rows().size())
                .filter(row -> now.rows().get(row).cells().stream()
                        .anyMatch(cell -> cell.first().decisive()))
                .findFirst()
                .ifPresent(row -> {
                    rows.getSelectionModel().clearAndSelect(row);
                    rows.scrollTo(Math.max(0, row - 5));
                });
    }

    /** Draws the legend again, in the colours that the theme has now. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        rows.refresh();
    }

    private void find(RankGrid.Row row) {
        onFind.accept(row.name().startsWith("rank ") ? "rank=" + row.name().substring(5) : "node:" + row.name());
    }

    private final class Cell extends ListCell<RankGrid.Row> {
        private final Label name = new Label();
        private final Label node = new Label();
        private final Strip strip = new Strip();
        private final HBox line = new HBox(sized(name, NAME), sized(node, NODE), strip);

        Cell() {
            name.getStyleClass().add("code");
            node.getStyleClass().addAll("code", "muted");
            line.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(strip, Priority.ALWAYS);
            // A list gives its cells as much width as they ask for.
            line.prefWidthProperty().bind(rows.widthProperty().subtract(2 * SIDES + SCROLL_BAR));
            line.maxWidthProperty().bind(line.prefWidthProperty());
        }

        @Override
        protected void updateItem(RankGrid.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            name.setText(row.name());
            node.setText(row.node().equals(row.name()) ? "" : row.node());
            node.setTooltip(row.node().isEmpty() ? null : new Tooltip(row.node()));
            strip.show(row);
            setGraphic(line);
        }
    }

    /** The cells of one row. */
    private final class Strip extends Pane {
        private final Canvas canvas = new Canvas();
        private final Tooltip tooltip = new Tooltip();
        private RankGrid.@Nullable Row row;

        Strip() {
            getChildren().add(canvas);
            setMinSize(100, ROW);
            setPrefHeight(ROW);
            tooltip.setMaxWidth(640);
            tooltip.setWrapText(true);
            Tooltip.install(this, tooltip);
            setOnMouseMoved(event -> tooltip.setText(at(event.getX())
                    .map(cell -> words(cell.first(), cell.times()))
                    .orElse("Nothing is known of this time")));
            setOnMouseClicked(event -> at(event.getX())
                    .ifPresent(cell -> onOpen.accept(cell.first().evidence())));
        }

        private static String words(Happening first, long times) {
            String when = first.evidence().time().map(Times::absolute).orElse("");
            return when + "  " + Looks.of(first).word() + (times > 1 ? ", %,d lines".formatted(times) : "") + "\n"
                    + first.evidence().text();
        }

        private Optional<RankGrid.Cell> at(double x) {
            RankGrid now = grid;
            RankGrid.Row shown = row;
            if (now == null || shown == null) {
                return Optional.empty();
            }
            return shown.at((int) (x / (canvas.getWidth() / now.columns())));
        }

        void show(RankGrid.Row now) {
            row = now;
            draw();
        }

        @Override
        protected void layoutChildren() {
            if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
            draw();
        }

        private void draw() {
            RankGrid now = grid;
            RankGrid.Row shown = row;
            if (now == null || shown == null || canvas.getWidth() <= 0) {
                return;
            }
            var pen = canvas.getGraphicsContext2D();
            pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            pen.setStroke(paints.of(StatePaints.Tone.BORDER));
            pen.setLineWidth(1);
            pen.strokeLine(0, Math.floor(ROW / 2) + 0.5, canvas.getWidth(), Math.floor(ROW / 2) + 0.5);
            double width = canvas.getWidth() / now.columns();
            // The weightiest last, over its neighbours.
            shown.cells().stream()
                    .sorted((one, other) -> Boolean.compare(
                            one.first().decisive(), other.first().decisive()))
                    .forEach(cell ->
                            GridMark.of(cell.first()).draw(pen, (cell.column() + 0.5) * width, ROW / 2, paints));
        }
    }
}
