package trainyard.app.monitoring;

import java.time.Clock;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Times;
import trainyard.core.metrics.PromAlert;

/** The alerts that fire, above the charts: the first few of them, and a way to the others. */
final class AlertStrip extends VBox {
    private static final int MOST = 3;
    private static final double CHIP = 92;
    private static final double SINCE = 88;

    private final Clock clock;
    private final Runnable toAll;

    /** @param toAll leads to the table of alerts */
    AlertStrip(Clock clock, Runnable toAll) {
        super(4);
        this.clock = clock;
        this.toAll = toAll;
        setId("alert-strip");
    }

    void show(List<PromAlert> firing) {
        getChildren().setAll(firing.stream().limit(MOST).map(this::row).toList());
        if (firing.size() > MOST) {
            int more = firing.size() - MOST;
            var all = new Hyperlink("and %,d more alert%s".formatted(more, more == 1 ? "" : "s"));
            all.setId("alerts-all");
            all.setOnAction(event -> toAll.run());
            getChildren().add(all);
        }
        setVisible(!firing.isEmpty());
        setManaged(!firing.isEmpty());
    }

    private HBox row(PromAlert alert) {
        var chip = new StateChip(Severity.of(MonitoringModel.severity(alert)));
        chip.setMinWidth(CHIP);
        var since = new Label(
                alert.since().map(time -> Times.ago(time, clock.instant())).orElse(""));
        since.getStyleClass().add("muted");
        since.setMinWidth(SINCE);
        alert.since().ifPresent(time -> since.setTooltip(new Tooltip(Times.absolute(time))));
        String words =
                alert.summary().isEmpty() ? alert.name() + " " + PastAlert.where(alert.labels()) : alert.summary();
        var what = new Label(words);
        what.setTooltip(new Tooltip(words + "\n" + alert.description()));
        HBox.setHgrow(what, Priority.ALWAYS);
        var row = new HBox(8, chip, since, what);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
