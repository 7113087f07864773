package trainyard.app.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a list without rows says: that there are none, and what to do next. */
public final class EmptyState extends VBox {
    private final Label title = new Label();
    private final Label advice = new Label();

    public EmptyState(String icon) {
        super(8);
        setAlignment(Pos.CENTER);
        getStyleClass().add("empty-state");
        title.getStyleClass().add("title-4");
        advice.getStyleClass().add("muted");
        advice.setWrapText(true);
        var glyph = new FontIcon(icon);
        glyph.getStyleClass().add("empty-glyph");
        getChildren().addAll(glyph, title, advice);
    }

    public EmptyState say(String what, String next) {
        title.setText(what);
        advice.setText(next);
        return this;
    }
}
