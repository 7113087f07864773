package trainyard.app.kit.code;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.SideDecorator;
import org.kordamp.ikonli.javafx.FontIcon;

/** Left of a text: each line's number, and what it is marked with. Another marking is another gutter. */
final class Gutter implements SideDecorator {
    private static final Duration SOON = Duration.millis(250);

    private final Map<Integer, LineMark> marks;
    private final int digits;

    /** @param marks by line, from 0 */
    Gutter(Map<Integer, LineMark> marks, int digits) {
        this.marks = Map.copyOf(marks);
        this.digits = digits;
    }

    /** How many digits the numbers of so many lines take. */
    static int digits(int lines) {
        return Math.max(3, String.valueOf(lines).length());
    }

    @Override
    public double getPrefWidth(double viewWidth) {
        return 0;
    }

    @Override
    public Node getMeasurementNode(int line) {
        return row("9".repeat(digits), null);
    }

    @Override
    public Node getNode(int line) {
        LineMark mark = marks.get(line);
        return mark == null ? plain(line + 1) : row(String.valueOf(line + 1), mark);
    }

    /** Most lines: one node, since all in view are made anew with each letter typed above them. */
    private static Node plain(int number) {
        var label = new Label(String.valueOf(number));
        label.getStyleClass().add("code-line-number");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Node row(String number, @org.jspecify.annotations.Nullable LineMark mark) {
        var icon = new FontIcon();
        var label = new Label(number);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var bar = new Region();
        bar.getStyleClass().add("mark-bar");
        var row = new HBox(icon, label, bar);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("code-gutter");
        if (mark != null) {
            row.getStyleClass().add(mark.kind().style());
            if (!mark.kind().icon().isEmpty()) {
                icon.setIconLiteral(mark.kind().icon());
            }
            if (!mark.sentence().isEmpty()) {
                var tip = new Tooltip(mark.sentence());
                tip.setShowDelay(SOON);
                Tooltip.install(row, tip);
                row.setAccessibleText("Line " + number + ": " + mark.sentence());
            }
        }
        return row;
    }
}
