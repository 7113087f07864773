package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import trainyard.core.live.Partition;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.TimeLimit;

@Command(name = "partitions", description = "List the partitions of a cluster.")
final class PartitionsCommand extends ClusterQuery {
    private static final Table<Partition> TABLE = Table.of(
            text("PARTITION", partition -> partition.name() + (partition.isDefault() ? "*" : "")),
            text("STATE", Partition::state),
            number("NODES", Partition::nodes),
            number("CPUS", Partition::cpus),
            number("GPUS", partition -> partition.tres().gpus()),
            number(
                    "MAX_TIME",
                    partition -> partition.maxTime().map(TimeLimit::format).orElse("unlimited")),
            text("NODELIST", Partition::nodeList));

    @Override
    List<Map<String, Object>> fields(Snapshot snapshot) {
        return snapshot.partitions().stream().map(PartitionsCommand::fields).toList();
    }

    private static Map<String, Object> fields(Partition partition) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", partition.name());
        fields.put("default", partition.isDefault());
        fields.put("state", partition.state());
        fields.put("nodes", partition.nodes());
        fields.put("cpus", partition.cpus());
        fields.put("gpus", partition.tres().gpus());
        fields.put("max_time", partition.maxTime().map(TimeLimit::format).orElse(null));
        fields.put("node_list", partition.nodeList());
        return fields;
    }

    @Override
    void print(Snapshot snapshot, PrintWriter out) {
        TABLE.print(snapshot.partitions(), out);
    }
}
