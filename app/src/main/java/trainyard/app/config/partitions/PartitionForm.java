package trainyard.app.config.partitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.AttributeForm;
import trainyard.core.plan.edit.Data;

/** All that a plan can say of one partition. */
final class PartitionForm extends ScrollPane {
    private final BoardEdits edits;
    private final Label title = new Label();
    private final List<AttributeForm> forms = new ArrayList<>();
    private String partition = "";

    PartitionForm(BoardEdits edits) {
        this.edits = edits;
        getStyleClass().add("partition-form");
        setId("partition-form");
        setFitToWidth(true);
        title.getStyleClass().add("title-4");
        var content = new VBox(12, title);
        content.getStyleClass().add("partition-attributes");
        PartitionAttributes.groups().forEach((heading, attributes) -> {
            var words = new Label(heading);
            words.getStyleClass().add("section-title");
            content.getChildren().addAll(words, form(attributes));
        });
        setContent(content);
    }

    private AttributeForm form(List<Attribute> attributes) {
        var form = new AttributeForm(attributes, this::set);
        forms.add(form);
        return form;
    }

    private void set(Attribute attribute, Optional<Data> value) {
        edits.set(partition, attribute.key(), value, () -> forms.forEach(form -> form.restore(attribute.key())));
    }

    void show(Card card) {
        Data.Mapping written = card.values().with("nodes", Data.text(card.written()));
        Data.Mapping values = card.isDefault() ? written.with("default", Data.truth(true)) : written;
        if (card.name().equals(partition)) {
            forms.forEach(form -> form.show(values));
        } else {
            begin(card.name(), values);
        }
    }

    /** What was typed for the partition before is set there, if it still is one. */
    private void begin(String name, Data.Mapping values) {
        if (edits.board().card(partition).isPresent()) {
            forms.forEach(AttributeForm::commit);
        }
        partition = name;
        title.setText("Partition " + name);
        setVvalue(0);
        forms.forEach(form -> form.begin(values));
    }

    /** @param problems a sentence by key */
    void problems(Map<String, String> problems) {
        forms.forEach(form -> form.problems(problems));
    }
}
