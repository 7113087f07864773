package trainyard.app.config.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.app.config.form.AttributeForm;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.app.config.topology.Layout.Refused;
import trainyard.core.plan.edit.Data;

/** All that a plan says of one switch or block. */
final class GroupForm extends ScrollPane {
    private final TopologyEdits edits;
    private final Label title = new Label();
    private final AttributeForm form;
    private String name = "";

    GroupForm(TopologyEdits edits) {
        this.edits = edits;
        getStyleClass().add("partition-form");
        setId("topology-form");
        setFitToWidth(true);
        title.getStyleClass().add("title-4");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        var remove = new Button("Remove", new FontIcon("mdi2t-trash-can-outline"));
        remove.setId("topology-remove");
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setTooltip(new Tooltip("Delete in the list"));
        remove.setOnAction(event -> edits.remove(name));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, space, remove);
        head.getStyleClass().add("attribute-line");
        form = new AttributeForm(
                List.of(
                        new Attribute("name", "Name", "", "", new Input.Line("such as leaf-1")),
                        new Attribute(
                                "nodes",
                                "Nodes",
                                "Connected to it. They leave where they were.",
                                "",
                                new Input.Line("such as gpu-[01-16]")),
                        new Attribute(
                                "switches",
                                "Switches below",
                                "A hostlist of switches. They leave where they were.",
                                "",
                                new Input.Line("such as leaf-[1-4]"))),
                this::set);
        var content = new VBox(12, head, form);
        content.getStyleClass().add("partition-attributes");
        setContent(content);
    }

    private void set(Attribute attribute, Optional<Data> value) {
        String typed = value.flatMap(Data::asText).orElse("");
        Runnable left = () -> form.restore(attribute.key());
        try {
            switch (attribute.key()) {
                case "name" -> edits.rename(name, typed, left);
                case "nodes" -> edits.nodes(name, typed, left);
                default -> edits.below(name, typed, left);
            }
        } catch (Refused refused) {
            left.run();
            form.problems(Map.of(attribute.key(), String.valueOf(refused.getMessage())));
        }
    }

    void show(Kind kind, Optional<Group> chosen) {
        chosen.ifPresent(group -> {
            form.see(attribute -> kind == Kind.TREE || !attribute.key().equals("switches"));
            form.problems(Map.of());
            Data.Mapping values = Data.mapping("name", Data.text(group.name()))
                    .with("nodes", Data.text(Line.folded(group.nodes())))
                    .with("switches", Data.text(Line.folded(group.below())));
            if (group.was().equals(name)) {
                form.show(values);
            } else {
                name = group.was();
                form.begin(values);
                setVvalue(0);
            }
            title.setText((kind == Kind.BLOCK ? "Block " : "Switch ") + group.name());
        });
    }

    /** Before another one is shown. */
    void commit() {
        form.commit();
    }

    void rename() {
        form.focus("name");
    }
}
