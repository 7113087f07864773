package trainyard.app.topology;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Desk;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.Subject;
import trainyard.app.topology.ClusterMap.Block;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.core.live.Node;

/** The map on one canvas as large as its place in the window; draws at most once a frame. */
final class MapView extends Region {
    private static final double KEY_ZOOM = 1.25;
    private static final double CLICK_SLACK = 4;

    private final Desk desk;
    private final Canvas canvas = new Canvas();
    private final StatePaints paints;
    private final MapPainter painter;
    private final GpuWatch gpus;
    private final Region band = new Region();
    private final Tooltip tip = new Tooltip();
    private Optional<MapContent> content = Optional.empty();
    private Viewport view = Viewport.NONE;
    private ColourBy by = ColourBy.STATE;
    private boolean fitted = true;
    /** Whether the drag under way selects nodes, and does not move the map. */
    private boolean selecting;

    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;

    /** @param onColours runs when the theme brings other colours */
    MapView(Desk desk, Runnable onColours) {
        this.desk = desk;
        gpus = new GpuWatch(desk, this::repaint);
        paints = new StatePaints(() -> {
            recolour();
            onColours.run();
        });
        painter = new MapPainter(paints, gpus::cells);
        getStyleClass().add("map");
        setFocusTraversable(true);
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setVisible(false);
        band.setMouseTransparent(true);
        getChildren().addAll(paints, canvas, band);
        tip.setShowDelay(Duration.millis(250));
        Tooltip.install(this, tip);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void recolour() {
        painter.forget();
        repaint();
    }

    StatePaints paints() {
        return paints;
    }

    void show(MapContent next) {
        boolean sameExtent = content.map(
                        now -> now.map().bounds().equals(next.map().bounds()))
                .orElse(false);
        content = Optional.of(next);
        if (!sameExtent && fitted) {
            view = Viewport.NONE;
        }
        repaint();
    }

    void colourBy(ColourBy what) {
        by = what;
        repaint();
    }

    /** The whole map in view, also after the window has another size, until the user moves it. */
    void fit() {
        fitted = true;
        view = Viewport.NONE;
        repaint();
    }

    void zoom(double factor) {
        move(view.zoomed(factor, getWidth() / 2, getHeight() / 2));
    }

    /** Moves only where the node is not in view. */
    void reveal(String node) {
        content.flatMap(shown -> shown.map().boxOf(node)).ifPresent(box -> {
            if (!view.sees(box.x(), box.y(), box.width(), box.height())) {
                move(view.revealing(box));
            }
        });
        repaint();
    }

    /** A node's card in the middle of the view. */
    void near(String node) {
        content.flatMap(shown -> shown.map().boxOf(node))
                .ifPresent(box -> move(Viewport.fit(box, getWidth(), getHeight())));
    }

    private void move(Viewport next) {
        fitted = false;
        view = next;
        repaint();
    }

    void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        content.ifPresent(shown -> {
            boolean fresh = view.width() == 0 || fitted;
            boolean resized = view.width() != getWidth();
            view = fresh
                    ? Viewport.fit(shown.map().bounds(), getWidth(), getHeight())
                    : view.resized(getWidth(), getHeight());
            if (resized && !fresh) {
                selectedNode().flatMap(shown.map()::boxOf).ifPresent(box -> view = view.revealing(box));
            }
            painter.paint(new CanvasSheet(canvas.getGraphicsContext2D()), shown, view, by, selectedNode());
            gpus.shows(shown, cardsInView(shown));
        });
    }

    private List<Node> cardsInView(MapContent shown) {
        return ClusterMap.NODE_WIDTH * view.scale() < GpuGrid.CARD_FROM
                ? List.of()
                : shown.map().nodesIn(area(0, 0, getWidth(), getHeight()));
    }

    /** A rectangle of the view, on the map. */
    private Box area(double fromX, double fromY, double toX, double toY) {
        return new Box(
                view.mapX(Math.min(fromX, toX)),
                view.mapY(Math.min(fromY, toY)),
                Math.abs(toX - fromX) / view.scale(),
                Math.abs(toY - fromY) / view.scale());
    }

    Optional<MapContent> shown() {
        return content;
    }

    /** What is known of a node's GPUs. */
    List<GpuCell> gpus(Node node) {
        return content.map(shown -> gpus.cells(node, shown)).orElse(List.of());
    }

    /** Where a node is drawn, in this view. */
    Optional<Box> pixelsOf(Node node) {
        return content.flatMap(shown -> shown.map().boxOf(node.name()))
                .map(box -> MapPainter.pixels(view, box.x(), box.y()));
    }

    /** The whole of what is shown, to be saved. */
    Optional<MapExport> export() {
        return content.map(shown -> new MapExport(shown, by, paints, new MapPainter(paints, gpus::cells)));
    }

    /** Nobody looks any more. */
    void rest() {
        gpus.stop();
    }

