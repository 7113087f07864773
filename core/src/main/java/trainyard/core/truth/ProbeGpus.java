package trainyard.core.truth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import trainyard.core.slurm.Hostlist;

/**
 * The GPUs of a machine in groups that are alike in type and cores, in the order of their device files. That is the order
 * of their PCI addresses, which nvidia-smi and the driver's minor numbers follow.
 */
final class ProbeGpus {
    private final TruthTable table;
    private final SmiTopology topology;
    private final Lscpu lscpu;
    private final List<Lspci.Device> devices;

    ProbeGpus(TruthTable table, SmiTopology topology, Lscpu lscpu, Lspci lspci) {
        this.table = table;
        this.topology = topology;
        this.lscpu = lscpu;
        this.devices = lspci.gpus();
    }

    private record Kind(String type, String cores) {}

    List<Probe.Gpus> groups() {
        List<String> files = told(Layer.DEVICE_FILES).map(Answer.Told::files).orElse(List.of());
        int count = Math.max(files.size(), devices.size());
        Map<Kind, List<Integer>> kinds = IntStream.range(0, count)
                .boxed()
                .collect(Collectors.groupingBy(this::kind, LinkedHashMap::new, Collectors.toList()));
        var groups = new ArrayList<Probe.Gpus>();
        kinds.forEach((kind, indices) -> groups.add(group(kind, indices, files)));
        return groups;
    }

    private Kind kind(int index) {
        String cores = index < topology.gpus().size()
                ? lscpu.slurmCores(topology.gpus().get(index).cpus())
                : "";
        return new Kind(type(index), cores);
    }

    /** By the PCI id; where the bus shows no such GPU, the one type that slurmd has. */
    private String type(int index) {
        if (index < devices.size()) {
            return devices.get(index).gresType();
        }
        List<String> configured = told(Layer.SLURMD_G)
                .map(told -> List.copyOf(told.types().keySet()))
                .orElse(List.of());
        return configured.size() == 1 ? configured.getFirst() : "gpu";
    }

    private Optional<Answer.Told> told(Layer layer) {
        return table.answers().get(layer) instanceof Answer.Told told ? Optional.of(told) : Optional.empty();
    }

    private Probe.Gpus group(Kind kind, List<Integer> indices, List<String> files) {
        List<String> own = indices.stream()
                .filter(index -> index < files.size())
                .map(files::get)
                .toList();
        List<SmiTopology.Gpu> places = indices.stream()
                .filter(index -> index < topology.gpus().size())
                .map(topology.gpus()::get)
                .toList();
        List<String> links = places.stream().anyMatch(SmiTopology.Gpu::hasLinks)
                ? places.stream()
                        .map(place ->
                                place.links().stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .toList()
                : List.of();
        var reasons = new ArrayList<String>();
        reasons.add(
                indices.getFirst() < devices.size()
                        ? "type by the PCI id in lspci"
                        : "type by slurmd -G, since lspci shows no NVIDIA GPU");
        reasons.add(own.isEmpty() ? "no device files" : "files in /dev");
        if (!kind.cores().isEmpty() || !links.isEmpty()) {
            reasons.add("cores and links by nvidia-smi topo -m");
        }
        return new Probe.Gpus(
                kind.type(),
                indices.size(),
                own.isEmpty() ? Optional.empty() : Optional.of(Hostlist.fold(own)),
                Optional.of(kind.cores()).filter(cores -> !cores.isEmpty()),
                links,
                String.join("; ", reasons));
    }
}
