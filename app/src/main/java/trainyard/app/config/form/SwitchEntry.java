package trainyard.app.config.form;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** On or off; where the plan says it, a button beside it clears that. */
final class SwitchEntry implements Entry {
    private final boolean usually;
    private final CheckBox box = new CheckBox();
    private final Button clear = new Button("Back to the default", new FontIcon("mdi2b-backup-restore"));
    private final HBox line = new HBox(8, box, clear);
    private final Sent sent = new Sent();

    SwitchEntry(boolean usually, Consumer<String> change) {
        this.usually = usually;
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("attribute-switch");
        clear.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        clear.getStyleClass().addAll("flat", "button-icon", "attribute-clear");
        clear.setTooltip(new Tooltip("Back to the default, " + (usually ? "on" : "off")));
        box.setOnAction(event -> set(Boolean.toString(box.isSelected()), change));
        clear.setOnAction(event -> {
            box.requestFocus();
            set("", change);
        });
        write("");
    }

    private void set(String text, Consumer<String> change) {
        sent.send(text);
        write(text);
        change.accept(text);
    }

    @Override
    public Node node() {
        return line;
    }

    @Override
    public Node control() {
        return box;
    }

    @Override
    public void show(String text) {
        if (sent.arrived(text)) {
            write(text);
        }
    }

    @Override
    public void restore() {
        sent.forget();
        write(sent.plan());
    }

    private void write(String text) {
        boolean isSet = !text.isEmpty();
        box.setSelected(isSet ? text.equals("true") : usually);
        box.setText((box.isSelected() ? "On" : "Off") + (isSet ? "" : " (default)"));
        clear.setVisible(isSet);
    }
}
