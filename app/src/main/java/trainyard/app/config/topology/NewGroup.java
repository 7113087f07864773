package trainyard.app.config.topology;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.app.config.topology.Layout.Refused;

/** Where switches and blocks are added: by a name or a hostlist of names, with the nodes shared out among them. */
final class NewGroup extends VBox {
    private static final double NAMES = 150;

    private final TopologyEdits edits;
    private final TextField names = new TextField();
    private final TextField nodes = new TextField();
    private final Button add = new Button("Add", new FontIcon("mdi2p-plus"));
    private final Button below = new Button("Add below", new FontIcon("mdi2f-file-tree-outline"));
    private final Label message = new Label();
    private Optional<String> chosen = Optional.empty();

    NewGroup(TopologyEdits edits) {
        super(4);
        this.edits = edits;
        getStyleClass().add("new-partition");
        names.setId("topology-new-name");
        names.setPrefWidth(NAMES);
        names.setMinWidth(NAMES);
        nodes.setId("topology-new-nodes");
        HBox.setHgrow(nodes, Priority.ALWAYS);
        add.setId("topology-add");
        add.setOnAction(event -> add(Optional.empty()));
        below.setId("topology-add-below");
        below.setOnAction(event -> add(chosen));
        below.managedProperty().bind(below.visibleProperty());
        for (TextField field : new TextField[] {names, nodes}) {
            field.setOnAction(event -> add(Optional.empty()));
            field.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
            field.textProperty().subscribe(() -> say(""));
        }
        for (Button button : new Button[] {add, below}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        message.getStyleClass().add("field-message");
        message.setWrapText(true);
        message.managedProperty().bind(message.visibleProperty());
        getChildren().setAll(new HBox(8, names, nodes, add, below), message);
        managedProperty().bind(visibleProperty());
        say("");
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !(names.getText() + nodes.getText()).isEmpty()) {
            clear();
            event.consume();
        }
    }

    void show(Kind kind, Optional<Group> now) {
        setVisible(kind != Kind.NONE);
        chosen = now.map(Group::name);
        String one = kind == Kind.BLOCK ? "rack" : "leaf";
        names.setPromptText("Name, or " + one + "-[1-4]");
        nodes.setPromptText(kind == Kind.BLOCK ? "Nodes, gpu-[01-16]" : "Nodes, gpu-[01-16], or none");
        below.setVisible(kind == Kind.TREE && now.isPresent());
        below.setTooltip(chosen.map(name -> new Tooltip("Below " + name)).orElse(null));
    }

    private void add(Optional<String> under) {
        try {
            edits.add(names.getText().strip(), nodes.getText().strip(), under);
            clear();
            names.requestFocus();
        } catch (Refused refused) {
            say(String.valueOf(refused.getMessage()));
        }
    }

    private void clear() {
        names.clear();
        nodes.clear();
    }

    private void say(String sentence) {
        message.setText(sentence);
        message.setVisible(!sentence.isEmpty());
    }

    void begin() {
        names.requestFocus();
    }
}
