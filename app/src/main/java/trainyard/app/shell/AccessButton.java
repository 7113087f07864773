package trainyard.app.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.FxBridge;
import trainyard.core.settings.Connection;

/** Tells whether the open cluster is read-only, and switches it. */
final class AccessButton extends Button {
    private final Console console;
    private Runnable unwatch = () -> {};
    private boolean readOnly = true;

    AccessButton(Console console) {
        this.console = console;
        setId("access");
        getStyleClass().addAll("flat", "small", "access");
        setOnAction(event -> toggle());
        console.session().subscribe(open -> {
            unwatch.run();
            unwatch = open.map(session -> FxBridge.onFx(session.connection(), this::tell))
                    .orElse(() -> {});
            setDisable(open.isEmpty());
        });
    }

    private void tell(Connection connection) {
        readOnly = connection.readOnly();
        setText(readOnly ? "Read-only" : "Actions on");
        setGraphic(new FontIcon(readOnly ? "mdi2l-lock-outline" : "mdi2l-lock-open-variant-outline"));
        setTooltip(new Tooltip(
                readOnly
                        ? "Nothing can be changed on this cluster. Click to allow actions."
                        : "Nodes and jobs of this cluster can be operated. Click to make it read-only."));
    }

    private void toggle() {
        if (!readOnly || confirmed()) {
            console.allowActions(readOnly);
        }
    }

    private boolean confirmed() {
        String name = console.session().get().map(Session::name).orElse("");
        var allow = new ButtonType("Allow actions", ButtonData.OK_DONE);
        var question = new Alert(
                Alert.AlertType.CONFIRMATION,
                "Nodes can then be drained and jobs cancelled from here. Each action shows its commands and what it"
                        + " touches before it runs, and is kept in the audit log.",
                allow,
                ButtonType.CANCEL);
        question.setTitle("Allow actions");
        question.setHeaderText("Allow actions on " + name + "?");
        question.initOwner(getScene().getWindow());
        question.getDialogPane().getStylesheets().setAll(Appearance.stylesheet());
        return question.showAndWait().filter(allow::equals).isPresent();
    }
}
