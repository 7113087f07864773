package trainyard.core.truth;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each layer says of one node's GPUs, and the first that disagrees with those before it.
 *
 * @param answers every layer's, in their order
 * @param first empty where all that told anything agree
 */
public record TruthTable(String node, Map<Layer, Answer> answers, Optional<Disagreement> first) {
    /** @param answers a layer that is not among them was not asked */
    public static TruthTable of(String node, Map<Layer, Answer> answers) {
        var all = new EnumMap<Layer, Answer>(Layer.class);
        for (Layer layer : Layer.values()) {
            all.put(layer, answers.getOrDefault(layer, new Answer.Missing("It was not asked.")));
        }
        return new TruthTable(node, Collections.unmodifiableMap(all), Comparison.first(node, all));
    }
}
