package trainyard.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.RunningTask;
import trainyard.core.live.LiveView;

/** The line at the foot of the window: which cluster, how old the data is, and what runs. */
final class StatusBar extends HBox {
    private final Console console;
    private final Label cluster = new Label();
    private final Label version = new Label();
    private final Label age = new Label();
    private final Label reason = new Label();
    private final Button tasks = new Button();
    private final AccessButton access;
    private final FontIcon ageGlyph = new FontIcon();
    private final List<Runnable> undo = new ArrayList<>();
    private LiveView view = LiveView.NOTHING_YET;
    private StatusText written = new StatusText("", "", "", false);

    /** @param onTasks opens and closes the list of what runs */
    StatusBar(Console console, Runnable onTasks) {
        this.console = console;
        getStyleClass().add("status-bar");
        age.setGraphic(ageGlyph);
        age.getStyleClass().add("age");
        access = new AccessButton(console);
        // The reason alone gives way: it is the longest, and its tooltip has the whole of it.
        for (Region whole : List.of(cluster, version, age, access)) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        reason.setMinWidth(0);
        reason.getStyleClass().add("muted");
        tasks.setGraphic(new FontIcon("mdi2p-progress-clock"));
        tasks.setId("tasks");
        tasks.getStyleClass().addAll("flat", "small");
        tasks.setOnAction(event -> onTasks.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(cluster, version, age, reason, space, tasks, access);
        console.background().tasks().addListener((ListChangeListener<RunningTask>) change -> tellTasks());
        tellTasks();
        console.session().subscribe(open -> {
            cluster.setText(open.map(Session::name).orElse("No cluster"));
            cluster.setTooltip(
                    open.map(session -> new Tooltip(session.target())).orElse(null));
        });
    }

    void shown() {
        undo.add(FxBridge.onFx(console.desk().live(), next -> {
            view = next;
            write();
        }));
        undo.add(console.background().everySecond(this::write));
    }

    /** As the lock at its end does. */
    void switchAccess() {
        access.fire();
    }

    void hidden() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    private void write() {
        var text = StatusText.of(view, console.clock().instant());
        String sign = glyph(text.stale());
        if (text.equals(written) && sign.equals(ageGlyph.getIconLiteral())) {
            return; // each second; what is set anew is styled and drawn anew
        }
        written = text;
        version.setText(text.version());
        version.setManaged(!text.version().isEmpty());
        age.setText(text.age());
        ageGlyph.setIconLiteral(sign);
        age.getStyleClass().remove("stale");
        if (text.stale()) {
            age.getStyleClass().add("stale");
        }
        reason.setText(text.reason());
        reason.setTooltip(text.reason().isEmpty() ? null : new Tooltip(text.reason()));
    }

    private String glyph(boolean stale) {
        if (stale) {
            return "mdi2a-alert-outline";
        }
        return view.snapshot().isPresent() ? "mdi2c-check" : "mdi2t-timer-sand";
    }

    private void tellTasks() {
        List<RunningTask> running = console.background().tasks();
        tasks.setVisible(!running.isEmpty());
        if (!running.isEmpty()) {
            tasks.setText(running.size() == 1 ? running.getFirst().name() : running.size() + " tasks running");
            tasks.setTooltip(new Tooltip("Show and cancel what runs  F8"));
        }
    }
}
