package trainyard.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Background;
import trainyard.app.kit.RunningTask;
import trainyard.app.kit.Times;

/** What runs in the background, over the foot of the window: how long each task has run, and a way to cancel it. */
final class TaskDrawer extends StackPane {
    private final Background background;
    private final VBox rows = new VBox(4);
    private final Button close = new Button("Close", new FontIcon("mdi2c-close"));
    private List<Row> shown = List.of();
    private Runnable stopAging = () -> {};
    private @Nullable Node focusBefore;

    TaskDrawer(Background background) {
        this.background = background;
        getStyleClass().add("task-layer");
        setVisible(false);
        setOnMousePressed(event -> close());
        close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setTooltip(new Tooltip("Close  Esc"));
        close.setOnAction(event -> close());
        var title = new Label("Running tasks");
        title.getStyleClass().add("section-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(8, title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(8, head, rows);
        box.setId("task-drawer");
        box.getStyleClass().add("task-drawer");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setOnMousePressed(event -> event.consume());
        StackPane.setAlignment(box, Pos.BOTTOM_RIGHT);
        getChildren().add(box);
        background.tasks().addListener((ListChangeListener<RunningTask>) change -> {
            if (isVisible()) {
                fill();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    void toggle() {
        if (isVisible()) {
            close();
        } else {
            open();
        }
    }

    private void open() {
        focusBefore = getScene().getFocusOwner();
        setVisible(true);
        fill();
        shown.stream().filter(row -> !row.task.isCancelled()).findFirst().ifPresent(row -> row.cancel.requestFocus());
        stopAging = background.everySecond(() -> shown.forEach(Row::age));
    }

    void close() {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        stopAging.run();
        stopAging = () -> {};
        rows.getChildren().clear();
        shown = List.of();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void fill() {
        var chosen = shown.stream().filter(row -> row.cancel.isFocused()).findFirst();
        // What has the focus may be about to go; the keys stay in the drawer.
        close.requestFocus();
        var now = new ArrayList<Row>();
        for (RunningTask task : background.tasks()) {
            now.add(shown.stream().filter(row -> row.task == task).findFirst().orElseGet(() -> new Row(task)));
        }
        shown = now;
        rows.getChildren().setAll(now);
        if (now.isEmpty()) {
            var none = new Label("Nothing is running.");
            none.getStyleClass().add("muted");
            rows.getChildren().setAll(none);
        }
        // Never on to another task: a key that was meant for one must not cancel the next.
        chosen.filter(now::contains).ifPresent(row -> row.cancel.requestFocus());
    }

    private static final class Row extends HBox {
        private final RunningTask task;
        private final Label age = new Label();
        private final Button cancel = new Button("Cancel");

        Row(RunningTask task) {
            super(12);
            this.task = task;
            setAlignment(Pos.CENTER_LEFT);
            var name = new Label(task.name(), new FontIcon("mdi2p-progress-clock"));
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setTooltip(new Tooltip(task.name()));
            HBox.setHgrow(name, Priority.ALWAYS);
            age.setMinWidth(Region.USE_PREF_SIZE);
            age.getStyleClass().add("muted");
            cancel.getStyleClass().add("small");
            cancel.setMinWidth(Region.USE_PREF_SIZE);
            cancel.setOnAction(event -> {
                task.cancel();
                age();
            });
            getChildren().addAll(name, age, cancel);
            age();
        }

        private void age() {
            age.setText(Times.rough(task.elapsed()));
            if (task.isCancelled()) {
                cancel.setText("Cancelling…");
                cancel.setDisable(true);
            }
        }
    }
}
