package trainyard.app.gpus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.core.metrics.GpuSampler;

/** Which nodes are read, now or again and again. What is wrong with the choice stands below it. */
final class Tools extends VBox {
    private static final String ON_DEMAND = "only on demand";
    private static final Map<String, Optional<Duration>> INTERVALS = intervals();

    final TextField nodes = new TextField();
    final Button take = new Button("Take selection", new FontIcon("mdi2s-selection"));
    final Button sample = new Button("Sample now", new FontIcon("mdi2p-play"));
    final Button cancel = new Button("Cancel", new FontIcon("mdi2s-stop"));
    final ChoiceBox<String> every = new ChoiceBox<>();
    final Button off = new Button("Switch off", new FontIcon("mdi2p-power"));
    private final Label problem = new Label();

    Tools() {
        nodes.setId("gpu-nodes");
        nodes.setPromptText("Hostlist; empty: all with GPUs");
        nodes.setTooltip(
                new Tooltip("Such as gpu-[001-016]. At most " + GpuSampler.MOST_NODES + " nodes are read at a time."));
        nodes.setPrefWidth(220);
        nodes.setMinWidth(120);
        HBox.setHgrow(nodes, Priority.SOMETIMES);
        nodes.setMaxWidth(320);
        take.setTooltip(new Tooltip("The nodes of what is selected in the window: nodes, a job, a partition"));
        take.setId("gpu-take");
        sample.setId("gpu-sample");
        sample.getStyleClass().add("accent");
        cancel.setId("gpu-cancel");
        every.setId("gpu-every");
        every.getItems().setAll(INTERVALS.keySet());
        every.setValue(ON_DEMAND);
        every.setTooltip(new Tooltip(
                "While this screen is shown, or the cluster is watched. GPUs count as idle after 15 minutes."));
        off.setId("gpu-off");
        off.getStyleClass().add("flat");
        off.setTooltip(new Tooltip("Log in to no node of this cluster any more"));
        problem.setWrapText(true);
        problem("");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(nodes, take, sample, cancel, every, space, off);
        line.getStyleClass().add("gpu-tools");
        for (Region whole : new Region[] {take, sample, cancel, every, off}) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        getStyleClass().add("gpu-choice");
        getChildren().addAll(line, problem);
        underWay(false);
    }

    private static Map<String, Optional<Duration>> intervals() {
        var all = new LinkedHashMap<String, Optional<Duration>>();
        all.put(ON_DEMAND, Optional.empty());
        all.put("every 15 s", Optional.of(GpuSampler.SHORTEST_INTERVAL));
        all.put("every minute", Optional.of(Duration.ofMinutes(1)));
        all.put("every 5 minutes", Optional.of(Duration.ofMinutes(5)));
        return all;
    }

    Optional<Duration> interval() {
        return INTERVALS.getOrDefault(every.getValue(), Optional.empty());
    }

    void interval(Optional<Duration> chosen) {
        INTERVALS.forEach((words, interval) -> {
            if (interval.equals(chosen)) {
                every.setValue(words);
            }
        });
    }

    /** What is wrong with the choice of nodes; empty for nothing. */
    void problem(String words) {
        say(words, "field-message");
    }

    /** What the user should know of the choice, which is in order; empty for nothing. */
    void remark(String words) {
        say(words, "muted");
    }

    private void say(String words, String style) {
        problem.getStyleClass().setAll("label", style);
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
        problem.setManaged(!words.isEmpty());
    }

    void underWay(boolean now) {
        sample.setVisible(!now);
        sample.setManaged(!now);
        cancel.setVisible(now);
        cancel.setManaged(now);
    }
}
