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
    private final Label title = new Label();
    private final List<AttributeForm> forms = new ArrayList<>();
    private String partition = "";

    PartitionForm(BoardEdits edits) {
        getStyleClass().add("partition-form");
        setId("partition-form");
        setFitToWidth(true);
        title.getStyleClass().add("title-4");
        var content = new VBox(12, title);
        content.getStyleClass().add("partition-attributes");
        PartitionAttributes.groups().forEach((heading, attributes) -> {
            var words = new Label(heading);
            words.getStyleClass().add("section-title");
            content.getChildren().addAll(words, form(attributes, edits));
        });
        setContent(content);
    }

    private AttributeForm form(List<Attribute> attributes, BoardEdits edits) {
        var form = new AttributeForm(attributes, (attribute, value) -> edits.set(partition, attribute.key(), value));
        forms.add(form);
        return form;
    }

    void show(Optional<Card> chosen) {
        setVisible(chosen.isPresent());
        setManaged(chosen.isPresent());
        chosen.ifPresent(card -> {
            if (!card.name().equals(partition)) {
                setVvalue(0);
            }
            partition = card.name();
            title.setText("Partition " + partition);
            Data.Mapping values = card.values()
                    .with("default", Data.truth(card.isDefault()))
                    .with("nodes", Data.text(card.written()));
            forms.forEach(form -> form.show(values));
        });
    }

    /** @param problems a sentence by key */
    void problems(Map<String, String> problems) {
        forms.forEach(form -> form.problems(problems));
    }
}
