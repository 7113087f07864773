package trainyard.app.monitoring;

import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** How far back is looked. */
final class RangeChoice extends HBox {
    RangeChoice(TimeRange first, Consumer<TimeRange> onChoice) {
        setMinWidth(USE_PREF_SIZE);
        var which = new ToggleGroup();
        TimeRange[] ranges = TimeRange.values();
        for (int i = 0; i < ranges.length; i++) {
            var button = new ToggleButton(ranges[i].word());
            String pill = i == 0 ? "left-pill" : i == ranges.length - 1 ? "right-pill" : "center-pill";
            button.getStyleClass().addAll("small", pill);
            button.setId("range-" + ranges[i].word().replace(" ", ""));
            button.setUserData(ranges[i]);
            button.setToggleGroup(which);
            button.setSelected(ranges[i] == first);
            getChildren().add(button);
        }
        which.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (before != null && now.getUserData() instanceof TimeRange range) {
                onChoice.accept(range);
            }
        });
    }
}
