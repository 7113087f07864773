package trainyard.app.scheduler;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import trainyard.app.kit.Look;
import trainyard.app.kit.StateChip;
import trainyard.app.kit.Times;
import trainyard.core.live.detail.Daemon;

/** The central daemons, each with whether it answers, and how old the figures are. */
final class DaemonLine extends HBox {
    private static final Look UP = new Look("answers", "mdi2c-check-circle-outline", "state-idle");
    private static final Look DOWN = new Look("does not answer", "mdi2c-close-circle", "state-down");

    private final HBox chips = new HBox(24);
    private final Label since = new Label();
    private final Label trouble = new Label();

    DaemonLine() {
        super(24);
        setAlignment(Pos.CENTER_LEFT);
        chips.setAlignment(Pos.CENTER_LEFT);
        since.getStyleClass().add("muted");
        trouble.getStyleClass().add("field-message");
        getChildren().addAll(chips, since, trouble);
    }

    void show(Report report, int seen) {
        trouble.setText("");
        chips.getChildren()
                .setAll(report.daemons().stream().map(DaemonLine::chip).toList());
        String counted = report.health()
                .since()
                .map(time -> "Counted since " + Times.absolute(time) + ". ")
                .orElse("");
        since.setText(counted + "Asked at " + Times.clock(report.at()) + ", once a minute"
                + (seen > 1 ? "; %d so far.".formatted(seen) : "."));
    }

    void trouble(String sentence) {
        trouble.setText(sentence);
    }

    private static HBox chip(Daemon daemon) {
        var name = new Label(daemon.name() + (daemon.role().isEmpty() ? "" : " " + daemon.role()));
        name.getStyleClass().add("strong");
        var state = new StateChip(daemon.isUp() ? UP : DOWN);
        if (!daemon.detail().isEmpty()) {
            state.setTooltip(new Tooltip(daemon.detail()));
        }
        var host = new Label(daemon.host());
        host.getStyleClass().addAll("code", "muted");
        var chip = new HBox(8, name, host, state);
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }
}
