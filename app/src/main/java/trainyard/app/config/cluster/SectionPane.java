package trainyard.app.config.cluster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import trainyard.app.config.cluster.Section.Group;
import trainyard.app.config.edit.PlanProblems;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.AttributeForm;
import trainyard.core.plan.edit.Data;

/** The forms of a section, one for each of its groups. */
final class SectionPane extends VBox {
    /** Hears what the user sets. */
    interface Change {
        void set(Group group, Attribute attribute, Optional<Data> value, Runnable left);
    }

    private final Section section;
    private final Map<Group, AttributeForm> forms = new LinkedHashMap<>();
    private int wrong;

    SectionPane(Section section, Change change, BiConsumer<Group, Attribute> lead) {
        super(12);
        this.section = section;
        var title = new Label(section.title());
        title.getStyleClass().add("title-4");
        getChildren().add(title);
        for (Group group : section.groups()) {
            var form = new AttributeForm(
                    group.attributes(),
                    (attribute, value) -> change.set(
                            group,
                            attribute,
                            value,
                            () -> Optional.ofNullable(forms.get(group))
                                    .ifPresent(known -> known.restore(attribute.key()))),
                    attribute -> lead.accept(group, attribute));
            form.setId("form-" + group.at());
            forms.put(group, form);
            if (!group.title().isEmpty()) {
                var heading = new Label(group.title());
                heading.getStyleClass().add("section-title");
                heading.visibleProperty().bind(form.visibleProperty());
                heading.managedProperty().bind(form.visibleProperty());
                getChildren().add(heading);
            }
            form.managedProperty().bind(form.visibleProperty());
            getChildren().add(form);
        }
        managedProperty().bind(visibleProperty());
    }

    Section section() {
        return section;
    }

    void show(Data root) {
        forms.forEach((group, form) -> form.show(
                root.at(group.at()).orElse(Data.nothing()) instanceof Data.Mapping values ? values : Data.NO_ENTRIES));
    }

    /** How many of its values are wrong. */
    int wrong() {
        return wrong;
    }

    void problems(PlanProblems problems) {
        wrong = 0;
        forms.forEach((group, form) -> {
            var found = new HashMap<String, String>();
            for (Attribute attribute : group.attributes()) {
                problems.in(group.at().key(attribute.key()))
                        .ifPresent(sentence -> found.put(attribute.key(), sentence));
            }
            form.problems(found);
            wrong += found.size();
        });
    }

    /** Shows what has the words alone. @return how many that are */
    int find(String words) {
        int all = 0;
        for (AttributeForm form : forms.values()) {
            int seen = form.see(attribute -> attribute.matches(words));
            form.setVisible(seen > 0);
            all += seen;
        }
        return all;
    }
}
