package trainyard.app.jobs;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.StackedBar;
import trainyard.app.kit.Times;

/** A job's time line as a bar, what its parts are, and the times. */
final class TimeLineView extends VBox {
    private final StackedBar bar = new StackedBar();
    private final FlowPane legend = new FlowPane(16, 4);
    private final FlowPane times = new FlowPane(24, 4);

    /** What is said: where no word changes, nothing is drawn anew. */
    private List<String> shown = List.of();

    TimeLineView() {
        super(8);
        getChildren().addAll(bar, legend, times);
    }

    void show(TimeLine line, Instant now) {
        var words = Stream.concat(
                        line.spans().stream().map(TimeLine.Span::words),
                        line.marks().stream().map(mark -> mark.what() + mark.at() + Times.ago(mark.at(), now)))
                .toList();
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        bar.show(line.spans().stream()
                .map(span -> new StackedBar.Part(span.style(), span.length().toSeconds()))
                .toList());
        legend.getChildren().setAll(line.spans().stream().map(TimeLineView::key).toList());
        times.getChildren()
                .setAll(line.marks().stream().map(mark -> time(mark, now)).toList());
    }

    private static HBox key(TimeLine.Span span) {
        var dot = new Region();
        dot.getStyleClass().addAll("swatch", "legend-dot", span.style());
        var box = new HBox(6, dot, new Label(span.words()));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static VBox time(TimeLine.Mark mark, Instant now) {
        var what = new Label(mark.what());
        what.getStyleClass().add("muted");
        var at = new Label(Times.absolute(mark.at()));
        var ago = new Label(Times.ago(mark.at(), now));
        ago.getStyleClass().add("muted");
        at.setTooltip(new Tooltip("Click to copy"));
        at.setOnMouseClicked(event -> RowCopy.toClipboard(at.getText()));
        return new VBox(2, what, at, ago);
    }
}
