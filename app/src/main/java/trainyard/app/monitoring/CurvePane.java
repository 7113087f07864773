package trainyard.app.monitoring;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import trainyard.app.kit.StatePaints;

/** A chart's curves on one canvas: no node for each point. Draws where it has changed, at most once a frame. */
final class CurvePane extends Region {
    private final StatePaints paints;
    private final Canvas canvas = new Canvas();
    private Optional<Chart> chart = Optional.empty();
    private OptionalDouble pointerX = OptionalDouble.empty();
    private double pointerY;

    CurvePane(StatePaints paints) {
        this.paints = paints;
        getStyleClass().add("curves");
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(OptionalDouble.of(event.getX()), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(OptionalDouble.empty(), 0));
    }

    private void point(OptionalDouble x, double y) {
        pointerX = x;
        pointerY = y;
        repaint();
    }

    void show(Chart next) {
        chart = Optional.of(next);
        repaint();
    }

    void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext drawing = canvas.getGraphicsContext2D();
        drawing.clearRect(0, 0, getWidth(), getHeight());
        chart.filter(shown -> getWidth() > 0 && getHeight() > 0).ifPresent(shown -> paint(drawing, shown));
    }

    private void paint(GraphicsContext drawing, Chart shown) {
        var painter = new ChartPainter(paints, shown, getWidth(), getHeight());
        painter.axes(drawing);
        if (pointerX.isEmpty()) {
            painter.curves(drawing, -1);
            return;
        }
        long time = shown.time(ChartPainter.place(pointerX.getAsDouble(), getWidth()));
        Readout readout = Readout.of(shown, time, painter.value(pointerY));
        painter.curves(drawing, readout.near());
        painter.pointer(drawing, time);
        new ReadoutPainter(paints, shown.panel().unit())
                .paint(drawing, readout, painter, painter.x(time), getWidth(), getHeight());
    }
}
