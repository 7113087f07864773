package trainyard.app.config.partitions;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/**
 * Nodes that follow the mouse from a list to where they are let go. Within the window: what is dragged is no text for
 * other programs, and Ctrl is heard when the nodes are let go.
 */
final class NodeDrag {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
    private static final double BESIDE = 12;
    private static final double EDGE = 32;
    private static final double STEP = 16;

    private final Pane layer;
    private final Label ghost = new Label();
    private Optional<NodeRow> pressed = Optional.empty();
    private Optional<Carried> carried = Optional.empty();

    /** @param layer over the whole board; lets the mouse through */
    NodeDrag(Pane layer) {
        this.layer = layer;
        layer.setMouseTransparent(true);
        layer.setPickOnBounds(false);
        ghost.getStyleClass().add("node-ghost");
        ghost.setVisible(false);
        layer.getChildren().add(ghost);
    }

    /** Escape lets go of the nodes where they were; letting them go anywhere ends the drag, wherever they came from. */
    void within(Node board) {
        board.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> end());
        board.addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> end());
        board.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && ghost.isVisible()) {
                end();
                carried = Optional.empty();
                event.consume();
            }
        });
    }

    void from(NodeList list) {
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed = row(event, list));
        list.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && pressed.isPresent()) {
                carried = list.carried(pressed.get());
                carried.ifPresent(nodes -> {
                    list.startFullDrag();
                    ghost.setText(nodes.words());
                    ghost.setVisible(true);
                    follow(event);
                });
                event.consume();
            }
        });
        list.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::follow);
    }

    private static Optional<NodeRow> row(MouseEvent event, Node list) {
        Node under = event.getPickResult().getIntersectedNode();
        while (under != null && under != list) {
            if (under instanceof NodeCell cell) {
                return Optional.ofNullable(cell.getItem());
            }
            under = under.getParent();
        }
        return Optional.empty();
    }

    private void follow(MouseEvent event) {
        if (ghost.isVisible()) {
            Point2D at = layer.sceneToLocal(event.getSceneX(), event.getSceneY());
            ghost.autosize();
            ghost.relocate(at.getX() + BESIDE, at.getY() + BESIDE);
        }
    }

    /** Near its edges the area moves on, so that nodes reach what is out of view. */
    void scrolling(ScrollPane area) {
        area.addEventFilter(MouseDragEvent.MOUSE_DRAG_OVER, event -> {
            double y = area.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
            double height = area.getHeight();
            double step = y < EDGE ? -STEP : y > height - EDGE ? STEP : 0;
            double hidden = area.getContent().getLayoutBounds().getHeight() - height;
            if (step != 0 && hidden > 0) {
                area.setVvalue(Math.clamp(area.getVvalue() + step / hidden, 0.0, 1.0));
            }
        });
    }

    private void end() {
        ghost.setVisible(false);
    }

    /**
     * A place where nodes can be let go.
     *
     * @param takes which nodes have a meaning here
     * @param drop hears them, and whether they are copied
     */
    void to(Node target, Predicate<Carried> takes, BiConsumer<Carried, Boolean> drop) {
        target.addEventHandler(
                MouseDragEvent.MOUSE_DRAG_ENTERED,
                event -> target.pseudoClassStateChanged(
                        DROP, carried.filter(takes).isPresent()));
        target.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, event -> target.pseudoClassStateChanged(DROP, false));
        // Before a field inside has the event.
        target.addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> {
            target.pseudoClassStateChanged(DROP, false);
            Optional<Carried> dropped = carried.filter(takes);
            carried = Optional.empty();
            dropped.ifPresent(nodes -> drop.accept(nodes, event.isShortcutDown()));
        });
    }
}
