package trainyard.app.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a list without rows says: that there are none, and what to do next. */
public final class EmptyState extends VBox {
    private static final String WARNING = "mdi2a-alert-outline";

    private final Label title = new Label();
    private final Label advice = new Label();
    private final FontIcon glyph;
    private final String icon;

    public EmptyState(String icon) {
        super(8);
        this.icon = icon;
        setAlignment(Pos.CENTER);
        getStyleClass().add("empty-state");
        title.getStyleClass().add("title-4");
        advice.getStyleClass().add("muted");
        advice.setWrapText(true);
        glyph = new FontIcon(icon);
        glyph.getStyleClass().add("empty-glyph");
        getChildren().addAll(glyph, title, advice);
    }

    public EmptyState say(String what, String next) {
        return say(icon, what, next);
    }

    /** Says that something failed: with a sign that is told from waiting and from nothing. */
    public EmptyState warn(String what, String why) {
        say(WARNING, what, why);
        getStyleClass().add("warning");
        return this;
    }

    private EmptyState say(String sign, String what, String next) {
        glyph.setIconLiteral(sign);
        getStyleClass().removeAll("warning");
        title.setText(what);
        advice.setText(next);
        return this;
    }
}
