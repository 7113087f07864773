package trainyard.app.partitions;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import trainyard.app.kit.Background;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.TablePane;
import trainyard.core.live.LiveView;
import trainyard.core.live.PartitionUse;
import trainyard.core.slurm.Hostlist;

/** All partitions: what of each is in use, who may use it, and for how long. */
public final class PartitionsScreen implements Screen {
    private final Desk desk;
    private final TablePane<PartitionUse> pane;
    private final Background.Latest<List<PartitionUse>> answers;
    private final Subscriptions open = new Subscriptions();

    public PartitionsScreen(Desk desk) {
        this.desk = desk;
        pane = new TablePane<>(
                desk,
                "partitions",
                "Filter: name, state:up, node:gpu-[1-4], for:research",
                PartitionColumns.all(),
                use -> new Subject.OfPartition(use.name()),
                PartitionColumns.fields());
        RowCopy.hostlist(pane.table(), use -> Hostlist.expand(use.partition().nodeList()));
        answers = desk.background().latest(uses -> {
            pane.table().emptyMeans("This cluster has no partitions", "Slurm knows none: look at slurm.conf.");
            pane.table().rows(uses);
        });
    }

    @Override
    public Parent view() {
        return pane;
    }

    @Override
    public Node focus() {
        return pane.table().view();
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        open.add(pane::hidden);
        pane.shown("");
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void refresh(LiveView view) {
        view.snapshot().ifPresent(snapshot -> answers.ask(() -> PartitionUse.of(snapshot)));
    }
}
