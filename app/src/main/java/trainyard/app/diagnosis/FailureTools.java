package trainyard.app.diagnosis;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FailureWatching;
import trainyard.core.settings.Preferences;

/** Above the failures: how far to look back, diagnosing many, files, and the watch. */
final class FailureTools extends HBox {
    private static final double NARROW = 760;
    private static final double GLYPH = 40;

    private final Desk desk;
    private final ToggleGroup which = new ToggleGroup();
    private final Label said = new Label();
    private final ProgressIndicator spinner = new ProgressIndicator(0);
    private final MenuButton watch = new MenuButton("", new FontIcon("mdi2e-eye-outline"));
    final Button cancel = new Button("Cancel");
    final Button diagnose = new Button("", new FontIcon(trainyard.app.kit.Why.ICON));
    final Button open = new Button("Open logs…", new FontIcon("mdi2f-folder-open-outline"));

    FailureTools(Desk desk, Consumer<Duration> onWindow) {
        super(8);
        this.desk = desk;
        getStyleClass().add("failure-tools");
        setAlignment(Pos.CENTER_LEFT);
        var windows = new HBox(
                window("Last hour", "left-pill", Duration.ofHours(1), "failures-hour"),
                window("Last day", "center-pill", Duration.ofDays(1), "failures-day"),
                window("Last week", "right-pill", Duration.ofDays(7), "failures-week"));
        which.selectToggle(which.getToggles().get(1));
        which.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else if (before != null) {
                onWindow.accept(back());
            }
        });
        cancel.setId("failures-cancel");
        cancel.getStyleClass().addAll("flat", "small");
        diagnose.setId("failures-diagnose");
        open.setId("failures-open");
        open.setTooltip(new Tooltip("Diagnoses logs, saved outputs or a support bundle; no cluster is needed.\n"
                + "Files can be dropped on this screen as well."));
        watch.setId("failures-watch");
        watch.setTooltip(new Tooltip("Diagnoses jobs by itself as soon as they fail, and tells you.\n"
                + "Asks accounting once a minute, and only while this is on."));
        said.setId("failures-said");
        said.getStyleClass().add("muted");
        said.setMinWidth(0);
        spinner.setPrefSize(16, 16);
        spinner.setMinSize(16, 16);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Region button : new Region[] {windows, cancel, diagnose}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        // Beside an inspector in a small window their glyphs are enough.
        open.setMinWidth(GLYPH);
        watch.setMinWidth(GLYPH);
        widthProperty().subscribe(width -> {
            var display = width.doubleValue() < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
            open.setContentDisplay(display);
            watch.setContentDisplay(display);
        });
        getChildren().addAll(windows, spinner, said, cancel, space, diagnose, open, watch);
        busy(false, "");
    }

    private ToggleButton window(String title, String pill, Duration back, String id) {
        var button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().addAll("small", pill);
        button.setUserData(back);
        button.setToggleGroup(which);
        return button;
    }

    Duration back() {
        return (Duration) which.getSelectedToggle().getUserData();
    }

    void watching(Preferences preferences) {
        var group = new ToggleGroup();
        FailureWatching now = FailureWatching.of(preferences);
        watch.setText("Watch: " + now.title().toLowerCase(java.util.Locale.ROOT));
        watch.getItems().clear();
        for (FailureWatching one : FailureWatching.values()) {
            var item = new RadioMenuItem(one.title());
            item.setToggleGroup(group);
            item.setSelected(one == now);
            item.setOnAction(event -> one.choose(desk));
            watch.getItems().add(item);
        }
    }

    void busy(boolean now, String sentence) {
        spinner.setVisible(now);
        spinner.setManaged(now);
        spinner.setProgress(now ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        cancel.setVisible(now);
        cancel.setManaged(now);
        said.setText(sentence);
        said.setTooltip(sentence.isEmpty() ? null : new Tooltip(sentence));
    }

    /** @param many how many would be diagnosed; 0 for none */
    void offer(int many) {
        diagnose.setText(many == 1 ? "Diagnose 1 job" : "Diagnose %,d jobs".formatted(many));
        diagnose.setVisible(many > 0);
        diagnose.setManaged(many > 0);
    }
}
