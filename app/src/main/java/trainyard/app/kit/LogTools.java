package trainyard.app.kit;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above a log: search, how many lines there are, and the switch that follows the end. */
final class LogTools extends HBox {
    private final LogView log;
    private final CustomTextField field = new CustomTextField();
    private final Label found = new Label();
    private final Label count = new Label();
    private final ToggleButton follow = new ToggleButton("Follow", new FontIcon("mdi2a-arrow-collapse-down"));
    private final Background.Latest<LogSearch.Found> answers;

    LogTools(Background background, LogView log) {
        this.log = log;
        answers = background.latest(this::show);
        getStyleClass().add("log-tools");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("log-search");
        field.setPromptText("Search");
        field.setLeft(new FontIcon("mdi2m-magnify"));
        field.getStyleClass().add("filter-field");
        field.setTooltip(new Tooltip("Enter: next, Shift+Enter: the one before"));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        found.getStyleClass().add("muted");
        count.getStyleClass().add("muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        follow.setId("log-follow");
        follow.getStyleClass().add("small");
        follow.setTooltip(new Tooltip("Stay at the end while lines come. Scrolling up stops it, End has it back."));
        follow.selectedProperty().bindBidirectional(log.following());
        getChildren().addAll(field, found, space, count, follow);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !field.getText().isEmpty()) {
            search(event.isShiftDown());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            found.setText("");
            event.consume();
        }
    }

    private void search(boolean backwards) {
        int from = log.searchFrom();
        // The first search looks for the newest line: the end is what is in view.
        boolean up = backwards || log.list().getSelectionModel().isEmpty();
        var search = new LogSearch(List.copyOf(log.lines()), field.getText());
        answers.ask(() -> search.next(from, up));
    }

    private void show(LogSearch.Found hit) {
        found.setText(hit.total() == 0 ? "not found" : "%,d of %,d".formatted(hit.place(), hit.total()));
        if (hit.line() >= 0) {
            log.reveal(hit.line());
        }
    }

    /** Nothing is ever added to this log. */
    void still() {
        follow.setVisible(false);
        follow.setManaged(false);
    }

    /** Another log: what was found in the one before says nothing of it. */
    void reset() {
        found.setText("");
        tellCount();
    }

    void tellCount() {
        count.setText("%,d lines".formatted(log.lines().size()));
    }
}
