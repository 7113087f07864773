package trainyard.app.config.form;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.plan.edit.Data;

/**
 * One attribute of a form: its title with Slurm's name for it, its control, and under that what it means and what is
 * wrong with it. A field that is emptied is cleared.
 */
final class AttributeField {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double TITLES = 148;
    private static final double NUMBERS = 132;

    private final Attribute attribute;
    private final BiConsumer<Attribute, Optional<Data>> change;
    private final Label problem = new Label();
    private final Hyperlink elsewhere = new Hyperlink("This form is changed in the text");
    private final Entry entry;
    private final HBox row;
    private Optional<Data> plan = Optional.empty();

    /**
     * @param change hears the new value; empty for one that is cleared
     * @param lead leads to the plan's text
     */
    AttributeField(Attribute attribute, BiConsumer<Attribute, Optional<Data>> change, Consumer<Attribute> lead) {
        this.attribute = attribute;
        this.change = change;
        entry = entry(() -> lead.accept(attribute));
        entry.control().setId("attribute-" + attribute.key());
        entry.control().getProperties().put(AttributeField.class, this);
        elsewhere.setOnAction(event -> lead.accept(attribute));
        var meaning = words(attribute.meaning(), "muted", "attribute-meaning");
        see(meaning, !attribute.meaning().isEmpty());
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        var cell = new VBox(4, withUnit(entry.node()), elsewhere, meaning, problem);
        HBox.setHgrow(cell, Priority.ALWAYS);
        row = new HBox(title(), cell);
        row.getStyleClass().add("attribute-row");
        problem(Optional.empty());
        see(elsewhere, false);
    }

    Node row() {
        return row;
    }

    Attribute attribute() {
        return attribute;
    }

    Node control() {
        return entry.control();
    }

    private Node title() {
        var title = words(attribute.title(), "attribute-title");
        title.setLabelFor(entry.control());
        title.setTooltip(new Tooltip(attribute.key() + (attribute.slurm().isEmpty() ? "" : "\n" + attribute.slurm())));
        var box = new VBox(title);
        if (!attribute.slurm().isEmpty()) {
            box.getChildren().add(words(attribute.slurm(), "muted", "attribute-slurm"));
        }
        box.setMinWidth(TITLES);
        box.setMaxWidth(TITLES);
        return box;
    }

    private static Label words(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        return label;
    }

    private Entry entry(Runnable lead) {
        boolean isDefault = !attribute.usual().isEmpty() && !attribute.usual().equals(Attribute.SEVERAL);
        String usual = attribute.usual() + (isDefault ? " (default)" : "");
        return switch (attribute.input()) {
            case Input.Line(String example) -> text(new TextField(), usual, example);
            case Input.Words(String example) -> text(new TextField(), usual, example);
            case Input.Numbers(String example) -> text(new TextField(), usual, example);
            case Input.Number _ -> number(usual);
            case Input.Lines _ -> text(lines(), usual, "");
            case Input.Pairs(String example) -> text(lines(), usual, example);
            case Input.Choice(List<String> words) ->
                new ChoiceEntry(words, usual.isEmpty() ? "None" : usual, this::commit);
            case Input.Switch(boolean usually) -> new SwitchEntry(usually, this::commit);
            case Input.InText _ -> new InTextEntry(lead);
        };
    }

    private TextEntry text(TextInputControl field, String usual, String example) {
        field.setPromptText(usual.isEmpty() ? example : usual);
        return new TextEntry(field, this::tidy, this::commit);
    }

    private TextEntry number(String usual) {
        var field = new TextField();
        field.getStyleClass().add("attribute-number");
        field.setMinWidth(NUMBERS);
        field.setMaxWidth(NUMBERS);
        return text(field, usual, "");
    }

    private static TextArea lines() {
        var area = new TextArea();
        area.setPrefRowCount(5);
        area.getStyleClass().add("code");
        return area;
    }

    private Node withUnit(Node bare) {
        if (attribute.input() instanceof Input.Number(String unit)) {
            var line = new HBox(8, bare, words(unit, "muted"));
            line.getStyleClass().add("attribute-line");
            return line;
        }
        return bare;
    }

    private String tidy(String typed) {
        return Values.typed(typed, attribute.input(), plan)
                .flatMap(value -> Values.shown(value, attribute.input()))
                .orElse("");
    }

    private void commit(String text) {
        change.accept(attribute, Values.typed(text, attribute.input(), plan));
    }

    /** Sets what the user has typed and not yet set. */
    void commit() {
        entry.commit();
    }

    /** Shows what the plan has, whatever was typed. */
    void restore() {
        entry.restore();
    }

    /** Shows what the plan has; a value that this control cannot hold is shown, and changed in the text alone. */
    void show(Optional<Data> value) {
        plan = value;
        Optional<String> text = value.isEmpty() ? Optional.of("") : Values.shown(value.get(), attribute.input());
        entry.control().setDisable(text.isEmpty());
        see(elsewhere, text.isEmpty());
        entry.show(text.orElseGet(() -> value.map(Data::shown).orElse("")));
    }

    void problem(Optional<String> sentence) {
        problem.setText(sentence.orElse(""));
        see(problem, sentence.isPresent());
        entry.control().pseudoClassStateChanged(DANGER, sentence.isPresent());
    }

    void seen(boolean isSeen) {
        see(row, isSeen);
    }

    private static void see(Node node, boolean isSeen) {
        node.setVisible(isSeen);
        node.setManaged(isSeen);
    }
}
