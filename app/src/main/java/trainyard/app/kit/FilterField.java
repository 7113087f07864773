package trainyard.app.kit;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for the words of a filter; Escape empties it. It says which fields there are, and which there are not. */
public final class FilterField extends CustomTextField {
    private final Label note = new Label("", new FontIcon("mdi2i-information-outline"));

    /** @param fields what its words find */
    public FilterField(String prompt, RowFilter<?> fields, Consumer<Words> onWords) {
        setPromptText(prompt);
        setTooltip(new Tooltip(help(fields)));
        setAccessibleHelp(help(fields));
        note.getStyleClass().addAll("muted", "filter-note");
        note.setWrapText(true);
        note.managedProperty().bind(note.visibleProperty());
        setLeft(new FontIcon("mdi2m-magnify"));
        getStyleClass().add("filter-field");
        var clear = new Button("Clear the filter", new FontIcon("mdi2c-close"));
        clear.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        clear.getStyleClass().addAll("flat", "button-icon", "small", "clear");
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> clear());
        textProperty().subscribe(text -> {
            setRight(text.isEmpty() ? null : clear);
            Words words = Words.of(text);
            note.setText(fields.problem(words).orElse(""));
            note.setVisible(!note.getText().isEmpty());
            onWords.accept(words);
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }

    /** Stands below the field where a word does not mean what it seems to, and takes no room where all is well. */
    public Label note() {
        return note;
    }

    private static String help(RowFilter<?> fields) {
        return "Each word must be found somewhere. Fields say where:\n"
                + fields.names().stream().map(name -> name + ":").collect(Collectors.joining(" "))
                + "\nuser:ada is a part of it, user=ada the whole; state:down,drained is either of them.";
    }
}
