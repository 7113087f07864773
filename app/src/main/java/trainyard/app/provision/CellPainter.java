package trainyard.app.provision;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.core.provision.events.Cell;

/** Draws the glyph of a cell: what needs attention is filled, what is well is only a mark. */
final class CellPainter {
    private static final double R = 4;

    private final StatePaints paints;

    CellPainter(StatePaints paints) {
        this.paints = paints;
    }

    /**
     * @param x the middle of the glyph, {@code y} too
     * @param width of the cell
     */
    void glyph(GraphicsContext on, Cell cell, double x, double y, double width) {
        Paint paint = paint(cell);
        on.setFill(paint);
        on.setStroke(paint);
        on.setLineWidth(1.6);
        switch (cell.state()) {
            case OK -> on.strokePolyline(new double[] {x - R, x - 1, x + R}, new double[] {y, y + 3, y - 3.5}, 3);
            case CHANGED ->
                on.fillPolygon(new double[] {x, x + R + 1, x, x - R - 1}, new double[] {y - R - 1, y, y + R + 1, y}, 4);
            case FAILED -> {
                if (cell.ignored()) {
                    cross(on, x, y);
                } else {
                    filled(on, x, y, width);
                    cross(on, x, y);
                }
            }
            case UNREACHABLE -> {
                filled(on, x, y, width);
                on.strokeLine(x - R + 0.5, y, x + R - 0.5, y);
            }
            case SKIPPED -> on.strokeLine(x - 3, y, x + 3, y);
            case RUNNING ->
                on.fillPolygon(new double[] {x - 3.5, x + 4.5, x - 3.5}, new double[] {y - 4.5, y, y + 4.5}, 3);
            case WAITING -> on.strokeOval(x - 3, y - 3, 6, 6);
            case BROKEN_OFF -> on.fillRect(x - R, y - R, 2 * R, 2 * R);
            case NOT_RUN -> on.fillOval(x - 1, y - 1, 2, 2);
            case ABSENT -> {}
        }
    }

    /** The whole cell behind a glyph that must not be missed; nothing for others. */
    private void filled(GraphicsContext on, double x, double y, double width) {
        double wide = Math.min(16, width - 1);
        on.fillRoundRect(x - wide / 2, y - 9, wide, 18, 4, 4);
        on.setStroke(paints.of(Tone.BACKGROUND));
        on.setLineWidth(2);
    }

    private static void cross(GraphicsContext on, double x, double y) {
        on.strokeLine(x - 3, y - 3, x + 3, y + 3);
        on.strokeLine(x - 3, y + 3, x + 3, y - 3);
    }

    private Paint paint(Cell cell) {
        return paints.of(
                switch (cell.state()) {
                    case OK -> Tone.RUN_OK;
                    case CHANGED -> Tone.RUN_CHANGED;
                    case FAILED, BROKEN_OFF -> cell.ignored() ? Tone.RUN_CHANGED : Tone.RUN_FAILED;
                    case UNREACHABLE -> Tone.RUN_UNREACHABLE;
                    case RUNNING -> Tone.ACCENT;
                    case SKIPPED, WAITING, NOT_RUN, ABSENT -> Tone.RUN_QUIET;
                });
    }
}
