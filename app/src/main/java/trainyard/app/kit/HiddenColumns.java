package trainyard.app.kit;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that a narrow table leaves out some of its columns, and which. */
final class HiddenColumns extends Label {
    HiddenColumns(ObservableValue<List<String>> titles) {
        super("", new FontIcon("mdi2a-arrow-collapse-horizontal"));
        getStyleClass().add("muted");
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        var which = new Tooltip();
        setTooltip(which);
        titles.subscribe(hidden -> {
            setVisible(!hidden.isEmpty());
            setText(hidden.size() + " hidden");
            which.setText("For want of room, these columns are hidden: " + String.join(", ", hidden)
                    + ".\nThey come back in a wider window, or when chosen with the dots on the right.");
        });
    }
}
