package trainyard.app.config.nodes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for a few values at once; what they are given as can be taken only while nothing is wrong with them. */
final class Question<T> extends Dialog<T> {
    private static final double WIDTH = 480;
    private static final double FIELDS = 280;

    /** One value. */
    sealed interface Field {
        String key();

        String title();

        record Line(String key, String title, String start, String hint) implements Field {}

        /** One of the words, or, where {@code free}, another. */
        record Choice(String key, String title, String start, List<String> words, boolean free) implements Field {}

        record Check(String key, String title, boolean start) implements Field {}
    }

    /**
     * What came of the values.
     *
     * @param sentence what is wrong with them; else what will happen, or nothing to say
     */
    record Read<T>(Optional<T> value, String sentence) {
        static <T> Read<T> of(T value, String sentence) {
            return new Read<>(Optional.of(value), sentence);
        }

        static <T> Read<T> wrong(String sentence) {
            return new Read<>(Optional.empty(), sentence);
        }
    }

    private final Map<String, ObservableValue<?>> values = new LinkedHashMap<>();
    private final Function<Map<String, String>, Read<T>> reading;
    private final ButtonType yes;
    private final Label sentence = new Label();

    Question(
            String title,
            String yes,
            List<Field> fields,
            Function<Map<String, String>, Read<T>> reading,
            Window owner) {
        this.reading = reading;
        this.yes = new ButtonType(yes, ButtonData.OK_DONE);
        setTitle(title);
        setHeaderText(title);
        initOwner(owner);
        var grid = new GridPane(12, 8);
        Control first = null;
        for (Field field : fields) {
            Control control = control(field);
            control.setId("question-" + field.key());
            if (first == null) {
                first = control;
            }
            if (field instanceof Field.Check) {
                grid.add(control, 0, grid.getRowCount(), 2, 1);
            } else {
                var label = new Label(field.title());
                label.setLabelFor(control);
                control.setPrefWidth(FIELDS);
                grid.addRow(grid.getRowCount(), label, control);
            }
        }
        sentence.setId("question-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(40);
        var pane = getDialogPane();
        pane.setId("plan-question");
        pane.setContent(new VBox(12, grid, sentence));
        pane.setPrefWidth(WIDTH);
        pane.getButtonTypes().setAll(this.yes, ButtonType.CANCEL);
        pane.lookupButton(this.yes).getStyleClass().add("accent");
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        values.values().forEach(value -> value.subscribe(now -> tell()));
        setResultConverter(button -> button == this.yes ? read().value().orElse(null) : null);
        Control start = first;
        setOnShown(event -> Platform.runLater(() -> {
            if (start != null) {
                start.requestFocus();
            }
        }));
    }

    private Control control(Field field) {
        return switch (field) {
            case Field.Line line -> {
                var box = new TextField(line.start());
                box.setPromptText(line.hint());
                values.put(line.key(), box.textProperty());
                yield box;
            }
            case Field.Choice choice -> {
                var box = new ComboBox<String>();
                box.getItems().setAll(choice.words());
                box.setEditable(choice.free());
                box.setValue(choice.start());
                values.put(choice.key(), choice.free() ? box.getEditor().textProperty() : box.valueProperty());
                yield box;
            }
            case Field.Check check -> {
                var box = new CheckBox(check.title());
                box.setSelected(check.start());
                values.put(check.key(), box.selectedProperty());
                yield box;
            }
        };
    }

    private Read<T> read() {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> texts.put(
                key, value.getValue() == null ? "" : value.getValue().toString().strip()));
        return reading.apply(texts);
    }

    private void tell() {
        Read<T> now = read();
        sentence.setText(now.sentence());
        sentence.getStyleClass().setAll("label", now.value().isPresent() ? "muted" : "field-message");
        getDialogPane().lookupButton(yes).setDisable(now.value().isEmpty());
    }
}
