package trainyard.app.provision;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import trainyard.app.kit.StatePaints;
import trainyard.core.provision.events.Cell;
import trainyard.core.provision.events.RunBoard;
import trainyard.core.provision.events.TaskRow;

/** Tasks by hosts on one canvas as large as its place, drawn at most once a frame. One cell is selected. */
final class MatrixView extends Region {
    private static final double BAR = 12;

    private final Clock clock;
    private final Canvas canvas = new Canvas();
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Tooltip tip = new Tooltip();
    private final StatePaints paints = new StatePaints(this::requestLayout);
    private final MatrixPainter painter = new MatrixPainter(paints);
    private final ObjectProperty<Optional<MatrixPlace>> selected = new SimpleObjectProperty<>(Optional.empty());
    private RunBoard board = RunBoard.EMPTY;
    private MatrixRows rows = MatrixRows.NONE;
    private MatrixRows.Shown shown = MatrixRows.Shown.ALL;
    private MatrixLayout layout = new MatrixLayout(0, 0, 0, 0, 0, 0, 0);
    /** Whether the newest task is kept in view: until the user scrolls up or selects. */
    private boolean following = true;

    private boolean placing;
    private Consumer<MatrixPlace> onOpen = place -> {};

    MatrixView(Clock clock) {
        this.clock = clock;
        setId("run-matrix");
        getStyleClass().add("run-matrix");
        setFocusTraversable(true);
        across.setOrientation(Orientation.HORIZONTAL);
        down.setOrientation(Orientation.VERTICAL);
        for (ScrollBar bar : new ScrollBar[] {across, down}) {
            bar.setFocusTraversable(false);
            bar.valueProperty().subscribe(value -> scrolled());
        }
        getChildren().addAll(paints, canvas, across, down);
        tip.setShowDelay(Duration.millis(250));
        Tooltip.install(this, tip);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hovered);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        selected.subscribe(place -> requestLayout());
    }

    ObjectProperty<Optional<MatrixPlace>> selected() {
        return selected;
    }

    /** What Enter on a cell does. */
    void onOpen(Consumer<MatrixPlace> open) {
        onOpen = open;
    }

    /** Another run: nothing is selected, and its newest task is followed. */
    void reset() {
        selected.set(Optional.empty());
        following = true;
        show(RunBoard.EMPTY);
    }

    /** The same run, further on. */
    void show(RunBoard next) {
        board = next;
        rows = MatrixRows.of(board, shown);
        requestLayout();
    }

    void show(MatrixRows.Shown which) {
        shown = which;
        rows = MatrixRows.of(board, shown);
        selected.get().ifPresent(this::reveal);
        requestLayout();
    }

    /** Selects a cell and brings it into view. */
    void select(MatrixPlace place) {
        following = false;
        selected.set(Optional.of(place));
        reveal(place);
    }

    /** Selects the next cell that went wrong, or the one before. */
    void selectBad(boolean backwards) {
        MatrixPlace.bad(board, selected.get(), backwards).ifPresent(this::select);
    }

    private void reveal(MatrixPlace place) {
        measure();
        rows.rowOf(place.task()).ifPresent(row -> layout = layout.revealing(row, place.host()));
        requestLayout();
    }

    private void measure() {
        int longest = board.hosts().stream().mapToInt(String::length).max().orElse(0);
        var all = new MatrixLayout(
                Math.max(0, getWidth()),
                Math.max(0, getHeight()),
                rows.size(),
                board.hosts().size(),
                longest,
                layout.x(),
                layout.y());
        boolean narrow = all.mostY() > 0;
        boolean low = all.mostX() > 0;
        layout = new MatrixLayout(
                        all.width() - (narrow ? BAR : 0),
                        all.height() - (low ? BAR : 0),
                        all.rows(),
                        all.hosts(),
                        longest,
                        layout.x(),
                        layout.y())
                .to(layout.x(), layout.y());
    }

    @Override
    protected void layoutChildren() {
        measure();
        if (following && !board.finished()) {
            layout = layout.to(layout.x(), layout.mostY());
        }
        canvas.setWidth(layout.width());
        canvas.setHeight(layout.height());
        placing = true;
        place(down, layout.mostY(), layout.y(), layout.height() - layout.head());
        place(across, layout.mostX(), layout.x(), layout.width() - layout.side());
        placing = false;
        down.resizeRelocate(getWidth() - BAR, layout.head(), BAR, Math.max(0, layout.height() - layout.head()));
        across.resizeRelocate(layout.side(), getHeight() - BAR, Math.max(0, layout.width() - layout.side()), BAR);
        painter.paint(
                canvas.getGraphicsContext2D(),
                board,
                rows,
                layout,
                selected.get().filter(at -> at.isOn(board)),
                board.finished() ? board.newest() : clock.instant());
    }

    private static void place(ScrollBar bar, double most, double value, double page) {
        bar.setVisible(most > 0);
        bar.setMax(most);
        bar.setValue(value);
        bar.setUnitIncrement(MatrixLayout.ROW);
        bar.setBlockIncrement(page);
        bar.setVisibleAmount(most * page / (most + page));
    }

    private void scrolled() {
        if (!placing) {
            moveTo(across.getValue(), down.getValue());
        }
    }

    private void moveTo(double x, double y) {
        layout = layout.to(x, y);
        following = layout.y() >= layout.mostY();
        requestLayout();
    }

    private void wheel(ScrollEvent event) {
        boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
        double right = sideways ? event.getDeltaY() : event.getDeltaX();
        moveTo(layout.x() - right, layout.y() - (sideways ? 0 : event.getDeltaY()));
        event.consume();
    }

    private Optional<MatrixPlace> at(MouseEvent event) {
        OptionalInt row = layout.rowAt(event.getY());
        OptionalInt host = layout.hostAt(event.getX());
        return row.isPresent()
                        && row.getAsInt() < rows.size()
                        && host.isPresent()
                        && rows.rows().get(row.getAsInt()) instanceof MatrixRows.TaskLine(var task)
                ? Optional.of(new MatrixPlace(task, host.getAsInt()))
                : Optional.empty();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        at(event).ifPresent(this::select);
    }

    private void hovered(MouseEvent event) {
        String words = at(event).map(this::describe).orElseGet(() -> describeSide(event));
        tip.setText(words);
        tip.setOpacity(words.isEmpty() ? 0 : 1);
    }

    private String describe(MatrixPlace place) {
        Cell cell = board.cell(place.task(), place.host());
        String took = cell.duration().isZero() ? "" : ", " + MatrixPainter.time(cell.duration());
        String said = board.sentence(place.task(), place.host());
        String message = said.isEmpty() ? "" : "\n" + said;
        return board.hosts().get(place.host()) + ": " + CellLook.of(cell).word() + took + "\n"
                + board.tasks().get(place.task()).title() + message;
    }

    /** The whole of a name that may be cut. */
    private String describeSide(MouseEvent event) {
        OptionalInt host = layout.hostAt(event.getX());
        if (event.getY() < layout.head() && host.isPresent()) {
            return board.hosts().get(host.getAsInt());
        }
        OptionalInt row = layout.rowAt(event.getY());
        if (row.isPresent()
                && row.getAsInt() < rows.size()
                && rows.rows().get(row.getAsInt()) instanceof MatrixRows.TaskLine(var index)) {
            TaskRow task = board.tasks().get(index);
            return task.title() + "\n" + task.path();
        }
        return "";
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(0, -1);
            case RIGHT -> step(0, 1);
            case UP -> step(-1, 0);
            case DOWN -> step(1, 0);
            case PAGE_UP -> step(-page(), 0);
            case PAGE_DOWN -> step(page(), 0);
            case HOME -> step(-rows.size(), 0);
            case END -> step(rows.size(), 0);
            case N -> selectBad(event.isShiftDown());
            case ENTER -> selected.get().ifPresent(onOpen);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int page() {
        return Math.max(1, layout.endRow() - layout.firstRow() - 2);
    }

    /** From the selected cell; with none selected, to the first. */
    private void step(int tasks, int hosts) {
        if (board.hosts().isEmpty()) {
            return;
        }
        int task = selected.get().map(MatrixPlace::task).orElse(-1);
        int host = selected.get().map(MatrixPlace::host).orElse(0);
        OptionalInt next =
                task < 0 ? rows.taskFrom(0, 0) : tasks == 0 ? OptionalInt.of(task) : rows.taskFrom(task, tasks);
        next.ifPresent(to -> select(new MatrixPlace(
                to, Math.clamp(task < 0 ? 0 : host + hosts, 0, board.hosts().size() - 1))));
    }
}
