package trainyard.app.composer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Sentence;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeProblem;

/** One field of a recipe: its title, its control, what it means, and what is wrong with it. */
final class FieldRow {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double TITLES = 132;
    private static final double NUMBERS = 112;
    private static final int MOST_LINES = 8;

    private final RecipeField field;
    private final BiConsumer<RecipeField, String> change;
    private final Label help = new Label();
    private final Label problem = new Label();
    private final Control control;
    private final HBox row;
    private boolean showing;

    /** @param change hears each letter */
    FieldRow(RecipeField field, BiConsumer<RecipeField, String> change) {
        this.field = field;
        this.change = change;
        control = control();
        control.setId("field-" + field.key());
        help.setText(field.help());
        help.getStyleClass().addAll("muted", "attribute-meaning");
        help.setWrapText(true);
        problem.setId("problem-" + field.key());
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        var title = new Label(field.title());
        title.getStyleClass().add("attribute-title");
        title.setWrapText(true);
        title.setLabelFor(control);
        title.setMinWidth(TITLES);
        title.setMaxWidth(TITLES);
        var cell = new VBox(4, control, help, problem);
        HBox.setHgrow(cell, Priority.ALWAYS);
        row = new HBox(title, cell);
        row.getStyleClass().add("attribute-row");
        problem(Optional.empty());
    }

    Node node() {
        return row;
    }

    Control focusable() {
        return control;
    }

    private Control control() {
        return switch (field.form()) {
            case CHOICE -> choice();
            case FLAG -> flag();
            case NUMBER -> number();
            case TEXT -> isOffered(field) ? offered() : text(new TextField());
            case LINES, PAIRS, SHELL -> text(lines());
        };
    }

    private void say(String text) {
        if (!showing) {
            change.accept(field, text);
        }
    }

    private ComboBox<String> choice() {
        var box = new ComboBox<String>();
        box.getItems().setAll(field.choices());
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().subscribe((before, value) -> say(value == null ? "" : value));
        return box;
    }

    /** Fields of which a cluster tells what it has; anything else can be written all the same. */
    private static boolean isOffered(RecipeField field) {
        return switch (field) {
            case PARTITION, GPU_TYPE, ACCOUNT, QOS -> true;
            default -> false;
        };
    }

    private ComboBox<String> offered() {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        text(box.getEditor());
        return box;
    }

    private CheckBox flag() {
        var box = new CheckBox();
        box.selectedProperty().subscribe((before, is) -> say(is ? "true" : ""));
        return box;
    }

    private TextInputControl number() {
        TextInputControl number = text(new TextField());
        number.setMaxWidth(NUMBERS);
        number.getStyleClass().add("attribute-number");
        return number;
    }

    private TextInputControl text(TextInputControl input) {
        input.textProperty().subscribe((before, text) -> say(text == null ? "" : text));
        return input;
    }

    private static TextArea lines() {
        var area = new TextArea();
        area.getStyleClass().add("code");
        area.textProperty()
                .subscribe(text -> area.setPrefRowCount(Math.clamp(text.lines().count() + 1, 2, MOST_LINES)));
        return area;
    }

    /** Shows what the recipe has. What stands there already is not touched, nor the place of the caret in it. */
    @SuppressWarnings("unchecked") // the choice's box is of texts
    void show(String text) {
        showing = true;
        try {
            switch (control) {
                case CheckBox box -> box.setSelected(text.equals("true"));
                case ComboBox<?> box -> ((ComboBox<String>) box).setValue(text.isEmpty() ? null : text);
                case TextInputControl input
                when !input.getText().equals(text) && !isSame(input.getText(), text) -> input.setText(text);
                default -> {
                    // it says so already
                }
            }
        } finally {
            showing = false;
        }
    }

    private static void write(TextInputControl input, String text) {
        if (!input.getText().equals(text) && !isSame(input.getText(), text)) {
            input.setText(text);
        }
    }

    /** Offers what works on the cluster at hand; what is chosen already stays. */
    @SuppressWarnings("unchecked") // the choice's box is of texts
    void offer(List<String> words) {
        if (control instanceof ComboBox<?> box && !box.getItems().equals(words)) {
            showing = true;
            String now = box.isEditable() ? box.getEditor().getText() : "";
            ((ComboBox<String>) box).getItems().setAll(words);
            if (box.isEditable()) {
                box.getEditor().setText(now);
            }
            showing = false;
        }
    }

    /** A recipe keeps no blank text; a blank being typed is one. */
    private static boolean isSame(String typed, String text) {
        return typed.isBlank() && text.isEmpty();
    }

    void problem(Optional<RecipeProblem> wrong) {
        boolean isError = wrong.map(RecipeProblem::isError).orElse(false);
        problem.setText(Sentence.of(wrong.map(RecipeProblem::sentence).orElse("")));
        problem.pseudoClassStateChanged(PseudoClass.getPseudoClass("note"), !isError);
        see(problem, wrong.isPresent());
        control.pseudoClassStateChanged(DANGER, isError);
    }

    void seen(boolean is) {
        see(row, is);
    }

    private static void see(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }
}
