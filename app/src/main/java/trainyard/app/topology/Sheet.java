package trainyard.app.topology;

import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** What the map is drawn on: the window's canvas, or a file. Named and meant as in JavaFX's GraphicsContext. */
interface Sheet {
    void setGlobalAlpha(double alpha);

    void setFill(Paint fill);

    void setStroke(Paint stroke);

    void setLineWidth(double width);

    void setFont(Font font);

    void setTextAlign(TextAlignment alignment);

    void fillRect(double x, double y, double width, double height);

    void strokeRect(double x, double y, double width, double height);

    void fillRoundRect(double x, double y, double width, double height, double arc);

    void strokeRoundRect(double x, double y, double width, double height, double arc);

    void strokeLine(double fromX, double fromY, double toX, double toY);

    /** @param most the width that the text is squeezed into where it would be wider */
    void fillText(String text, double x, double y, double most);
}
