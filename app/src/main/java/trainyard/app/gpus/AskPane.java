package trainyard.app.gpus;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.CommandPreview;
import trainyard.app.kit.OpenCluster;
import trainyard.core.metrics.SmiQueries;

/** What reading GPUs would do, before the user allows it. */
final class AskPane extends VBox {
    private static final String EXAMPLE = "NODE";

    private final Label title = new Label();
    private final Label what = new Label();
    private final Button allow = new Button();

    AskPane(Runnable onAllow) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(620, USE_PREF_SIZE);
        var glyph = new FontIcon("mdi2e-expansion-card-variant");
        glyph.getStyleClass().add("empty-glyph");
        title.getStyleClass().add("title-4");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        var commands = new CommandPreview();
        commands.show(List.of(SmiQueries.gpus(EXAMPLE), SmiQueries.processes(EXAMPLE)));
        allow.setId("gpu-allow");
        allow.getStyleClass().add("accent");
        allow.setOnAction(event -> onAllow.run());
        getChildren().addAll(glyph, title, what, commands, allow);
    }

    void ask(OpenCluster cluster) {
        String name = cluster.connection().now().name();
        String from = cluster.shell().target();
        title.setText("The GPUs of " + name + " are not read yet");
        what.setText(
                "Slurm tells which GPUs are allocated, but not whether they are at work; nvidia-smi does. If you allow"
                        + " it, the console logs in from " + from
                        + " to the nodes that you choose, over ssh and as the same user: twice for a sample, four"
                        + " nodes at a time, and only when you ask for it or at an interval that you set.\n\n"
                        + "It only reads. slurmctld is not asked for it, but once for each job on these nodes, to"
                        + " learn which GPUs the job holds. No password is asked for, no unknown host key accepted."
                        + " Each login stands in the node's own log.");
        allow.setText("Allow on " + name);
    }
}
