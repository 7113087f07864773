package trainyard.app.topology;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The window's canvas. */
record CanvasSheet(GraphicsContext canvas) implements Sheet {
    @Override
    public void setGlobalAlpha(double alpha) {
        canvas.setGlobalAlpha(alpha);
    }

    @Override
    public void setFill(Paint fill) {
        canvas.setFill(fill);
    }

    @Override
    public void setStroke(Paint stroke) {
        canvas.setStroke(stroke);
    }

    @Override
    public void setLineWidth(double width) {
        canvas.setLineWidth(width);
    }

    @Override
    public void setFont(Font font) {
        canvas.setFont(font);
    }

    @Override
    public void setTextAlign(TextAlignment alignment) {
        canvas.setTextAlign(alignment);
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        canvas.fillRect(x, y, width, height);
    }

    @Override
    public void strokeRect(double x, double y, double width, double height) {
        canvas.strokeRect(x, y, width, height);
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double arc) {
        canvas.fillRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void strokeRoundRect(double x, double y, double width, double height, double arc) {
        canvas.strokeRoundRect(x, y, width, height, arc, arc);
    }

    @Override
    public void strokeLine(double fromX, double fromY, double toX, double toY) {
        canvas.strokeLine(fromX, fromY, toX, toY);
    }

    @Override
    public void fillText(String text, double x, double y, double most) {
        canvas.fillText(text, x, y, most);
    }
}
