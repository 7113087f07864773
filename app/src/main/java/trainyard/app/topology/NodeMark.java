package trainyard.app.topology;

import javafx.scene.paint.Paint;
import trainyard.core.slurm.NodeState;

/**
 * A node from afar: the state's colour, and a shape so that the colour is not needed. At work is full, half at work is
 * half full, free is hollow; out of service has a bar, and trouble a cross.
 *
 * <p>Made of plain rectangles, the fastest thing that a canvas without a GPU draws.
 */
enum NodeMark {
    FULL,
    HALF,
    HOLLOW,
    DOT,
    FULL_BAR,
    HOLLOW_BAR,
    FULL_CROSS,
    HOLLOW_CROSS,
    STRIPES;

    static NodeMark of(NodeState.Shown state) {
        return switch (state) {
            case ALLOCATED -> FULL;
            case MIXED -> HALF;
            case IDLE -> HOLLOW;
            case POWERED_DOWN, PLANNED -> DOT;
            case DRAINING -> FULL_BAR;
            case DRAINED -> HOLLOW_BAR;
            case DOWN -> FULL_CROSS;
            case NOT_RESPONDING, UNKNOWN -> HOLLOW_CROSS;
            case MAINTENANCE, REBOOTING -> STRIPES;
        };
    }

    /** Whether the mark has an inside in the colour of the ground. */
    private boolean isHollow() {
        return switch (this) {
            case HOLLOW, DOT, HOLLOW_BAR, HOLLOW_CROSS, HALF -> true;
            case FULL, FULL_BAR, FULL_CROSS, STRIPES -> false;
        };
    }

    /** First pass: the area, in the state's colour. */
    void area(Sheet canvas, double x, double y, double width, double height) {
        canvas.fillRect(x, y, width, height);
    }

    /** Second pass, once for all marks: what is cut out of the area, in the colour of the ground. */
    void cut(Sheet canvas, double x, double y, double width, double height) {
        double edge = Math.max(1, Math.min(width, height) * 0.16);
        if (isHollow()) {
            double inner = this == HALF ? (height - 2 * edge) / 2 : height - 2 * edge;
            canvas.fillRect(x + edge, y + edge, width - 2 * edge, inner);
        } else if (this == FULL_BAR) {
            canvas.fillRect(x + 2 * edge, y + height / 2 - edge / 2, width - 4 * edge, edge);
        } else if (this == STRIPES) {
            canvas.fillRect(x + width / 3 - edge / 2, y, edge, height);
            canvas.fillRect(x + 2 * width / 3 - edge / 2, y, edge, height);
        } else if (this == FULL_CROSS) {
            cross(canvas, x, y, width, height);
        }
    }

    /** Third pass: what stands inside a hollow area, in the state's colour. */
    void inside(Sheet canvas, double x, double y, double width, double height) {
        double edge = Math.max(1, Math.min(width, height) * 0.16);
        switch (this) {
            case DOT -> canvas.fillRect(x + width / 2 - edge, y + height / 2 - edge, 2 * edge, 2 * edge);
            case HOLLOW_BAR -> canvas.fillRect(x, y + height / 2 - edge / 2, width, edge);
            case HOLLOW_CROSS -> cross(canvas, x, y, width, height);
            default -> {}
        }
    }

    private static void cross(Sheet canvas, double x, double y, double width, double height) {
        canvas.setLineWidth(Math.max(1, Math.min(width, height) * 0.14));
        canvas.strokeLine(x + width * 0.25, y + height * 0.2, x + width * 0.75, y + height * 0.8);
        canvas.strokeLine(x + width * 0.75, y + height * 0.2, x + width * 0.25, y + height * 0.8);
    }

    /** One mark by itself, for a legend. */
    void draw(Sheet canvas, Paint colour, Paint ground, double width, double height) {
        canvas.setFill(colour);
        area(canvas, 0, 0, width, height);
        canvas.setFill(ground);
        canvas.setStroke(ground);
        cut(canvas, 0, 0, width, height);
        canvas.setFill(colour);
        canvas.setStroke(colour);
        inside(canvas, 0, 0, width, height);
    }
}
