package trainyard.app.provision;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import trainyard.core.remote.Secret;

/** What the next run is to do. */
final class OptionsPane extends GridPane {
    private static final List<String> VERBOSE = List.of("quiet", "-v", "-vv", "-vvv", "-vvvv");

    private final ProvisionModel model;
    private final ChoiceBox<String> playbook = new ChoiceBox<>();
    private final TextField hosts = field("provision-hosts", "all; or gpu-[01-04], or a group");
    private final TextField tags = field("provision-tags", "all; or packages, munge");
    private final TextField before = field("provision-before", "none; a command that runs first");
    private final TextField forks = field("provision-forks", "usual");
    private final CheckBox diff = new CheckBox("Diff");
    private final ChoiceBox<String> verbosity = new ChoiceBox<>();
    private final CheckBox ask = new CheckBox("ask");
    private final PasswordField password = new PasswordField();
    private boolean filling;

    OptionsPane(ProvisionModel model) {
        this.model = model;
        getStyleClass().add("run-options");
        playbook.setId("provision-playbook");
        playbook.getItems()
                .setAll("site", "base", "controller", "compute", "containers", "images", "monitoring", "validate");
        playbook.setTooltip(new Tooltip("Which part: site is all of it, validate changes nothing"));
        verbosity.getItems().setAll(VERBOSE);
        verbosity.setTooltip(new Tooltip("How much Ansible prints to the log"));
        diff.setMinWidth(USE_PREF_SIZE);
        diff.setTooltip(new Tooltip("Show how files change"));
        ask.setId("provision-ask");
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setTooltip(new Tooltip("sudo on the machines wants a password"));
        playbook.setMaxWidth(Double.MAX_VALUE);
        password.setId("provision-password");
        password.setPromptText("Password for sudo");
        password.setTooltip(new Tooltip("Given to Ansible alone; it is stored nowhere"));
        password.visibleProperty().bind(ask.selectedProperty());
        forks.setPrefColumnCount(4);
        forks.setMinWidth(64);
        forks.setTooltip(new Tooltip("Hosts at a time"));
        var names = new ColumnConstraints();
        names.setMinWidth(72);
        var wide = new ColumnConstraints(120, 260, Double.MAX_VALUE);
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, wide, names, wide, names, wide);
        row(0, named("Playbook", playbook), named("Hosts", hosts), named("Tags", tags));
        var options = new HBox(12, verbosity, diff);
        options.setStyle("-fx-alignment: center-left;");
        var sudo = new HBox(8, ask, password);
        sudo.setStyle("-fx-alignment: center-left;");
        HBox.setHgrow(password, Priority.ALWAYS);
        row(1, named("Forks", new HBox(12, forks, options)), named("Before", before), named("Password", sudo));
        fill(model.wanted().get());
        model.wanted().subscribe(this::fill);
        for (TextField field : List.of(hosts, tags, before, forks)) {
            field.textProperty().subscribe(text -> read());
        }
        diff.selectedProperty().subscribe(on -> read());
        ask.selectedProperty().subscribe(on -> read());
        playbook.valueProperty().subscribe(value -> read());
        verbosity.valueProperty().subscribe(value -> read());
    }

    private record Named(Label name, Node field) {}

    private static Named named(String name, Node field) {
        var label = new Label(name);
        label.getStyleClass().add("muted");
        label.setLabelFor(field);
        return new Named(label, field);
    }

    private void row(int row, Named... fields) {
        for (int i = 0; i < fields.length; i++) {
            add(fields[i].name(), 2 * i, row);
            add(fields[i].field(), 2 * i + 1, row);
        }
    }

    private static TextField field(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    boolean lacksPassword() {
        return ask.isSelected() && password.getText().isEmpty();
    }

    /** What stands in the password's field, as a secret. */
    Secret password() {
        return new Secret(password.getText().toCharArray());
    }

    /** A run has it: it stands nowhere else any more. */
    void forgetPassword() {
        password.clear();
    }

    private void fill(Wanted wanted) {
        filling = true;
        playbook.setValue(wanted.playbook());
        set(hosts, wanted.hosts());
        set(tags, wanted.tags());
        set(before, wanted.before());
        set(forks, wanted.forks());
        diff.setSelected(wanted.diff());
        verbosity.setValue(VERBOSE.get(wanted.verbosity()));
        ask.setSelected(wanted.password());
        filling = false;
    }

    /** A field that is typed into keeps its caret. */
    private static void set(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void read() {
        if (!filling) {
            model.wanted()
                    .set(new Wanted(
                            playbook.getValue(),
                            hosts.getText(),
                            tags.getText(),
                            diff.isSelected(),
                            VERBOSE.indexOf(verbosity.getValue()),
                            forks.getText(),
                            ask.isSelected(),
                            before.getText()));
        }
    }
}
