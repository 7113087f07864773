package trainyard.core.truth;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each layer says of one node's GPUs, and the first that disagrees with those before it; and of its memory.
 *
 * @param answers every layer's, in their order
 * @param first empty where all that told anything agree
 * @param realMemoryMb what slurmd finds in the machine, and what plan, slurm.conf and slurmctld promise of it, in MiB;
 *     layers that tell nothing are not among them
 * @param memory the first layer that promises more memory than slurmd finds
 */
public record TruthTable(
        String node,
        Map<Layer, Answer> answers,
        Optional<Disagreement> first,
        Map<Layer, Long> realMemoryMb,
        Optional<Disagreement> memory) {
    /** @param answers a layer that is not among them was not asked */
    public static TruthTable of(String node, Map<Layer, Answer> answers) {
        return of(node, answers, Map.of());
    }

    /** @param realMemoryMb by the layers that tell it */
    public static TruthTable of(String node, Map<Layer, Answer> answers, Map<Layer, Long> realMemoryMb) {
        var all = new EnumMap<Layer, Answer>(Layer.class);
        for (Layer layer : Layer.values()) {
            all.put(layer, answers.getOrDefault(layer, new Answer.Missing("It was not asked.")));
        }
        var memory = new EnumMap<Layer, Long>(Layer.class);
        memory.putAll(realMemoryMb);
        return new TruthTable(
                node,
                Collections.unmodifiableMap(all),
                Comparison.first(node, all),
                Collections.unmodifiableMap(memory),
                Memory.first(node, memory));
    }

    /** Whether nothing that told anything disagrees, in GPUs or memory. */
    public boolean agrees() {
        return first.isEmpty() && memory.isEmpty();
    }
}
