package trainyard.app.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.core.job.JobSpec;

/** What a job asks for, drawn: its nodes, and on each its GPUs. */
final class AskedView extends VBox {
    private static final int MOST_NODES = 16;
    private static final int MOST_GPUS = 16;

    private final FlowPane nodes = new FlowPane(8, 8);
    private final Label sum = new Label();

    AskedView() {
        super(8);
        sum.setId("composer-asked");
        sum.setWrapText(true);
        getChildren().addAll(sum, nodes);
    }

    void show(Optional<JobSpec> spec) {
        sum.setText(spec.map(AskedView::sentence).orElse("Mend what is marked on the left; then it is shown here."));
        nodes.getChildren().setAll(spec.map(AskedView::drawn).orElse(List.of()));
    }

    private static String sentence(JobSpec spec) {
        JobSpec.Resources asked = spec.resources();
        String gpus = asked.gpusPerNode() == 0
                ? ""
                : " x %,d GPU%s%s"
                        .formatted(
                                asked.gpusPerNode(),
                                asked.gpusPerNode() == 1 ? "" : "s",
                                asked.gpuType().isEmpty() ? "" : " (" + asked.gpuType() + ")");
        String memory = asked.memory().isEmpty() ? "" : ", " + asked.memory() + " of memory";
        return "%,d node%s%s, %,d CPU%s%s each; %,d rank%s"
                .formatted(
                        asked.nodes(),
                        asked.nodes() == 1 ? "" : "s",
                        gpus,
                        asked.cpusPerNode(),
                        asked.cpusPerNode() == 1 ? "" : "s",
                        memory,
                        asked.ranks(),
                        asked.ranks() == 1 ? "" : "s");
    }

    private static List<Node> drawn(JobSpec spec) {
        int count = spec.resources().nodes();
        var drawn = new ArrayList<Node>();
        IntStream.range(0, Math.min(count, MOST_NODES))
                .forEach(node -> drawn.add(node(spec.resources().gpusPerNode())));
        if (count > MOST_NODES) {
            var more = new Label("and %,d more".formatted(count - MOST_NODES));
            more.getStyleClass().add("muted");
            drawn.add(more);
        }
        return drawn;
    }

    private static Node node(int gpus) {
        var squares = new FlowPane(3, 3);
        squares.getStyleClass().add("asked-node");
        squares.setPrefWrapLength(4 * 13);
        for (int gpu = 0; gpu < Math.min(gpus, MOST_GPUS); gpu++) {
            var square = new Region();
            square.getStyleClass().add("asked-gpu");
            squares.getChildren().add(square);
        }
        if (gpus == 0) {
            var cpu = new Label("CPU");
            cpu.getStyleClass().addAll("muted", "small-text");
            squares.getChildren().add(cpu);
        }
        Tooltip.install(squares, new Tooltip(gpus == 0 ? "A node, without GPUs" : "A node with " + gpus + " GPUs"));
        return squares;
    }
}
