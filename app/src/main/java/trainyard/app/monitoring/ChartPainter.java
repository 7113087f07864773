package trainyard.app.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.kit.Times;
import trainyard.core.metrics.PromSeries.Sample;

/** Draws a chart's axes and curves. */
final class ChartPainter {
    private static final double LEFT = 62;
    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 20;
    private static final double FAINT = 0.25;
    private static final double DOT = 1.5;
    /** Narrower than this between two marks of time, every second one has no words. */
    private static final double LEAST_MARK = 52;

    static final Font SMALL = Font.font("Inter", 11);

    private final StatePaints paints;
    private final Chart chart;
    private final Scale scale;
    private final double width;
    private final double height;

    ChartPainter(StatePaints paints, Chart chart, double width, double height) {
        this.paints = paints;
        this.chart = chart;
        this.scale = chart.scale();
        this.width = width;
        this.height = height;
    }

    /** Where on the time axis a pixel is, 0 to 1. */
    static double place(double x, double width) {
        return (x - LEFT) / Math.max(1, width - LEFT - RIGHT);
    }

    double x(long time) {
        return LEFT + chart.place(time) * (width - LEFT - RIGHT);
    }

    double y(double value) {
        return TOP + (1 - scale.at(value)) * (height - TOP - BOTTOM);
    }

    /** What a height stands for. */
    double value(double y) {
        return (1 - (y - TOP) / Math.max(1, height - TOP - BOTTOM)) * scale.top();
    }

    Paint colour(int curve) {
        return paints.partition(chart.curves().get(curve).colour());
    }

    void axes(GraphicsContext canvas) {
        canvas.setFont(SMALL);
        canvas.setLineWidth(1);
        canvas.setTextAlign(TextAlignment.RIGHT);
        for (double mark : scale.marks()) {
            double y = Math.round(y(mark)) + 0.5;
            canvas.setStroke(paints.of(Tone.BORDER));
            canvas.strokeLine(LEFT, y, width - RIGHT, y);
            canvas.setFill(paints.of(Tone.MUTED));
            canvas.fillText(scale.text(mark), LEFT - 6, y + 4);
        }
        times(canvas);
        canvas.setTextAlign(TextAlignment.LEFT);
    }

    private void times(GraphicsContext canvas) {
        Duration tick = chart.range().tick();
        double apart = (width - LEFT - RIGHT)
                * tick.toMillis()
                / chart.range().length().toMillis();
        int every = (int) Math.max(1, Math.ceil(LEAST_MARK / Math.max(1, apart)));
        Instant to = chart.to();
        for (int back = 0; ; back += every) {
            Instant time = to.minus(tick.multipliedBy(back));
            if (time.toEpochMilli() < chart.from()) {
                return;
            }
            double x = x(time.toEpochMilli());
            canvas.setTextAlign(
                    back == 0
                            ? TextAlignment.RIGHT
                            : time.toEpochMilli() == chart.from() ? TextAlignment.LEFT : TextAlignment.CENTER);
            canvas.setFill(paints.of(Tone.MUTED));
            canvas.fillText(back == 0 ? "now" : "\u2212" + Times.rough(Duration.between(time, to)), x, height - 5);
        }
    }

    /** @param near the curve under the pointer, which stands out; negative for none */
    void curves(GraphicsContext canvas, int near) {
        List<Curve> curves = chart.curves();
        for (int i = 0; i < curves.size(); i++) {
            if (i != near) {
                canvas.setGlobalAlpha(near < 0 ? 1 : FAINT);
                curve(canvas, i, 1.5);
            }
        }
        canvas.setGlobalAlpha(1);
        if (near >= 0) {
            curve(canvas, near, 2.5);
        }
    }

    private void curve(GraphicsContext canvas, int number, double thickness) {
        canvas.setStroke(colour(number));
        canvas.setFill(colour(number));
        canvas.setLineWidth(thickness);
        for (List<Sample> run :
                chart.curves().get(number).runs(chart.range().step().toMillis())) {
            if (run.size() == 1) {
                dot(canvas, run.getFirst(), DOT);
                continue;
            }
            canvas.beginPath();
            for (int i = 0; i < run.size(); i++) {
                double x = x(run.get(i).at());
                double y = y(run.get(i).value());
                if (i == 0) {
                    canvas.moveTo(x, y);
                } else {
                    canvas.lineTo(x, y);
                }
            }
            canvas.stroke();
        }
    }

    /** A value between two gaps, or under the pointer. */
    void dot(GraphicsContext canvas, Sample sample, double radius) {
        canvas.fillOval(x(sample.at()) - radius, y(sample.value()) - radius, 2 * radius, 2 * radius);
    }

    void pointer(GraphicsContext canvas, long time) {
        double x = Math.round(x(time)) + 0.5;
        canvas.setStroke(paints.of(Tone.MUTED));
        canvas.setLineWidth(1);
        canvas.strokeLine(x, TOP, x, height - BOTTOM);
    }
}
