package trainyard.app.config.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import trainyard.core.plan.edit.Data;

/**
 * Attributes under one another, over one mapping of the plan. What the user types is set when the field is left; before
 * the form is to show another mapping, {@link #commit} sets it while it still belongs to this one.
 */
public final class AttributeForm extends VBox {
    private final Map<String, AttributeField> fields = new LinkedHashMap<>();

    /** @param change hears what the user sets; empty for a value that is cleared */
    public AttributeForm(List<Attribute> attributes, BiConsumer<Attribute, Optional<Data>> change) {
        this(attributes, change, attribute -> {});
    }

    /**
     * @param change hears what the user sets; empty for a value that is cleared
     * @param lead leads to where the plan's text has the attribute, or would have it
     */
    public AttributeForm(
            List<Attribute> attributes, BiConsumer<Attribute, Optional<Data>> change, Consumer<Attribute> lead) {
        getStyleClass().add("attribute-form");
        for (Attribute attribute : attributes) {
            var field = new AttributeField(attribute, change, lead);
            fields.put(attribute.key(), field);
            getChildren().add(field.row());
        }
    }

    /** Shows the values by key; what is not among them is not set. What the user is typing stays. */
    public void show(Data.Mapping values) {
        fields.forEach((key, field) -> field.show(values.get(key)));
    }

    /** Shows another mapping: nothing that was typed for the one before stays. */
    public void begin(Data.Mapping values) {
        show(values);
        fields.values().forEach(AttributeField::restore);
    }

    /** Sets what the user is typing and has not yet set. */
    public void commit() {
        fields.values().forEach(AttributeField::commit);
    }

    /** Shows again what the plan has: what was set did not come about. */
    public void restore(String key) {
        Optional.ofNullable(fields.get(key)).ifPresent(AttributeField::restore);
    }

    /** Says what is wrong, by key; the others are right. */
    public void problems(Map<String, String> problems) {
        fields.forEach((key, field) -> field.problem(Optional.ofNullable(problems.get(key))));
    }

    /** Shows some of the attributes alone. @return how many these are */
    public int see(Predicate<Attribute> wanted) {
        int seen = 0;
        for (AttributeField field : fields.values()) {
            boolean isWanted = wanted.test(field.attribute());
            field.seen(isWanted);
            seen += isWanted ? 1 : 0;
        }
        return seen;
    }

    /** Brings the focus to an attribute. @return whether it is one of these */
    public boolean focus(String key) {
        Optional<AttributeField> field = Optional.ofNullable(fields.get(key));
        field.ifPresent(found -> found.control().requestFocus());
        return field.isPresent();
    }

    /** Sets what is being typed in any form of the scene: for keys that act without the focus leaving the field. */
    public static void commitTyped(Scene scene) {
        if (scene.getFocusOwner() != null
                && scene.getFocusOwner().getProperties().get(AttributeField.class) instanceof AttributeField field) {
            field.commit();
        }
    }
}
