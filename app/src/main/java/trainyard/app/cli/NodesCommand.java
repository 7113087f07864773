package trainyard.app.cli;

import static trainyard.app.cli.Table.number;
import static trainyard.app.cli.Table.text;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;

@Command(name = "nodes", description = "List the nodes of a cluster.")
final class NodesCommand extends ClusterQuery {
    private static final Table<Node> TABLE = Table.of(
            text("NODE", Node::name),
            text("STATE", node -> node.state().shown().word()),
            number("CPUS", node -> node.allocatedCpus() + "/" + node.cpus()),
            number("GPUS", node -> node.allocatedGpus() + "/" + node.gpus()),
            text("TYPE", node -> node.gpuType().orElse("")),
            number("MEMORY_MB", node -> node.allocatedMemoryMb() + "/" + node.memoryMb()),
            text("PARTITIONS", node -> String.join(",", node.partitions())),
            text("REASON", node -> node.reason().map(Node.Reason::text).orElse("")));

    @Override
    List<Map<String, Object>> fields(Snapshot snapshot) {
        return snapshot.nodes().stream().map(NodesCommand::fields).toList();
    }

    private static Map<String, Object> fields(Node node) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", node.name());
        fields.put("address", node.address());
        fields.put("state", node.state().shown().word());
        fields.put("slurm_state", node.state().text());
        fields.put("cpus", Map.of("total", node.cpus(), "allocated", node.allocatedCpus()));
        fields.put("gpus", Map.of("total", node.gpus(), "allocated", node.allocatedGpus()));
        fields.put("gpu_type", node.gpuType().orElse(null));
        fields.put("memory_mb", Map.of("total", node.memoryMb(), "allocated", node.allocatedMemoryMb()));
        fields.put("partitions", node.partitions());
        fields.put("features", node.features());
        fields.put("reason", node.reason().map(Node.Reason::text).orElse(null));
        return fields;
    }

    @Override
    void print(Snapshot snapshot, PrintWriter out) {
        TABLE.print(snapshot.nodes(), out);
    }
}
