package trainyard.app.nodes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import trainyard.app.kit.Desk;
import trainyard.app.kit.FxBridge;
import trainyard.app.kit.NodeFilter;
import trainyard.app.kit.Place;
import trainyard.app.kit.RowCopy;
import trainyard.app.kit.Screen;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Subscriptions;
import trainyard.app.kit.TablePane;
import trainyard.app.kit.Why;
import trainyard.app.operate.Operations;
import trainyard.app.operate.Verb.Target;
import trainyard.core.live.LiveView;
import trainyard.core.live.Node;

/** All nodes. */
public final class NodesScreen implements Screen {
    private final Desk desk;
    private final TablePane<Node> pane;
    private final Subscriptions open = new Subscriptions();

    public NodesScreen(Desk desk) {
        this.desk = desk;
        pane = new TablePane<>(
                desk,
                "nodes",
                "Filter: name, state:drained, gpu:h100, job:1234",
                NodeColumns.all(desk.clock()),
                node -> new Subject.OfNode(node.name()),
                NodeFilter.fields(() -> desk.live().now().snapshot()));
        RowCopy.hostlist(pane.table(), node -> List.of(node.name()));
        var operations = new Operations(desk);
        operations.keys(Target.NODE, this::chosen, pane.table().view());
        pane.actions(() -> Stream.concat(
                        Stream.of(Why.outOfService(desk, this::first)),
                        operations.items(Target.NODE, this::chosen, pane).stream())
                .toList());
        Why.key(pane.table().view(), () -> first().map(Place.NodeCheck::new).ifPresent(desk.go()));
    }

    private Optional<String> first() {
        return chosen().stream().findFirst();
    }

    private List<String> chosen() {
        return pane.table().selectedRows().stream().map(Node::name).toList();
    }

    @Override
    public Parent view() {
        return pane;
    }

    @Override
    public TableView<Node> focus() {
        return pane.table().view();
    }

    @Override
    public void shown(Place place) {
        open.add(FxBridge.onFx(desk.live(), this::refresh));
        open.add(pane::hidden);
        if (place instanceof Place.Nodes(var search, var view)) {
            pane.shown(search, view);
        } else {
            pane.shown("");
        }
    }

    @Override
    public void hidden() {
        open.close();
    }

    private void refresh(LiveView view) {
        view.snapshot().ifPresent(snapshot -> {
            pane.table().emptyMeans("This cluster has no nodes", "Slurm knows none: look at slurm.conf.");
            pane.table().rows(snapshot.nodes());
        });
    }
}
