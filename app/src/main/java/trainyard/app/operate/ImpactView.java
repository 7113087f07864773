package trainyard.app.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.live.Job;
import trainyard.core.operate.Impact;
import trainyard.core.slurm.JobState;

/** What an action touches, worst first. */
final class ImpactView extends VBox {
    private static final int MOST = 8;

    ImpactView() {
        super(4);
        setId("impact");
    }

    void show(Impact impact) {
        var rows = new ArrayList<HBox>();
        var waiting = impact.loses().stream()
                .filter(job -> job.state().phase() == JobState.Phase.PENDING)
                .toList();
        var running = impact.loses().stream()
                .filter(job -> job.state().phase() != JobState.Phase.PENDING)
                .toList();
        if (!running.isEmpty()) {
            rows.add(row(
                    "mdi2a-alert-octagon",
                    "severity-critical",
                    count(running, "loses its work", "lose their work") + ": " + names(running)));
        }
        if (!waiting.isEmpty()) {
            rows.add(row(
                    "mdi2a-alert",
                    "severity-warning",
                    count(waiting, "leaves the queue", "leave the queue") + ": " + names(waiting)));
        }
        var touched =
                impact.changes().stream().filter(job -> job.state().isActive()).toList();
        if (!touched.isEmpty()) {
            rows.add(row(
                    "mdi2i-information-outline",
                    "severity-notice",
                    count(touched, "that runs is touched", "that run are touched") + ": " + names(touched)));
        }
        if (!impact.awaits().isEmpty()) {
            rows.add(row(
                    "mdi2c-clock-outline",
                    "severity-notice",
                    count(impact.awaits(), "runs on to its end", "run on to their end") + ": "
                            + names(impact.awaits())));
        }
        if (!impact.unknown().isEmpty()) {
            rows.add(row(
                    "mdi2a-alert",
                    "severity-warning",
                    "Not known to the cluster: " + list(impact.unknown(), MOST, Function.identity())));
        }
        if (rows.isEmpty()) {
            rows.add(row("mdi2c-check-circle-outline", "severity-notice", "No running job is touched"));
        }
        getChildren().setAll(rows);
    }

    /** The glyph stands beside the first line, however many there are. */
    private static HBox row(String icon, String style, String words) {
        var glyph = new FontIcon(icon);
        glyph.getStyleClass().add("state-glyph");
        var sign = new Label("", glyph);
        sign.getStyleClass().addAll("state-chip", style);
        sign.setMinWidth(USE_PREF_SIZE);
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return new HBox(6, sign, label);
    }

    private static String count(List<Job> jobs, String one, String many) {
        return jobs.size() == 1 ? "1 job " + one : "%,d jobs ".formatted(jobs.size()) + many;
    }

    private static String names(List<Job> jobs) {
        return list(jobs, MOST, job -> job.id() + " " + job.name() + " (" + job.user() + ")");
    }

    /** The first of them by name, and how many more there are. */
    static <T> String list(List<T> things, int most, Function<T, String> word) {
        String first = things.stream().limit(most).map(word).collect(Collectors.joining(", "));
        return things.size() > most ? first + " and %,d more".formatted(things.size() - most) : first;
    }
}
