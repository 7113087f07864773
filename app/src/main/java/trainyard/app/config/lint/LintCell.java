package trainyard.app.config.lint;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Sentence;
import trainyard.app.kit.StateChip;

/** A finding on two lines: what is wrong, and below it how bad, where, and by which rule. */
final class LintCell extends ListCell<LintItem> {
    static final double HEIGHT = 46;

    private final StateChip glyph = new StateChip();
    private final Label message = new Label();
    private final Label facts = new Label();
    private final Label mendable = new Label("", new FontIcon("mdi2a-auto-fix"));
    private final HBox row;
    private final Label heading = new Label();

    LintCell() {
        glyph.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        glyph.setMinWidth(Region.USE_PREF_SIZE);
        mendable.getStyleClass().add("muted");
        mendable.setTooltip(new Tooltip("It has exactly one mend"));
        mendable.setMinWidth(Region.USE_PREF_SIZE);
        facts.getStyleClass().addAll("muted", "lint-facts");
        heading.getStyleClass().add("section-title");
        message.setMinWidth(0);
        facts.setMinWidth(0);
        var words = new VBox(1, message, facts);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(8, glyph, words, mendable);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable LintItem item, boolean empty) {
        super.updateItem(item, empty);
        // Without this a row asks for its full width, and the list scrolls sideways.
        setPrefWidth(0);
        switch (empty ? null : item) {
            case null -> setGraphic(null);
            case LintItem.Heading(var rule, var title, var count) -> {
                heading.setText(title + "  ·  " + rule + "  ·  " + "%,d".formatted(count));
                setGraphic(heading);
            }
            case FoundRow found -> {
                glyph.show(LintLooks.of(found.severity()));
                message.setText(Sentence.of(found.first().message()));
                facts.setText(found.severity().word() + "  ·  " + found.where() + "  ·  "
                        + found.first().rule());
                mendable.setVisible(!found.fixes().isEmpty());
                setGraphic(row);
            }
        }
    }
}
