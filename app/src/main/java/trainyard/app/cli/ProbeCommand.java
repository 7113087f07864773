package trainyard.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.truth.Probe;
import trainyard.core.truth.TruthReader;

@Command(
        name = "probe",
        description = {
            "Read a node's processors, memory, GPUs and PCI devices, and print them as its entry in the plan.",
            "Commands run on the node over ssh from the machine that the connection leads to; they only read.",
            "Exit status 1 where the node told nothing."
        },
        mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
    @Mixin
    private ClusterChoice cluster = new ClusterChoice();

    @Parameters(paramLabel = "NODE", description = "The node.")
    private String node = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Probe probe;
        try (var open = cluster.open()) {
            probe = new TruthReader(open.shell(), Optional.empty()).probe(node);
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(fields(probe)));
        } else {
            probe.yaml().forEach(out::println);
        }
        out.flush();
        return probe.values().isEmpty() && probe.gpus().isEmpty() ? 1 : 0;
    }

    private static Map<String, @Nullable Object> fields(Probe probe) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("node", probe.node());
        fields.put("values", probe.values().stream().map(ProbeCommand::fields).toList());
        fields.put(
                "real_memory_mb",
                probe.realMemoryMb().isPresent() ? probe.realMemoryMb().getAsInt() : null);
        fields.put("gpus", probe.gpus().stream().map(ProbeCommand::fields).toList());
        fields.put("devices", probe.devices().stream().map(ProbeCommand::fields).toList());
        fields.put("notes", List.copyOf(probe.notes()));
        return fields;
    }

    private static Map<String, Object> fields(Probe.Value value) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", value.key());
        fields.put("value", value.value());
        fields.put("reason", value.reason());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Probe.Gpus gpus) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", gpus.type());
        fields.put("count", gpus.count());
        fields.put("files", gpus.files().orElse(null));
        fields.put("cores", gpus.cores().orElse(null));
        fields.put("links", gpus.links());
        fields.put("reason", gpus.reason());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Probe.Device device) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("pci_address", device.address());
        fields.put("device_type", device.type());
        fields.put("vendor_id", device.vendorId());
        fields.put("device_id", device.deviceId());
        fields.put("iommu_group", device.iommuGroup().orElse(null));
        fields.put("reason", device.reason());
        return fields;
    }
}
