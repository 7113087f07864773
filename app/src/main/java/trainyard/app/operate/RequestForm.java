package trainyard.app.operate;

import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The fields of a request. */
final class RequestForm extends GridPane {
    RequestForm(Request request) {
        setHgap(12);
        setVgap(8);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(new ColumnConstraints(96), values);
        for (Field field : request.fields()) {
            var title = new Label(field.title());
            Node control = control(request, field);
            title.setLabelFor(control);
            addRow(getRowCount(), title, control);
        }
    }

    private static Node control(Request request, Field field) {
        if (field.choices().isEmpty()) {
            var text = new TextField();
            text.setId(id(field));
            text.setPromptText(field.prompt());
            text.textProperty().bindBidirectional(request.value(field));
            return text;
        }
        var choice = new ChoiceBox<String>();
        choice.setId(id(field));
        choice.getItems().setAll(field.choices());
        choice.valueProperty().bindBidirectional(request.value(field));
        return choice;
    }

    private static String id(Field field) {
        return "field-" + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The first field takes the keys; without fields nothing does. */
    void focusFirst() {
        getChildren().stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus);
    }
}
