package trainyard.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Place;
import trainyard.app.kit.ScreenEntry;

/** The places on the left; settings stand at the foot. */
final class Rail extends VBox {
    /** With its title. */
    private static final double BUTTON = 58;

    private static final double GLYPH = 40;
    private static final PseudoClass DENSE = PseudoClass.getPseudoClass("dense");

    private static final double MARK = 56;
    private final List<ToggleButton> buttons = new ArrayList<>();

    Rail(Console console, List<ScreenEntry> entries) {
        getStyleClass().add("rail");
        getChildren().add(mark());
        for (ScreenEntry entry : entries) {
            if (entry.place() instanceof Place.Settings) {
                var space = new Region();
                VBox.setVgrow(space, Priority.ALWAYS);
                getChildren().add(space);
            }
            var button = button(console, entry);
            buttons.add(button);
            getChildren().add(button);
        }
        setMinHeight(0);
        heightProperty().subscribe(height -> arrange(height.doubleValue()));
    }

    /** A low window keeps the glyphs; the titles are on hover. */
    private void arrange(double height) {
        boolean low = height < MARK + buttons.size() * BUTTON;
        pseudoClassStateChanged(DENSE, height < MARK + buttons.size() * GLYPH);
        buttons.forEach(button -> button.setContentDisplay(low ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TOP));
    }

    private static Node mark() {
        var mark = new ImageView(ConsoleApp.icon(64));
        mark.setFitWidth(32);
        mark.setFitHeight(32);
        mark.getStyleClass().add("mark");
        return mark;
    }

    private static ToggleButton button(Console console, ScreenEntry entry) {
        var button = new ToggleButton(entry.title(), new FontIcon(entry.icon()));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("rail-button");
        button.setTooltip(new Tooltip(entry.title() + "  " + entry.keys().getDisplayText()));
        // A place stays chosen when its button is pressed again.
        button.setOnAction(event -> {
            button.setSelected(true);
            console.go(entry.place());
        });
        console.place().subscribe(place -> button.setSelected(entry.leadsTo(place.rail())));
        return button;
    }
}
