package trainyard.app.config.lint;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Words;
import trainyard.core.lint.Severity;

/** Which findings are shown, and in which order. */
final class LintTools extends HBox {
    private final Map<Severity, ToggleButton> severities = new EnumMap<>(Severity.class);
    private final TextField words = new TextField();
    private final ChoiceBox<LintList.Order> order = new ChoiceBox<>();

    LintTools(Runnable onChange) {
        getStyleClass().add("lint-tools");
        setAlignment(Pos.CENTER_LEFT);
        for (Severity severity : Severity.values()) {
            var chip = new StateChip(LintLooks.of(severity));
            chip.setText("");
            var toggle = new ToggleButton("0", chip);
            toggle.setId("lint-" + severity.word() + "s");
            toggle.setSelected(true);
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.setOnAction(event -> onChange.run());
            severities.put(severity, toggle);
            getChildren().add(toggle);
        }
        words.setId("lint-words");
        words.setPromptText("Filter by words");
        words.setMinWidth(80);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.textProperty().subscribe((before, now) -> onChange.run());
        words.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !words.getText().isEmpty()) {
                words.clear();
                event.consume();
            }
        });
        order.getItems().setAll(LintList.Order.values());
        order.setConverter(new OrderWords());
        order.setValue(LintList.Order.PLACE);
        order.setTooltip(new Tooltip("How the findings follow one another"));
        order.setMinWidth(USE_PREF_SIZE);
        order.setId("lint-order");
        order.setOnAction(event -> onChange.run());
        getChildren().addAll(words, order);
    }

    void count(LintList list) {
        severities.forEach((severity, toggle) -> {
            int count = list.count(severity);
            String said = "%,d %s".formatted(count, severity.word() + (count == 1 ? "" : "s"));
            toggle.setText("%,d".formatted(count));
            toggle.setTooltip(new Tooltip("Show or hide: " + said));
            toggle.setAccessibleText(said);
        });
    }

    Set<Severity> severities() {
        Set<Severity> wanted = EnumSet.noneOf(Severity.class);
        severities.forEach((severity, toggle) -> {
            if (toggle.isSelected()) {
                wanted.add(severity);
            }
        });
        return wanted;
    }

    Words words() {
        return Words.of(words.getText());
    }

    LintList.Order order() {
        return order.getValue();
    }

    private static final class OrderWords extends StringConverter<LintList.Order> {
        @Override
        public String toString(LintList.@Nullable Order order) {
            return order == LintList.Order.RULE ? "By rule" : "By place";
        }

        @Override
        public LintList.Order fromString(String text) {
            throw new UnsupportedOperationException("the choice is not typed");
        }
    }
}
