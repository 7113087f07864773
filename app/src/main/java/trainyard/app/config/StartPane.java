package trainyard.app.config;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import trainyard.app.kit.Desk;
import trainyard.app.kit.EmptyState;
import trainyard.app.kit.RecentPlans;
import trainyard.app.kit.Subscriptions;
import trainyard.core.plan.ExamplePlans;

/** What is seen while no plan is open: where one can come from. */
final class StartPane extends StackPane {
    private final Desk desk;
    private final PlanFiles files;
    private final Button ofCluster = new Button("", new FontIcon("mdi2s-server"));
    private final VBox recent = new VBox(4);

    StartPane(Desk desk, PlanFiles files) {
        this.desk = desk;
        this.files = files;
        getStyleClass().add("plan-start");
        var fresh = new Button("New plan", new FontIcon("mdi2f-file-plus-outline"));
        fresh.setId("new-plan");
        fresh.getStyleClass().add("accent");
        fresh.setOnAction(event -> files.create(empty()));
        var choose = new Button("Open a plan…", new FontIcon("mdi2f-folder-open-outline"));
        choose.setId("open-plan");
        choose.setOnAction(event -> files.choose());
        var examples = new MenuButton("Start from an example", new FontIcon("mdi2l-lightbulb-on-outline"));
        examples.setId("example-plans");
        for (String name : ExamplePlans.NAMES) {
            var item = new MenuItem(name.replace('-', ' '));
            item.setOnAction(event -> files.create(ExamplePlans.text(name)));
            examples.getItems().add(item);
        }
        var ways = new HBox(8, fresh, choose, examples);
        ways.setAlignment(Pos.CENTER);
        recent.setAlignment(Pos.CENTER);
        var invitation = new EmptyState("mdi2f-file-document-edit-outline")
                .say(
                        "Plan a cluster",
                        "A plan, cluster.yaml, describes the machines, their GPUs and the partitions. All of Slurm's"
                                + " files come from it, and you see them while you edit.");
        invitation.getChildren().addAll(ways, ofCluster, recent);
        getChildren().setAll(invitation);
    }

    /** A plan of one controller without nodes: the least that has a shape. */
    static String empty() {
        return ExamplePlans.empty();
    }

    void shown(Subscriptions open) {
        var cluster = desk.cluster()
                .subscribe(
                        now -> offer(now.flatMap(one -> one.connection().now().plan())));
        open.add(cluster::unsubscribe);
        recent.getChildren().clear();
        if (!RecentPlans.of(desk).isEmpty()) {
            var title = new Label("Recent");
            title.getStyleClass().add("section-title");
            recent.getChildren().add(title);
            RecentPlans.of(desk).forEach(file -> recent.getChildren().add(link(file)));
        }
    }

    private void offer(Optional<Path> plan) {
        ofCluster.setVisible(plan.isPresent());
        ofCluster.setManaged(plan.isPresent());
        plan.ifPresent(file -> {
            ofCluster.setText("Open the plan of the open cluster, " + file.getFileName());
            ofCluster.setOnAction(event -> files.open(file));
        });
    }

    private Node link(Path file) {
        var link = new Hyperlink(file.toString());
        link.setOnAction(event -> files.open(file));
        return link;
    }
}
