package trainyard.app.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Which jobs are looked at: those that the controller lists, or those that ended lately. */
final class WindowChoice extends HBox {
    private final ToggleGroup which = new ToggleGroup();
    private final ToggleButton listed;
    private final Consumer<Optional<Duration>> onChoice;

    WindowChoice(Consumer<Optional<Duration>> onChoice) {
        this.onChoice = onChoice;
        getStyleClass().add("window-choice");
        listed = button("Current", "left-pill", Optional.empty());
        listed.setTooltip(new Tooltip(
                "All jobs that the controller lists: those that wait and run, and for some minutes those that ended"));
        var hour = button("Finished: last hour", "center-pill", Optional.of(Duration.ofHours(1)));
        hour.setId("finished-hour");
        var day = button("Last day", "right-pill", Optional.of(Duration.ofDays(1)));
        day.setId("finished-day");
        getChildren().addAll(listed, hour, day);
        listed.setSelected(true);
        which.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (before != null) {
                again();
            }
        });
    }

    private ToggleButton button(String title, String pill, Optional<Duration> back) {
        var button = new ToggleButton(title);
        button.getStyleClass().addAll("small", pill);
        button.setUserData(back);
        button.setToggleGroup(which);
        return button;
    }

    void listed() {
        listed.setSelected(true);
    }

    /** Tells the choice once more: what ended since is asked for. */
    void again() {
        if (which.getSelectedToggle().getUserData() instanceof Optional<?> back) {
            onChoice.accept(back.map(Duration.class::cast));
        }
    }
}
