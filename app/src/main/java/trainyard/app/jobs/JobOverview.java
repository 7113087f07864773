package trainyard.app.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Desk;
import trainyard.app.kit.PageParts;
import trainyard.app.kit.PropertyList;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.JobDetail;

/** Time line, request, allocation and paths of a job. */
final class JobOverview extends VBox {
    /** Both columns want as much, so that they share the width evenly. */
    private static final double HALF = 300;

    private final TimeLineView time = new TimeLineView();
    private final PropertyList request = new PropertyList();
    private final PropertyList paths = new PropertyList();
    private final AllocationView allocation;

    JobOverview(Desk desk) {
        super(24);
        allocation = new AllocationView(desk);
        getStyleClass().add("page-content");
        var columns =
                new HBox(32, PageParts.section("Request", request), PageParts.section("Command and files", paths));
        columns.getChildren().forEach(column -> HBox.setHgrow(column, Priority.ALWAYS));
        columns.getChildren().forEach(column -> ((VBox) column).setPrefWidth(HALF));
        getChildren()
                .addAll(PageParts.section("Time line", time), columns, PageParts.section("Allocation", allocation));
    }

    void show(JobStory story, Optional<Snapshot> snapshot, Instant now) {
        time.show(story.timeLine(now), now);
        request.show(story.request());
        paths.show(story.paths());
        var shares = story.detail().value().map(JobDetail::shares).orElse(List.of());
        var names = shares.stream().map(share -> share.node()).collect(Collectors.toSet());
        Map<String, Integer> gpus = snapshot.stream()
                .flatMap(seen -> seen.nodes().stream())
                .filter(node -> names.contains(node.name()))
                .collect(Collectors.toMap(node -> node.name(), node -> node.gpus()));
        allocation.show(shares, gpus, none(story));
    }

    private static String none(JobStory story) {
        if (story.waits()) {
            return "It holds nothing while it waits.";
        }
        String nodes = story.past().value().map(past -> past.job().nodeList()).orElse("");
        return nodes.isEmpty() ? "It holds nothing." : "It holds nothing any more. It ran on " + nodes + ".";
    }
}
