package trainyard.core.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code nvidia-smi} says on one node, as CSV without units, as a list or as a matrix. */
final class NvidiaSmi {
    private static final int INVALID = 2;

    private final World world;
    private final SimNode node;

    NvidiaSmi(World world, SimNode node) {
        this.world = world;
        this.node = node;
    }

    Answer run(List<String> words) {
        Optional<String> gpus = value(words, "--query-gpu=");
        Optional<String> processes = value(words, "--query-compute-apps=");
        if (gpus.isPresent()) {
            return rows(List.of(gpus.get().split(",")), all());
        }
        if (processes.isPresent()) {
            return rows(
                    List.of(processes.get().split(",")),
                    all().stream().filter(GpuState::hasProcess).toList());
        }
        if (words.equals(List.of("-L"))) {
            return list();
        }
        if (words.equals(List.of("topo", "-m"))) {
            return Answer.of(topology());
        }
        return new Answer(
                INVALID, "Invalid combination of input arguments. Please run 'nvidia-smi -h' for help.\n", "");
    }

    /** A GPU that is lost has a complaint in place of its line. */
    private Answer list() {
        return Answer.of(all().stream()
                .map(gpu -> gpu.isLost()
                        ? "Unable to determine the device handle for GPU " + gpu.pciAddress()
                                + ": GPU is lost.  Reboot the system to recover this GPU\n"
                        : "GPU " + gpu.value("index") + ": " + gpu.value("name") + " (UUID: " + gpu.value("uuid")
                                + ")\n")
                .collect(Collectors.joining()));
    }

    private String topology() {
        int gpus = node.kind.gpus();
        String link = node.kind.features().contains("nvlink") ? "NV18" : "SYS";
        String heading = IntStream.range(0, gpus).mapToObj(gpu -> "\tGPU" + gpu).collect(Collectors.joining())
                + "\tCPU Affinity\tNUMA Affinity\tGPU NUMA ID\n";
        int half = node.kind.cpus() / 2;
        return heading
                + IntStream.range(0, gpus)
                        .mapToObj(row -> "GPU" + row
                                + IntStream.range(0, gpus)
                                        .mapToObj(column -> "\t" + (row == column ? " X " : link))
                                        .collect(Collectors.joining())
                                + "\t"
                                + (row < gpus / 2 ? "0-" + (half - 1) + "\t0" : half + "-" + (2 * half - 1) + "\t1")
                                + "\t\tN/A\n")
                        .collect(Collectors.joining());
    }

    private List<GpuState> all() {
        return IntStream.range(0, node.kind.gpus())
                .mapToObj(index -> GpuState.of(world, node, index))
                .toList();
    }

    private static Optional<String> value(List<String> words, String option) {
        return words.stream()
                .filter(word -> word.startsWith(option))
                .map(word -> word.substring(option.length()))
                .findFirst();
    }

    private static Answer rows(List<String> fields, List<GpuState> states) {
        for (String field : fields) {
            if (!GpuState.FIELDS.contains(field)) {
                return new Answer(INVALID, "Field \"" + field + "\" is not a valid field to query.\n\n", "");
            }
        }
        return Answer.of(states.stream()
                .map(state -> fields.stream().map(state::value).collect(Collectors.joining(", ")) + "\n")
                .collect(Collectors.joining()));
    }
}
