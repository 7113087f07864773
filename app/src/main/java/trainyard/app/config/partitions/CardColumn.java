package trainyard.app.config.partitions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.layout.VBox;

/** The partitions under one another. A partition keeps its card, so that a change moves nothing that is looked at. */
final class CardColumn extends ScrollPane {
    private static final double EDGE = 32;
    private static final double STEP = 12;

    private final VBox column = new VBox(8);
    private final Map<String, PartitionCard> cards = new LinkedHashMap<>();
    private final Function<String, PartitionCard> maker;
    private final Consumer<String> select;

    /**
     * @param maker of a card by the partition's name
     * @param select hears the name of the partition that has the focus
     */
    CardColumn(Function<String, PartitionCard> maker, Consumer<String> select) {
        this.maker = maker;
        this.select = select;
        getStyleClass().add("card-column");
        setId("partition-cards");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        column.getStyleClass().add("cards");
        setContent(column);
        addEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, this::scrollAtEdge);
    }

    /** Cards out of sight come into it while nodes are dragged. */
    private void scrollAtEdge(MouseDragEvent event) {
        double y = sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
        double hidden = column.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0 && (y < EDGE || y > getHeight() - EDGE)) {
            setVvalue(Math.clamp(getVvalue() + (y < EDGE ? -STEP : STEP) / hidden, 0, 1));
        }
    }

    void show(Board board) {
        cards.keySet().retainAll(board.names());
        for (Card card : board.cards()) {
            cards.computeIfAbsent(card.name(), this::card).show(card);
        }
        List<PartitionCard> order = board.names().stream().map(this::find).toList();
        if (!order.equals(column.getChildren())) {
            column.getChildren().setAll(order);
        }
    }

    private PartitionCard card(String name) {
        PartitionCard card = maker.apply(name);
        card.focusWithinProperty().subscribe(isWithin -> {
            if (isWithin) {
                select.accept(name);
            }
        });
        return card;
    }

    private PartitionCard find(String name) {
        PartitionCard card = cards.get(name);
        if (card == null) {
            throw new IllegalStateException("no card for " + name);
        }
        return card;
    }

    void select(String name) {
        cards.values().forEach(card -> card.select(card.name().equals(name)));
    }

    /** @param problems how many by partition */
    void problems(Map<String, Integer> problems) {
        cards.values().forEach(card -> card.problems(problems.getOrDefault(card.name(), 0)));
    }

    /** Scrolls until the partition is seen. */
    void reveal(String name) {
        Node card = cards.get(name);
        double hidden = column.getHeight() - getViewportBounds().getHeight();
        if (card != null && hidden > 0) {
            double top = card.getBoundsInParent().getMinY();
            double bottom = card.getBoundsInParent().getMaxY();
            double from = getVvalue() * hidden;
            double height = getViewportBounds().getHeight();
            double to = top < from ? top : bottom > from + height ? Math.min(top, bottom - height) : from;
            setVvalue(Math.clamp(to / hidden, 0, 1));
        }
    }
}
