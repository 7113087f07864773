package trainyard.app.config.nodes;

import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import trainyard.app.kit.Background;
import trainyard.app.kit.Column;
import trainyard.app.kit.FilterField;
import trainyard.app.kit.NaturalOrder;
import trainyard.app.kit.RowFilter;
import trainyard.app.kit.RowTable;

/** The plan's nodes under a filter. */
final class NodeTable extends VBox {
    private final RowTable<NodeRow> table;

    /** @param actions stand at the right of the filter */
    NodeTable(Background background, List<? extends Region> actions) {
        var fields = new RowFilter<NodeRow>()
                .hosts("name", NodeRow::name)
                .part("address", NodeRow::address)
                .part("gpu", NodeRow::gpus)
                .part("feature", NodeRow::features)
                .least("gpus", NodeRow::gpuCount)
                .least("cpus", NodeRow::cpuCount)
                .least("memory", NodeRow::memoryGb);
        table = new RowTable<>(columns(), NodeRow::key, fields, background);
        table.view().setId("plan-nodes");
        var filter = new FilterField("Filter nodes", fields, table::filter);
        filter.setId("plan-nodes-filter");
        filter.setMinWidth(80);
        HBox.setHgrow(filter, Priority.SOMETIMES);
        var count = new Label();
        count.getStyleClass().add("muted");
        // The filter gives way before words are cut.
        count.setMinWidth(Region.USE_PREF_SIZE);
        // What is selected is told below.
        var rows = table.view().getItems();
        count.textProperty()
                .bind(Bindings.size(rows)
                        .map(size -> "%,d %s".formatted(size.intValue(), size.intValue() == 1 ? "node" : "nodes")));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tools = new HBox(filter, count, table.hiddenColumns(), space);
        tools.getChildren().addAll(actions);
        actions.forEach(action -> action.setMinWidth(Region.USE_PREF_SIZE));
        tools.getStyleClass().addAll("table-tools", "plan-node-tools");
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        getChildren().setAll(tools, filter.note(), table.view());
        table.emptyMeans("No nodes yet", "Add nodes: one, or a range such as gpu-[01-08] at once.");
    }

    private static List<Column<NodeRow>> columns() {
        return List.of(
                Column.code("Name", 130, NodeRow::name, Comparator.comparing(NodeRow::name, NaturalOrder.NAMES))
                        .atLeast(90)
                        .growing()
                        .marked(NodeRow::problem),
                Column.code(
                                "Address",
                                152,
                                NodeRow::address,
                                Comparator.comparing(NodeRow::address, NaturalOrder.NAMES))
                        .atLeast(128)
                        .yielding(1)
                        .marked(row -> row.problem("ip")),
                Column.number("CPUs", "", 72, NodeRow::cpus, NodeRow::cpuCount).marked(row -> row.problem("cpu_cores")),
                Column.number("Memory", "GB", 112, NodeRow::memory, NodeRow::memoryGb)
                        .marked(row -> row.problem("memory_gb")),
                Column.text("GPUs", 176, NodeRow::gpus).atLeast(132).marked(row -> row.problem(GpuGroups.KEY)),
                Column.text("Features", 130, NodeRow::features).yielding(2).marked(row -> row.problem("features")),
                Column.number("Partitions", "", 108, row -> Integer.toString(row.partitions()), NodeRow::partitions)
                        .yielding(3));
    }

    RowTable<NodeRow> table() {
        return table;
    }
}
