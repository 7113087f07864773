package trainyard.app.config.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.plan.edit.PlanPath;

/**
 * A switch or a block, as it is to be.
 *
 * @param was its name in the plan; empty for one that is new
 * @param places where the plan's topology has it; empty where nodes alone name it
 * @param nodes all that are connected to it
 * @param own those of its nodes that name it themselves, by {@code switch}
 * @param below names of the switches below it
 */
record Group(String was, String name, List<PlanPath> places, List<String> nodes, Set<String> own, List<String> below) {
    Group {
        places = List.copyOf(places);
        nodes = List.copyOf(nodes);
        own = Set.copyOf(own);
        below = List.copyOf(below);
    }

    static Group fresh(String name, List<String> nodes) {
        return new Group("", name, List.of(), nodes, Set.of(), List.of());
    }

    /** Whether it stands in no plan: Slurm is given it, so that jobs can run across all others. */
    boolean isImplied() {
        return places.isEmpty() && own.isEmpty() && !was.isEmpty();
    }

    Group named(String other) {
        return new Group(was, other, places, nodes, own, below);
    }

    Group withNodes(List<String> others) {
        return new Group(was, name, places, List.copyOf(new LinkedHashSet<>(others)), own, below);
    }

    Group withBelow(List<String> others) {
        return new Group(was, name, places, nodes, own, List.copyOf(new LinkedHashSet<>(others)));
    }

    Group withoutNodes(Set<String> gone) {
        var left = new ArrayList<>(nodes);
        return left.removeAll(gone) ? withNodes(left) : this;
    }

    Group withoutBelow(Set<String> gone) {
        var left = new ArrayList<>(below);
        return left.removeAll(gone) ? withBelow(left) : this;
    }
}
