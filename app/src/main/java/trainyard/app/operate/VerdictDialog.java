package trainyard.app.operate;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Look;
import trainyard.app.kit.StateChip;
import trainyard.core.operate.Verdict;

/** What became of each target, those that failed first. */
final class VerdictDialog extends Alert {
    private static final double WIDTH = 576;
    private static final double ROW = 27;
    private static final double SENTENCE = 58;
    private static final double MOST_HEIGHT = 460;

    VerdictDialog(String what, List<Verdict> verdicts, Window owner) {
        super(AlertType.NONE, "", ButtonType.CLOSE);
        long done = verdicts.stream().filter(Verdict::isDone).count();
        setTitle(what);
        setHeaderText("%s: %,d of %,d done".formatted(what, done, verdicts.size()));
        initOwner(owner);
        var list = new ListView<Verdict>();
        list.setId("verdicts");
        list.setCellFactory(view -> new Row());
        list.getItems()
                .setAll(verdicts.stream()
                        .sorted((one, other) -> Boolean.compare(one.isDone(), other.isDone()))
                        .toList());
        list.getStyleClass().add("verdicts");
        double needed = done * ROW + (verdicts.size() - done) * SENTENCE;
        list.setPrefSize(WIDTH, Math.min(MOST_HEIGHT, needed));
        getDialogPane().setContent(list);
        getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
    }

    private static Look look(Verdict.Status status) {
        return switch (status) {
            case DONE -> new Look("done", "mdi2c-check-circle-outline", "job-completed");
            case REFUSED -> new Look("refused", "mdi2c-close-circle", "severity-critical");
            case UNKNOWN -> new Look("unknown", "mdi2h-help-circle-outline", "severity-warning");
            case NOT_RUN -> new Look("not run", "mdi2m-minus-circle-outline", "severity-notice");
        };
    }

    private static final class Row extends ListCell<Verdict> {
        private static final double SCROLL_BAR = 16;

        private final StateChip chip = new StateChip();
        private final Label target = new Label();
        private final Label why = new Label();
        private final HBox line = new HBox(12, chip, target, why);

        Row() {
            chip.setMinWidth(80);
            target.getStyleClass().add("code");
            target.setMinWidth(USE_PREF_SIZE);
            why.setWrapText(true);
            line.setAlignment(Pos.TOP_LEFT);
            setPrefWidth(0);
        }

        /** As many lines as the sentence takes: a list asks without telling the width. */
        @Override
        protected double computePrefHeight(double width) {
            double inner = getListView().getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR;
            return isEmpty()
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + line.prefHeight(inner) + snappedBottomInset();
        }

        @Override
        protected void updateItem(@Nullable Verdict verdict, boolean empty) {
            super.updateItem(verdict, empty);
            if (empty || verdict == null) {
                setGraphic(null);
                return;
            }
            chip.show(look(verdict.status()));
            target.setText(verdict.target());
            why.setText(verdict.sentence());
            setGraphic(line);
        }
    }
}
