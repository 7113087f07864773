package trainyard.app.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;

/** The command palette: a field and what it finds, over the window. */
final class PaletteView extends StackPane {
    private static final double ROW = 36;
    private static final int MOST_ROWS = 10;

    private final Supplier<Palette> palette;
    private final Desk desk;
    private final TextField field = new TextField();
    private final ListView<Palette.Hit> list = new ListView<>();
    private final Background.Latest<List<Palette.Hit>> answers;
    private @Nullable Node focusBefore;

    PaletteView(Desk desk, Supplier<Palette> palette) {
        this.palette = palette;
        this.desk = desk;
        answers = desk.background().latest(this::show);
        getStyleClass().add("palette-layer");
        setVisible(false);
        setOnMousePressed(event -> close());

        field.setPromptText("Type a node, a job or a command");
        field.getStyleClass().add("palette-field");
        field.setId("palette-field");
        field.textProperty().subscribe(this::ask);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new HitCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> runSelected());
        list.setPlaceholder(new Label("Nothing found"));
        var box = new VBox(field, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setOnMousePressed(event -> event.consume());
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getChildren().add(box);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    void open() {
        if (isVisible()) {
            return;
        }
        focusBefore = getScene().getFocusOwner();
        setVisible(true);
        field.clear();
        ask("");
        field.requestFocus();
    }

    void close() {
        setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void ask(String text) {
        var now = palette.get();
        var snapshot = desk.live().now().snapshot();
        answers.ask(() -> now.hits(text, snapshot));
    }

    private void show(List<Palette.Hit> hits) {
        list.getItems().setAll(hits);
        list.setPrefHeight(Math.clamp(hits.size(), 1, MOST_ROWS) * ROW + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> runSelected();
            case DOWN -> move(1);
            case UP -> move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - MOST_ROWS + 1));
        }
    }

    private void runSelected() {
        var hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            close();
            hit.run().run();
        }
    }

    private static final class HitCell extends ListCell<Palette.Hit> {
        private final FontIcon icon = new FontIcon();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox row = new HBox(12, icon, title, detail, keys);

        HitCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            detail.getStyleClass().add("muted");
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            keys.getStyleClass().add("key-cap");
            title.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(Palette.@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(hit.icon());
            title.setText(hit.title());
            detail.setText(hit.detail());
            keys.setText(hit.keys());
            keys.setVisible(!hit.keys().isEmpty());
            setGraphic(row);
        }
    }
}
