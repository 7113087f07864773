package trainyard.app.composer;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;

/** The fields of a recipe, of which those are seen that its kind has a use for. */
final class RecipeForm extends ScrollPane {
    private final Map<RecipeField, FieldRow> rows = new EnumMap<>(RecipeField.class);
    private final Map<RecipeField.Section, VBox> sections = new EnumMap<>(RecipeField.Section.class);
    private final Label explanation = new Label();

    /** @param change hears each letter */
    RecipeForm(BiConsumer<RecipeField, String> change) {
        setId("recipe-form");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        explanation.setId("recipe-explanation");
        explanation.setWrapText(true);
        explanation.getStyleClass().add("muted");
        var content = new VBox(24);
        content.getStyleClass().add("composer-form");
        for (RecipeField.Section section : RecipeField.Section.values()) {
            var title = new Label(section.title());
            title.getStyleClass().add("section-title");
            var box = new VBox(12, title);
            for (RecipeField field : RecipeField.values()) {
                if (field.section() == section) {
                    var row = new FieldRow(field, change);
                    rows.put(field, row);
                    box.getChildren().add(row.node());
                }
                if (field == RecipeField.RECIPE && section == field.section()) {
                    box.getChildren().add(explanation);
                }
            }
            sections.put(section, box);
            content.getChildren().add(box);
        }
        setContent(content);
    }

    void show(ComposerModel model) {
        RecipeKind kind = model.now().recipe().kind().orElse(RecipeKind.TORCHRUN);
        explanation.setText(kind.explanation());
        rows.forEach((field, row) -> {
            row.offer(model.offers(field));
            row.show(model.now().recipe().text(field));
            row.problem(model.problem(field));
            // A value without a use is seen, so that it can be taken away.
            row.seen(field.isFor(kind) || !model.now().recipe().text(field).isEmpty());
        });
        sections.forEach((section, box) -> {
            boolean any =
                    Stream.of(RecipeField.values()).anyMatch(field -> field.section() == section && field.isFor(kind));
            box.setVisible(any);
            box.setManaged(any);
        });
    }

    /** Brings the keys to a field, and the field into view. */
    void lead(RecipeField field) {
        FieldRow row = rows.get(field);
        if (row == null) {
            return;
        }
        var content = (Region) getContent();
        double height = content.getHeight() - getViewportBounds().getHeight();
        double top = content.sceneToLocal(row.node().localToScene(0, 0)).getY();
        setVvalue(height <= 0 ? 0 : Math.clamp((top - 24) / height, 0.0, 1.0));
        row.focusable().requestFocus();
    }
}
