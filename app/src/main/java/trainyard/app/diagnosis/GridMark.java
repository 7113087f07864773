package trainyard.app.diagnosis;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.core.diagnose.Happening;

/**
 * A sign of the grid: its shape tells the role, not its colour alone.
 *
 * @param word the role's, or {@code cause}
 * @param decisive whether it carries the report
 */
record GridMark(String word, boolean decisive) {
    static final double SIZE = 16;

    private static final double HALF = 6;

    static GridMark of(Happening what) {
        return new GridMark(what.decisive() ? "cause" : what.role().word(), what.decisive());
    }

    /** Draws it in the middle of a canvas of its own. */
    void drawAlone(Canvas canvas, StatePaints paints) {
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, SIZE, SIZE);
        draw(pen, SIZE / 2, SIZE / 2, paints);
    }

    void draw(GraphicsContext pen, double x, double y, StatePaints paints) {
        pen.setLineWidth(1.5);
        switch (word) {
            case "cause" -> {
                Paint ground = paints.of(Tone.RUN_FAILED);
                pen.setFill(ground);
                pen.fillRoundRect(x - HALF - 1, y - HALF - 1, 2 * HALF + 2, 2 * HALF + 2, 4, 4);
                pen.setStroke(paints.of(Tone.BACKGROUND));
                pen.strokeLine(x - 3.5, y - 3.5, x + 3.5, y + 3.5);
                pen.strokeLine(x - 3.5, y + 3.5, x + 3.5, y - 3.5);
            }
            case "initiator" -> {
                pen.setFill(paints.of(Tone.RUN_FAILED));
                diamond(pen, x, y, true);
            }
            case "messenger" -> {
                pen.setFill(paints.of(Tone.RUN_CHANGED));
                pen.fillPolygon(
                        new double[] {x - HALF + 1, x + HALF - 1, x},
                        new double[] {y + HALF - 2, y + HALF - 2, y - HALF + 1},
                        3);
            }
            case "victim" -> {
                pen.setStroke(paints.of(Tone.MUTED));
                pen.setFill(paints.of(Tone.BACKGROUND));
                pen.fillOval(x - HALF + 1, y - HALF + 1, 2 * HALF - 2, 2 * HALF - 2);
                pen.strokeOval(x - HALF + 1, y - HALF + 1, 2 * HALF - 2, 2 * HALF - 2);
            }
            case "mark" -> {
                pen.setFill(paints.of(Tone.ACCENT));
                pen.fillRect(x - 1.5, y - HALF, 3, 2 * HALF);
            }
            default -> {
                pen.setFill(paints.of(Tone.RUN_QUIET));
                pen.fillOval(x - 2, y - 2, 4, 4);
            }
        }
    }

    private static void diamond(GraphicsContext pen, double x, double y, boolean filled) {
        double[] xs = {x, x + HALF, x, x - HALF};
        double[] ys = {y - HALF, y, y + HALF, y};
        if (filled) {
            pen.fillPolygon(xs, ys, xs.length);
        }
    }
}
