package trainyard.app.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import trainyard.app.settings.Draft.Field;
import trainyard.core.settings.Connection.Client;
import trainyard.core.settings.Connection.Login;

/** The fields of a connection, bound to a draft. */
final class ConnectionForm extends VBox {
    private final Draft draft;
    private final Map<Field, FormField> fields = new EnumMap<>(Field.class);

    ConnectionForm(Draft draft) {
        super(12);
        this.draft = draft;
        var identity = field(Field.IDENTITY, "Private key (empty: the usual ones in ~/.ssh)", file(draft.identity));
        identity.visibleProperty().bind(draft.login.isEqualTo(Login.KEY));
        identity.managedProperty().bind(identity.visibleProperty());
        var actions = new ToggleSwitch("Allow actions on this cluster");
        actions.selectedProperty().bindBidirectional(draft.actions);
        var note = new Label("Off: the console only reads.");
        note.getStyleClass().add("muted");
        var sudo = new CheckBox("Run actions with sudo, since this user is no Slurm operator");
        sudo.selectedProperty().bindBidirectional(draft.sudo);
        sudo.visibleProperty().bind(draft.actions);
        sudo.managedProperty().bind(sudo.visibleProperty());
        getChildren()
                .addAll(
                        field(Field.NAME, "Name", text(draft.name, "Research cluster")),
                        row(
                                grow(field(Field.HOST, "Host", text(draft.host, "controller.example.org"))),
                                narrow(field(Field.PORT, "Port", text(draft.port, "22")))),
                        field(Field.USER, "User", text(draft.user, "")),
                        new FormField(
                                "Sign in with", choice(draft.login, List.of(Login.values()), ConnectionForm::word)),
                        identity,
                        more(),
                        new VBox(4, actions, note, sudo));
        validate();
    }

    private TitledPane more() {
        var content = new VBox(
                12,
                field(Field.CLIENT, "SSH client", choice(draft.client, List.of(Client.values()), ConnectionForm::word)),
                new FormField("Jump host", text(draft.jumpHost, "user@gateway:22")),
                field(Field.KNOWN_HOSTS, "Known hosts file (empty: yours and the console's)", file(draft.knownHosts)),
                field(Field.PLAN, "Plan of this cluster (cluster.yaml)", file(draft.plan)));
        var pane = new TitledPane("More", content);
        pane.setExpanded(
                draft.client.get() == Client.OPENSSH || !draft.jumpHost.get().isEmpty());
        pane.setAnimated(false);
        return pane;
    }

    /** Shows every problem and returns whether there is none. */
    boolean insist() {
        validate();
        fields.values().forEach(FormField::insist);
        return draft.problems().isEmpty();
    }

    private void validate() {
        var problems = draft.problems();
        fields.forEach((field, shown) -> shown.problem(Optional.ofNullable(problems.get(field))));
    }

    private FormField field(Field field, String title, Node control) {
        var made = new FormField(title, control);
        fields.put(field, made);
        return made;
    }

    private TextField text(StringProperty value, String prompt) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        field.textProperty().subscribe(ignored -> validate());
        return field;
    }

    private HBox file(StringProperty value) {
        var field = text(value, "");
        HBox.setHgrow(field, Priority.ALWAYS);
        var browse = new Button("Choose…");
        browse.setOnAction(event -> {
            File chosen = new FileChooser().showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                value.set(chosen.getPath());
            }
        });
        return new HBox(8, field, browse);
    }

    private <T> ComboBox<T> choice(ObjectProperty<T> value, List<T> choices, Function<T, String> word) {
        var box = new ComboBox<T>();
        box.getItems().setAll(choices);
        box.setCellFactory(list -> new WordCell<>(word));
        box.setButtonCell(new WordCell<>(word));
        box.valueProperty().bindBidirectional(value);
        box.valueProperty().subscribe(ignored -> validate());
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private static String word(Login login) {
        return switch (login) {
            case KEY -> "A private key";
            case PASSWORD -> "A password, asked for when connecting";
            case AGENT -> "The SSH agent's keys";
        };
    }

    private static String word(Client client) {
        return switch (client) {
            case BUILT_IN -> "Built in";
            case OPENSSH -> "The installed OpenSSH";
        };
    }

    private static HBox row(Node... nodes) {
        return new HBox(12, nodes);
    }

    private static Node grow(FormField field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node narrow(FormField field) {
        field.setPrefWidth(96);
        field.setMinWidth(96);
        return field;
    }

    private static final class WordCell<T> extends ListCell<T> {
        private final Function<T, String> word;

        WordCell(Function<T, String> word) {
            this.word = word;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : word.apply(item));
        }
    }
}
