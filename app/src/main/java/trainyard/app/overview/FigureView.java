package trainyard.app.overview;

import java.time.Clock;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Look;
import trainyard.app.kit.StackedBar;
import trainyard.app.kit.StateChip;

/** A large number, the bar of its parts, the parts by name, and their history; a part leads to its rows. */
final class FigureView extends VBox {
    private final Label total = new Label();
    private final Label remark = new Label();
    private final StackedBar bar = new StackedBar();
    private final CourseView course;
    private final FlowPane legend = new FlowPane(12, 4);
    private final Consumer<Look> onShare;

    FigureView(String title, Clock clock, Consumer<Look> onShare) {
        this.onShare = onShare;
        course = new CourseView(clock);
        getStyleClass().add("card");
        var name = new Label(title);
        name.getStyleClass().add("section-title");
        total.getStyleClass().add("figure");
        remark.getStyleClass().add("muted");
        total.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, total, remark);
        line.setAlignment(Pos.BASELINE_LEFT);
        legend.setPrefWrapLength(240);
        legend.getStyleClass().add("figure-legend");
        // The histories of all figures stand at one height, however many lines the parts take.
        VBox.setVgrow(legend, Priority.ALWAYS);
        getChildren().addAll(name, line, bar, legend, course);
    }

    /** @param words stand behind the total, quieter */
    void show(Summary.Figure figure, String words) {
        total.setText("%,d".formatted(figure.total()));
        remark.setText(words);
        bar.show(figure.shares().stream()
                .map(share -> new StackedBar.Part(share.look().style(), share.count()))
                .toList());
        course.show(figure.course());
        var shares = figure.shares();
        boolean same = legend.getChildren().size() == shares.size();
        if (!same) {
            legend.getChildren()
                    .setAll(shares.stream().map(share -> new ShareButton()).toList());
        }
        for (int i = 0; i < shares.size(); i++) {
            ((ShareButton) legend.getChildren().get(i)).show(shares.get(i));
        }
    }

    private final class ShareButton extends Button {
        private final StateChip chip = new StateChip();
        private final Label count = new Label();

        ShareButton() {
            count.getStyleClass().addAll("code", "share-count");
            var face = new HBox(4, chip, count);
            face.setAlignment(Pos.CENTER_LEFT);
            setGraphic(face);
            getStyleClass().addAll("flat", "share");
        }

        void show(Summary.Share share) {
            chip.show(share.look());
            count.setText("%,d".formatted(share.count()));
            setOnAction(event -> onShare.accept(share.look()));
        }
    }
}
