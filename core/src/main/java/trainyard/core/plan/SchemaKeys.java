package trainyard.core.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys of a plan as paths, for what must not forget one: forms, documentation. */
public final class SchemaKeys {
    private SchemaKeys() {}

    /**
     * Every key that holds a value of its own, in the schema's order, such as
     * {@code clusters.hpc.slurm_config.timeouts.slurmctld}. The keys of a list's mappings stand behind {@code []}:
     * {@code clusters.hpc.compute_nodes[].ip}.
     */
    public static List<String> all() {
        var found = new LinkedHashSet<String>();
        collect("", PlanSchema.PLAN, found);
        return List.copyOf(found);
    }

    private static void collect(String at, Shape shape, Set<String> found) {
        switch (shape) {
            case Shape.Keys keys ->
                keys.known().forEach((key, value) -> collect(at.isEmpty() ? key : at + "." + key, value, found));
            case Shape.ListOf(Shape.Keys item) -> collect(at + "[]", item, found);
            case Shape.ListOf(Shape.AnyOf item) -> item.shapes().forEach(one -> inList(at, one, found));
            case Shape.AnyOf any -> any.shapes().forEach(one -> collect(at, one, found));
            case Shape.One _, Shape.ListOf _, Shape.MapOf _, Shape.Anything _ -> found.add(at);
        }
    }

    /** A name that stands for a mapping is no key of its own. */
    private static void inList(String at, Shape item, Set<String> found) {
        if (item instanceof Shape.Keys) {
            collect(at + "[]", item, found);
        }
    }
}
