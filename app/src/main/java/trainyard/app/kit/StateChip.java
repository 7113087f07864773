package trainyard.app.kit;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state as glyph and word in its colour. */
public final class StateChip extends Label {
    private final FontIcon glyph = new FontIcon();
    private String style = "";

    public StateChip() {
        getStyleClass().add("state-chip");
        glyph.getStyleClass().add("state-glyph");
    }

    public StateChip(Look look) {
        this();
        show(look);
    }

    public void show(Look look) {
        if (!style.equals(look.style())) {
            getStyleClass().remove(style);
            style = look.style();
            getStyleClass().add(style);
            glyph.setIconLiteral(look.icon());
            setGraphic(glyph);
        }
        setText(look.word());
    }

    public void clear() {
        setText(null);
        setGraphic(null);
        getStyleClass().remove(style);
        style = "";
    }
}
