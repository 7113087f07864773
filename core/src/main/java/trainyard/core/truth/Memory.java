package trainyard.core.truth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RealMemory by layer, against what slurmd finds in the machine. A node that registers with less than slurm.conf says is
 * drained as invalid ("Low RealMemory"), unless node_reg_mem_percent in SlurmctldParameters allows it.
 */
final class Memory {
    /** Those that say what should be; the plan says it through what it renders. */
    private static final List<Layer> PROMISES = List.of(Layer.PLAN, Layer.SLURM_CONF, Layer.SCONTROL);

    private Memory() {}

    /** The first layer that promises more than there is. @param mb by layer, in MiB */
    static Optional<Disagreement> first(String node, Map<Layer, Long> mb) {
        Optional<Long> real = Optional.ofNullable(mb.get(Layer.SLURMD_C));
        return real.flatMap(there -> PROMISES.stream()
                .filter(layer -> mb.getOrDefault(layer, 0L) > there)
                .findFirst()
                .map(layer -> new Disagreement(
                        layer,
                        Layer.SLURMD_C,
                        Comparison.capital(layer.inText()) + " promises RealMemory=" + mb.get(layer)
                                + ", slurmd -C finds " + there + " MB.",
                        Mends.memory(node, layer, there))));
    }
}
