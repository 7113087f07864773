package trainyard.app.config.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import trainyard.core.plan.edit.Data;

/** Attributes under one another, over one mapping of the plan. */
public final class AttributeForm extends GridPane {
    private static final double TITLES = 148;

    private final Map<String, AttributeField> fields = new LinkedHashMap<>();

    /** @param change hears what the user sets; empty for a value that is cleared */
    public AttributeForm(List<Attribute> attributes, BiConsumer<Attribute, Optional<Data>> change) {
        getStyleClass().add("attribute-form");
        var titles = new ColumnConstraints(TITLES);
        var controls = new ColumnConstraints(0, 240, Double.MAX_VALUE);
        controls.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(titles, controls);
        for (Attribute attribute : attributes) {
            var field = new AttributeField(attribute, change);
            fields.put(attribute.key(), field);
            addRow(fields.size() - 1, field.title(), field.cell());
            GridPane.setValignment(field.title(), VPos.TOP);
        }
    }

    /** Shows the values by key; what is not among them is not set. */
    public void show(Data.Mapping values) {
        fields.forEach((key, field) -> field.show(values.get(key)));
    }

    /** Says what is wrong, by key; the others are right. */
    public void problems(Map<String, String> problems) {
        fields.forEach((key, field) -> field.problem(Optional.ofNullable(problems.get(key))));
    }
}
