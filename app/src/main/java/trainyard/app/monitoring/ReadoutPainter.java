package trainyard.app.monitoring;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import trainyard.app.kit.Cut;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.StatePaints.Tone;
import trainyard.app.monitoring.Chart.Reading;

/** Draws the box beside the pointer. */
final class ReadoutPainter {
    private static final double ROW = 16;
    private static final double PAD = 8;
    private static final double LETTER = 6.4;
    private static final int LONGEST = 24;
    private static final Font STRONG = Font.font("Inter Semi Bold", 11);

    private final StatePaints paints;
    private final Unit unit;

    ReadoutPainter(StatePaints paints, Unit unit) {
        this.paints = paints;
        this.unit = unit;
    }

    /** @param x of the pointer's line, which the box does not hide */
    void paint(GraphicsContext canvas, Readout readout, ChartPainter chart, double x, double width, double height) {
        double wide = width(readout);
        double high = PAD * 2 + ROW * (1 + readout.rows().size() + (readout.more() > 0 ? 1 : 0));
        double left = x + 12 + wide < width ? x + 12 : Math.max(0, x - 12 - wide);
        double top = Math.max(0, (height - high) / 2);
        canvas.setFill(paints.of(Tone.BACKGROUND));
        canvas.fillRoundRect(left, top, wide, high, 8, 8);
        canvas.setStroke(paints.of(Tone.BORDER));
        canvas.setLineWidth(1);
        canvas.strokeRoundRect(left + 0.5, top + 0.5, wide - 1, high - 1, 8, 8);
        canvas.setFont(ChartPainter.SMALL);
        double y = top + PAD + ROW - 4;
        write(canvas, readout.time(), left + PAD, y, paints.of(Tone.MUTED));
        for (Reading reading : readout.rows()) {
            y += ROW;
            canvas.setFill(chart.colour(reading.curve()));
            canvas.fillRect(left + PAD, y - 8, 8, 8);
            canvas.setFont(reading.curve() == readout.near() ? STRONG : ChartPainter.SMALL);
            write(canvas, name(reading), left + PAD + 14, y, paints.of(Tone.TEXT));
            canvas.setTextAlign(TextAlignment.RIGHT);
            write(canvas, unit.text(reading.value()), left + wide - PAD, y, paints.of(Tone.TEXT));
            canvas.setTextAlign(TextAlignment.LEFT);
        }
        canvas.setFont(ChartPainter.SMALL);
        if (readout.more() > 0) {
            write(canvas, "and %d more".formatted(readout.more()), left + PAD, y + ROW, paints.of(Tone.MUTED));
        }
    }

    private static void write(GraphicsContext canvas, String text, double x, double y, Paint paint) {
        canvas.setFill(paint);
        canvas.fillText(text, x, y);
    }

    private static String name(Reading reading) {
        return Cut.middle(reading.name(), LONGEST);
    }

    private double width(Readout readout) {
        int letters = readout.time().length();
        for (Reading reading : readout.rows()) {
            letters = Math.max(
                    letters, name(reading).length() + unit.text(reading.value()).length() + 5);
        }
        return letters * LETTER + PAD * 2;
    }
}
