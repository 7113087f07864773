package trainyard.app.overview;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.Cut;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.StateChip;

/** What needs attention, worst first; a row leads to its node or job. */
final class ConcernList extends ListView<Concern> {
    private static final int MOST_LETTERS = 40;

    ConcernList(Consumer<Concern> onOpen) {
        getStyleClass().addAll("edge-to-edge", "concerns");
        setFixedCellSize(36);
        setCellFactory(view -> new ConcernCell());
        setPlaceholder(new EmptyState("mdi2c-check-circle-outline")
                .say("Nothing needs attention", "Nodes that go down and jobs that fail are listed here."));
        setOnMouseClicked(event -> open(onOpen));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(onOpen);
            }
        });
    }

    void show(List<Concern> concerns) {
        if (!getItems().equals(concerns)) {
            int selected = getSelectionModel().getSelectedIndex();
            getItems().setAll(concerns);
            if (selected >= 0 && selected < concerns.size()) {
                getSelectionModel().select(selected);
            }
        }
    }

    private void open(Consumer<Concern> onOpen) {
        var concern = getSelectionModel().getSelectedItem();
        if (concern != null) {
            onOpen.accept(concern);
        }
    }

    private static final class ConcernCell extends ListCell<Concern> {
        private final StateChip chip = new StateChip();
        private final Label what = new Label();
        private final Label why = new Label();
        private final HBox row = new HBox(12, chip, what, why);

        ConcernCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            chip.setMinWidth(128);
            chip.setPrefWidth(128);
            what.getStyleClass().add("code");
            what.setMinWidth(Region.USE_PREF_SIZE);
            why.getStyleClass().add("muted");
            why.setMinWidth(0);
            HBox.setHgrow(why, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Concern concern, boolean empty) {
            super.updateItem(concern, empty);
            if (empty || concern == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            chip.show(concern.look());
            what.setText(Cut.middle(concern.what(), MOST_LETTERS));
            why.setText(concern.why());
            setTooltip(new Tooltip(concern.what() + "\n" + concern.why()));
            setGraphic(row);
            // Without this a row asks for its full width, and the list scrolls sideways.
            setPrefWidth(0);
        }
    }
}
