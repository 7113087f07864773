package trainyard.app.topology;

import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A drawing as SVG 1.1. Texts are text, so that names can be found and copied. */
final class SvgSheet implements Sheet {
    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private Paint fill = Color.BLACK;
    private Paint stroke = Color.BLACK;
    private Font font = Font.getDefault();
    private TextAlignment alignment = TextAlignment.LEFT;
    private double lineWidth = 1;
    private double alpha = 1;

    SvgSheet(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** @param title what a viewer says of the whole */
    String document(String title) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s">
                <title>%3$s</title>
                %4$s</svg>
                """.formatted(number(width), number(height), escaped(title), body);
    }

    @Override
    public void setGlobalAlpha(double newAlpha) {
        alpha = newAlpha;
    }

    @Override
    public void setFill(Paint newFill) {
        fill = newFill;
    }

    @Override
    public void setStroke(Paint newStroke) {
        stroke = newStroke;
    }

    @Override
    public void setLineWidth(double newWidth) {
        lineWidth = newWidth;
    }

    @Override
    public void setFont(Font newFont) {
        font = newFont;
    }

    @Override
    public void setTextAlign(TextAlignment newAlignment) {
        alignment = newAlignment;
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        rect(x, y, w, h, 0, filled());
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        rect(x, y, w, h, 0, stroked());
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arc) {
        rect(x, y, w, h, arc / 2, filled());
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arc) {
        rect(x, y, w, h, arc / 2, stroked());
    }

    private void rect(double x, double y, double w, double h, double radius, String look) {
        if (w <= 0 || h <= 0) {
            return;
        }
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" width=\"")
                .append(number(w))
                .append("\" height=\"")
                .append(number(h))
                .append('"');
        if (radius > 0) {
            body.append(" rx=\"").append(number(radius)).append('"');
        }
        body.append(look).append("/>\n");
    }

    @Override
    public void strokeLine(double fromX, double fromY, double toX, double toY) {
        body.append("<line x1=\"").append(number(fromX)).append("\" y1=\"").append(number(fromY));
        body.append("\" x2=\"")
                .append(number(toX))
                .append("\" y2=\"")
                .append(number(toY))
                .append('"');
        body.append(stroked()).append("/>\n");
    }

    @Override
    public void fillText(String text, double x, double y, double most) {
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"');
        body.append(" font-family=\"").append(escaped(font.getFamily())).append(", sans-serif\"");
        body.append(" font-size=\"").append(number(font.getSize())).append('"');
        if (font.getStyle().contains("Bold")) {
            body.append(" font-weight=\"600\"");
        }
        if (alignment == TextAlignment.CENTER) {
            body.append(" text-anchor=\"middle\"");
        }
        body.append(filled()).append('>').append(escaped(text)).append("</text>\n");
    }

    private String filled() {
        return " fill=\"" + colour(fill) + '"' + opacity("fill-opacity", fill);
    }

    private String stroked() {
        return " fill=\"none\" stroke=\"" + colour(stroke) + "\" stroke-width=\"" + number(lineWidth) + '"'
                + opacity("stroke-opacity", stroke);
    }

    /** The map is drawn in plain colours alone. */
    private static String colour(Paint paint) {
        return paint instanceof Color colour
                ? "#%02x%02x%02x"
                        .formatted(
                                Math.round(colour.getRed() * 255),
                                Math.round(colour.getGreen() * 255),
                                Math.round(colour.getBlue() * 255))
                : "#808080";
    }

    private String opacity(String name, Paint paint) {
        double whole = alpha * (paint instanceof Color colour ? colour.getOpacity() : 1);
        return whole >= 1 ? "" : " " + name + "=\"" + number(whole) + '"';
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Text that means itself in XML; what XML cannot hold at all becomes a question mark. */
    static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&apos;");
                default -> safe.appendCodePoint(point < ' ' && point != '\t' || point == 0xFFFE ? '?' : point);
            }
        });
        return safe.toString();
    }
}
