package trainyard.app.overview;

import java.time.Clock;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Look;
import trainyard.app.kit.StackedArea;

/** The recent history of a figure; below it how far it goes back, or what was there under the pointer. */
final class CourseView extends VBox {
    private final Clock clock;
    private final StackedArea area = new StackedArea();
    private final Label words = new Label();
    private Course course = Course.NONE;

    CourseView(Clock clock) {
        super(4);
        this.clock = clock;
        setAlignment(Pos.TOP_LEFT);
        words.getStyleClass().addAll("muted", "course-words");
        area.setOnMouseMoved(event ->
                words.setText(course.at(event.getX() / Math.max(1, area.getWidth()), clock.instant())));
        area.setOnMouseExited(event -> sayHowLong());
        area.setPickOnBounds(true);
        getChildren().addAll(area, words);
    }

    void show(Course now) {
        if (now.equals(course)) {
            return;
        }
        course = now;
        area.show(now.looks().stream().map(Look::style).toList(), now.columns());
        if (!area.isHover()) {
            sayHowLong();
        }
    }

    private void sayHowLong() {
        words.setText(course.since(clock.instant()));
    }
}
