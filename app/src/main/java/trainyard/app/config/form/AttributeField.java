package trainyard.app.config.form;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.Data;

/**
 * One attribute of a form: its control, and under it what it means and what is wrong with it. A value is set when the
 * user leaves the control or presses Enter; a field that is emptied is cleared. What the user is typing is not written
 * over by what comes from elsewhere.
 */
final class AttributeField {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Attribute attribute;
    private final BiConsumer<Attribute, Optional<Data>> change;
    private final Label title;
    private final Label meaning = new Label();
    private final Label problem = new Label();
    private final Node control;
    private final VBox cell;
    private String shown = "";
    private boolean showing;

    /** @param change hears the new value; empty for one that is cleared */
    AttributeField(Attribute attribute, BiConsumer<Attribute, Optional<Data>> change) {
        this.attribute = attribute;
        this.change = change;
        title = new Label(attribute.title());
        title.setTooltip(new Tooltip(attribute.key()));
        meaning.setText(attribute.meaning());
        meaning.getStyleClass().addAll("muted", "attribute-meaning");
        meaning.setWrapText(true);
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        control = control();
        control.setId("attribute-" + attribute.key());
        title.setLabelFor(control);
        cell = new VBox(4, withUnit(control), meaning, problem);
        problem(Optional.empty());
    }

    Label title() {
        return title;
    }

    Node cell() {
        return cell;
    }

    private Node control() {
        return switch (attribute.input()) {
            case Input.Line(String example) -> text(new TextField(), example);
            case Input.Words(String example) -> text(new TextField(), example);
            case Input.Number _ -> text(new TextField(), "");
            case Input.Lines _ -> lines();
            case Input.Choice(List<String> words) -> choice(words);
            case Input.Switch _ -> box();
        };
    }

    private Node withUnit(Node bare) {
        HBox.setHgrow(bare, Priority.ALWAYS);
        if (attribute.input() instanceof Input.Number(String unit) && !unit.isEmpty()) {
            var label = new Label(unit);
            label.getStyleClass().add("muted");
            label.setMinWidth(Label.USE_PREF_SIZE);
            var line = new HBox(8, bare, label);
            line.getStyleClass().add("attribute-line");
            return line;
        }
        return bare;
    }

    private TextInputControl text(TextField field, String example) {
        field.setPromptText(attribute.usual().isEmpty() ? example : attribute.usual());
        field.setOnAction(event -> commit(field.getText()));
        return leaving(field);
    }

    private TextInputControl lines() {
        var area = new TextArea();
        area.setPrefRowCount(4);
        area.getStyleClass().add("code");
        area.setPromptText(attribute.usual());
        return leaving(area);
    }

    private TextInputControl leaving(TextInputControl field) {
        field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                commit(field.getText());
            }
        });
        return field;
    }

    private ComboBox<String> choice(List<String> words) {
        var box = new ComboBox<String>();
        box.getItems().add("");
        box.getItems().addAll(words);
        box.setPromptText(attribute.usual());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(list -> new WordCell(attribute.usual()));
        box.setButtonCell(new WordCell(attribute.usual()));
        box.setOnAction(event -> commit(box.getValue()));
        return box;
    }

    private CheckBox box() {
        var box = new CheckBox();
        box.setOnAction(event -> commit(Boolean.toString(box.isSelected())));
        return box;
    }

    private void commit(@Nullable String text) {
        String typed = text == null ? "" : text.strip();
        if (!showing && !typed.equals(shown)) {
            shown = typed;
            change.accept(attribute, Values.typed(typed, attribute.input()));
        }
    }

    /** Shows what the plan has; a value that this control cannot hold is shown, and changed in the text alone. */
    void show(Optional<Data> value) {
        Optional<String> text = value.isEmpty() ? Optional.of("") : Values.shown(value.get(), attribute.input());
        control.setDisable(text.isEmpty());
        String next = text.orElseGet(() -> value.map(Data::shown).orElse(""));
        if (next.equals(shown) && value.isPresent() && !(control instanceof CheckBox)) {
            return;
        }
        showing = true;
        shown = next;
        switch (control) {
            case TextInputControl field when field.getText().equals(next) -> {}
            case TextInputControl field -> field.setText(next);
            case CheckBox box -> box.setSelected(next.isEmpty() ? isUsuallyOn() : next.matches("(?i)true|yes|on|y"));
            case ComboBox<?> box -> {
                @SuppressWarnings("unchecked")
                var words = (ComboBox<String>) box;
                words.setValue(next);
            }
            default -> throw new IllegalStateException("no such control: " + control);
        }
        showing = false;
    }

    private boolean isUsuallyOn() {
        return attribute.input() instanceof Input.Switch(boolean usually) && usually;
    }

    void problem(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        problem.setVisible(sentence.isPresent());
        problem.setManaged(sentence.isPresent());
        control.pseudoClassStateChanged(DANGER, sentence.isPresent());
    }

    /** A word of a choice; the empty one is what holds where the plan says nothing. */
    private static final class WordCell extends javafx.scene.control.ListCell<String> {
        private final String usual;

        WordCell(String usual) {
            this.usual = usual;
        }

        @Override
        protected void updateItem(@Nullable String word, boolean empty) {
            super.updateItem(word, empty);
            boolean none = empty || word == null || word.isEmpty();
            setText(none ? usual : word);
            getStyleClass().remove("muted");
            if (none) {
                getStyleClass().add("muted");
            }
        }
    }
}