    private Optional<String> selectedNode() {
        return desk.selection().get().map(MapView::nodeName);
    }

    private static @Nullable String nodeName(Subject subject) {
        return subject instanceof Subject.OfNode(var name) ? name : null;
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            move(view.zoomed(Math.exp(event.getDeltaY() * 0.0025), event.getX(), event.getY()));
            event.consume();
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        selecting = event.isShiftDown();
    }

    private void dragged(MouseEvent event) {
        tip.hide();
        if (selecting) {
            band.setVisible(true);
            band.resizeRelocate(
                    Math.min(pressX, event.getX()),
                    Math.min(pressY, event.getY()),
                    Math.abs(event.getX() - pressX),
                    Math.abs(event.getY() - pressY));
            return;
        }
        move(view.moved(event.getX() - lastX, event.getY() - lastY));
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        if (band.isVisible()) {
            band.setVisible(false);
            fitted = false;
            content.ifPresent(shown -> desk.selection()
                    .set(Subject.OfNodes.of(
                            shown.map().nodesIn(area(pressX, pressY, event.getX(), event.getY())).stream()
                                    .map(Node::name)
                                    .toList())));
            return;
        }
        boolean click = Math.hypot(event.getX() - pressX, event.getY() - pressY) < CLICK_SLACK;
        if (!click || event.getButton() != MouseButton.PRIMARY || content.isEmpty()) {
            return;
        }
        double x = view.mapX(event.getX());
        double y = view.mapY(event.getY());
        ClusterMap map = content.get().map();
        Optional<Subject> hit = gpuAt(event)
                .flatMap(GpuCell::holder)
                .<Subject>map(Subject.OfJob::new)
                .or(() -> map.nodeAt(x, y).map(node -> new Subject.OfNode(node.name())))
                .or(() -> map.headerAt(x, y).flatMap(block -> subject(block, content.get())))
                .or(() -> map.stripAt(x, y).flatMap(strip -> Subject.OfNodes.of(strip.nodes())));
        // The inspector takes room from the map; what the user looks at stays where it is.
        fitted = false;
        desk.selection().set(hit);
        if (event.getClickCount() == 2 && hit.orElse(null) instanceof Subject.OfNode(var name)) {
            near(name);
        }
    }

    private static Optional<Subject> subject(Block block, MapContent content) {
        if (block.isPartition()) {
            return content.partitionNumbers().containsKey(block.name())
                    ? Optional.of(new Subject.OfPartition(block.name()))
                    : Optional.empty();
        }
        return Subject.OfNodes.of(block.nodes().stream().map(Node::name).toList());
    }

    private Optional<Node> nodeAt(MouseEvent event) {
        return content.flatMap(shown -> shown.map().nodeAt(view.mapX(event.getX()), view.mapY(event.getY())));
    }

    /** The GPU under the pointer, where a card shows them one by one. */
    private Optional<GpuCell> gpuAt(MouseEvent event) {
        return nodeAt(event)
                .flatMap(node -> pixelsOf(node).filter(GpuGrid::isCard).flatMap(box -> gpuAt(gpus(node), box, event)));
    }

    private static Optional<GpuCell> gpuAt(List<GpuCell> cells, Box box, MouseEvent event) {
        var index = GpuGrid.inCard(box, cells.size()).at(event.getX(), event.getY());
        return index.isPresent() ? Optional.of(cells.get(index.getAsInt())) : Optional.empty();
    }

    private void hovered(MouseEvent event) {
        var node = nodeAt(event);
        if (node.isEmpty()) {
            tip.hide();
        }
        tip.setText(node.map(at -> content.flatMap(shown -> gpuAt(event).map(gpu -> gpus.describe(at, gpu, shown)))
                        .orElseGet(() -> describe(at)))
                .orElse(""));
        tip.setOpacity(node.isEmpty() ? 0 : 1);
    }

    private static String describe(Node node) {
        String gpus = node.gpus() == 0 ? "" : "\n" + node.allocatedGpus() + " of " + node.gpus() + " GPUs allocated";
        String reason = node.reason().map(given -> "\n" + given.text()).orElse("");
        return node.name() + ", " + node.state().shown().word() + gpus + reason;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case F, DIGIT0, NUMPAD0 -> fit();
            case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
            case LEFT -> step(-1, 0);
            case RIGHT -> step(1, 0);
            case UP -> step(0, -1);
            case DOWN -> step(0, 1);
            case ENTER -> selectedNode().ifPresent(this::near);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** From the selected node to the one beside it; with none selected, to the first. */
    private void step(int right, int down) {
        content.flatMap(shown -> selectedNode()
                        .map(name -> shown.map().beside(name, right, down))
                        .orElseGet(() -> shown.map().nodes().stream().findFirst()))
                .ifPresent(node -> desk.select(new Subject.OfNode(node.name())));
    }
}
