package trainyard.app.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Pieces that the parts of a page are made of. */
public final class PageParts {
    private PageParts() {}

    public static VBox section(String title, Node content) {
        var label = new Label(title);
        label.getStyleClass().add("section-title");
        return new VBox(8, label, content);
    }

    /** A paragraph that wraps. */
    public static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    public static Label muted(String text) {
        var label = words(text);
        label.getStyleClass().add("muted");
        return label;
    }

    public static ScrollPane scrolled(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
