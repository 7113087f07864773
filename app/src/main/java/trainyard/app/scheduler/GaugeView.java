package trainyard.app.scheduler;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Look;
import trainyard.app.kit.Sparkline;
import trainyard.app.kit.StateChip;

/** A figure with its history; a worrying one says so, and why. */
final class GaugeView extends VBox {
    private static final Look WORRY = new Look("look at this", "mdi2a-alert", "severity-warning");

    private final Gauge gauge;
    private final Label value = new Label();
    private final StateChip worry = new StateChip(WORRY);
    private final Sparkline line = new Sparkline();

    GaugeView(Gauge gauge) {
        super(4);
        this.gauge = gauge;
        getStyleClass().addAll("card", "gauge");
        var title = new Label(gauge.title() + (gauge.unit().isEmpty() ? "" : " (" + gauge.unit() + ")"));
        title.getStyleClass().add("muted");
        value.getStyleClass().add("gauge-value");
        worry.setTooltip(new Tooltip(gauge.advice()));
        var figure = new HBox(12, value, worry);
        figure.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(title, figure, line);
    }

    Gauge gauge() {
        return gauge;
    }

    void show(List<Double> history) {
        value.setText(history.isEmpty() ? "not told" : Gauge.text(history.getLast()));
        worry.setVisible(gauge.isWorrying(history));
        line.show(history);
    }
}
