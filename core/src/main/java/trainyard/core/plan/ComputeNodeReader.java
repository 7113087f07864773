package trainyard.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import trainyard.core.slurm.Hostlist;

/** The plan's compute nodes, with their names, addresses and GPUs worked out. */
final class ComputeNodeReader {
    private static final String PATH = "clusters.hpc.compute_nodes";

    private final Value.Mapping cluster;

    ComputeNodeReader(Value.Mapping cluster) {
        this.cluster = cluster;
    }

    List<ComputeNode> nodes() {
        Optional<Value> given = cluster.get("compute_nodes");
        if (given.isPresent() && given.get() instanceof Value.Mapping alike) {
            // One mapping for many nodes that are alike; their addresses come from the network.
            return IntStream.range(0, Math.min(alike.integer("count").orElse(1), Scalars.MOST))
                    .mapToObj(i -> node(i, alike, PATH))
                    .toList();
        }
        var nodes = new ArrayList<ComputeNode>();
        List<Value> items = cluster.items("compute_nodes");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Value.Mapping machine) {
                nodes.add(node(i, machine, PATH + "[" + i + "]"));
            }
        }
        return List.copyOf(nodes);
    }

    private ComputeNode node(int index, Value.Mapping machine, String path) {
        String name = machine.text("name").orElse(String.format(Locale.ROOT, "compute-%02d", index + 1));
        Optional<String> address = machine.text("ip")
                .filter(ip -> !ip.equals("DHCP"))
                .or(() -> cluster.mapping("access").mapping("addresses").text(name));
        List<PciDevice> passthrough = passthrough(machine.mapping("pcie_passthrough"));
        return new ComputeNode(
                name,
                address,
                machine.integer("cpu_cores").orElse(1),
                topology(machine),
                machine.integer("memory_gb").orElse(1),
                passthrough,
                gpus(machine, passthrough),
                machine.items("gres").stream()
                        .flatMap(ComputeNodeReader::resource)
                        .toList(),
                machine.texts("features"),
                machine.integer("weight"),
                machine.text("state"),
                machine.text("switch"),
                machine.text("host"),
                path);
    }

    private static Optional<ComputeNode.CpuTopology> topology(Value.Mapping machine) {
        return machine.integer("sockets")
                .flatMap(sockets -> machine.integer("cores_per_socket")
                        .map(cores -> new ComputeNode.CpuTopology(
                                sockets,
                                cores,
                                machine.integer("threads_per_core").orElse(1))));
    }

    private static List<PciDevice> passthrough(Value.Mapping passthrough) {
        if (!passthrough.isTrue("enabled", false)) {
            return List.of();
        }
        var devices = new ArrayList<PciDevice>();
        for (Value item : passthrough.items("devices")) {
            if (item instanceof Value.Mapping device
                    && device.text("pci_address").isPresent()) {
                devices.add(new PciDevice(
                        device.text("pci_address").orElseThrow(),
                        device.text("device_type").orElse("other"),
                        device.text("vendor_id"),
                        device.text("device_id"),
                        device.integer("iommu_group")));
            }
        }
        return List.copyOf(devices);
    }

    /** The GPUs that the plan names, else one for each passed-through GPU, in the order in which the machine sees them. */
    private static List<ComputeNode.Gpus> gpus(Value.Mapping machine, List<PciDevice> passthrough) {
        Optional<Value> given = machine.get("gpus");
        if (given.isPresent()) {
            var gpus = new ArrayList<ComputeNode.Gpus>();
            int first = 0;
            for (Value value : given.get() instanceof Value.Items items ? items.values() : List.of(given.get())) {
                if (value instanceof Value.Mapping one) {
                    gpus.add(gpus(one, first));
                    first += gpus.getLast().count();
                }
            }
            return List.copyOf(gpus);
        }
        return gpus(passthrough);
    }

    private static List<ComputeNode.Gpus> gpus(List<PciDevice> passthrough) {
        var byType = new LinkedHashMap<String, Integer>();
        var gpus = new ArrayList<ComputeNode.Gpus>();
        List<PciDevice> devices = passthrough.stream().filter(PciDevice::isGpu).toList();
        for (int i = 0; i < devices.size(); i++) {
            String type = devices.get(i).gresType().orElse("gpu");
            Integer at = byType.putIfAbsent(type, gpus.size());
            if (at == null) {
                gpus.add(ComputeNode.Gpus.whole(Optional.of(type), 1, "/dev/nvidia" + i));
            } else {
                ComputeNode.Gpus before = gpus.get(at);
                gpus.set(at, withOneMore(before, i));
            }
        }
        return List.copyOf(gpus);
    }

    private static ComputeNode.Gpus withOneMore(ComputeNode.Gpus gpus, int index) {
        var files = new ArrayList<>(Hostlist.expand(gpus.files().orElse("")));
        files.add("/dev/nvidia" + index);
        return ComputeNode.Gpus.whole(gpus.type(), gpus.count() + 1, Hostlist.fold(files));
    }

    /** @param first the number of the machine's first GPU of this type: device files count on from type to type */
    private static ComputeNode.Gpus gpus(Value.Mapping gpus, int first) {
        Optional<String> autodetect = gpus.text("autodetect").filter(way -> !way.equals("off"));
        int count = gpus.integer("count").orElse(1);
        // Slurm wants files or detection, never both.
        Optional<String> files = autodetect.isPresent()
                ? Optional.empty()
                : gpus.text("files").or(() -> Optional.of(files(first, count)));
        return new ComputeNode.Gpus(
                gpus.text("type"),
                count,
                files,
                gpus.text("cores"),
                autodetect,
                gpus.texts("links"),
                gpus.items("mig").stream().flatMap(ComputeNodeReader::mig).toList(),
                gpus.integer("shard").orElse(0));
    }

    private static Stream<ComputeNode.Mig> mig(Value value) {
        return value instanceof Value.Mapping mig
                ? Stream.of(new ComputeNode.Mig(
                        mig.integer("gpu").orElse(0),
                        mig.text("profile").orElse(""),
                        mig.items("instances").stream()
                                .flatMap(instance -> instance.asInteger().stream())
                                .toList()))
                : Stream.empty();
    }

    private static String files(int first, int count) {
        return "/dev/nvidia" + (count == 1 ? first : "[" + first + "-" + (first + count - 1) + "]");
    }

    private static Stream<ComputeNode.Resource> resource(Value value) {
        return value instanceof Value.Mapping resource && resource.text("name").isPresent()
                ? Stream.of(new ComputeNode.Resource(
                        resource.text("name").orElseThrow(),
                        resource.text("type"),
                        resource.integer("count").orElse(1),
                        resource.text("file")))
                : Stream.empty();
    }
}
