package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a plan by meaning: a path of keys, in which a node or partition is its name. {@code compute_nodes} and
 * {@code partitions} are then mappings by name, and the order of their items means nothing.
 */
public record Meaning(List<String> keys) {
    public Meaning {
        keys = List.copyOf(keys);
    }

    static Meaning of(PlanPath path) {
        return new Meaning(path.parts().stream()
                .map(part -> switch (part) {
                    case PlanPath.Key(String key) -> key;
                    case PlanPath.Index(int index) -> "[" + index + "]";
                })
                .toList());
    }

    Meaning then(String key) {
        var more = new ArrayList<>(keys);
        more.add(key);
        return new Meaning(more);
    }

    boolean isUnder(Meaning above) {
        return keys.size() > above.keys.size()
                && keys.subList(0, above.keys.size()).equals(above.keys);
    }

    /** Whether one is the other or lies in it, so that a change of both is a change of one thing. */
    boolean touches(Meaning other) {
        return equals(other) || isUnder(other) || other.isUnder(this);
    }

    /** The keys below another place. */
    Meaning below(Meaning above) {
        return new Meaning(keys.subList(above.keys.size(), keys.size()));
    }

    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
