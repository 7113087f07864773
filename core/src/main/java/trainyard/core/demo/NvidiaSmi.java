package trainyard.core.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code nvidia-smi} says on one node, as CSV without units. */
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
        return new Answer(
                INVALID, "Invalid combination of input arguments. Please run 'nvidia-smi -h' for help.\n", "");
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
