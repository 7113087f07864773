package trainyard.app.config.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.plan.Topology;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;

/** The layout that a plan has, and where it has it. */
final class LayoutReader {
    static final PlanPath TOPOLOGY = PlanView.SLURM.key("topology");
    static final List<String> LISTS = List.of("switches", "blocks");

    private LayoutReader() {}

    static Layout read(PlanView view, Optional<Plan> plan) {
        Optional<Topology> topology = plan.flatMap(known -> known.slurm().topology());
        List<String> known = plan.stream()
                .flatMap(all -> all.nodes().stream().map(ComputeNode::name))
                .toList();
        Map<String, List<PlanPath>> places = places(view.root());
        Map<String, Set<String>> own = own(view);
        List<Group> groups = topology.map(Topology::groups).orElse(List.of()).stream()
                .map(group -> new Group(
                        group.name(),
                        group.name(),
                        places.getOrDefault(group.name(), List.of()),
                        group.nodes(),
                        own.getOrDefault(group.name(), Set.of()),
                        group.switches()))
                .toList();
        return new Layout(kind(topology, view.root()), groups, known);
    }

    private static Kind kind(Optional<Topology> topology, Data root) {
        if (topology.isPresent()) {
            return topology.get().kind() == Topology.Kind.BLOCK ? Kind.BLOCK : Kind.TREE;
        }
        return root.at(TOPOLOGY).orElse(Data.nothing()) instanceof Data.Mapping empty
                ? empty.text("type").filter("block"::equals).isPresent() ? Kind.BLOCK : Kind.TREE
                : Kind.NONE;
    }

    private static Map<String, List<PlanPath>> places(Data root) {
        var places = new LinkedHashMap<String, List<PlanPath>>();
        for (String key : LISTS) {
            PlanPath list = TOPOLOGY.key(key);
            if (root.at(list).orElse(Data.nothing()) instanceof Data.Items(var items)) {
                for (int i = 0; i < items.size(); i++) {
                    if (items.get(i) instanceof Data.Mapping group) {
                        places.computeIfAbsent(group.text("name").orElse(""), name -> new ArrayList<>())
                                .add(list.item(i));
                    }
                }
            }
        }
        return places;
    }

    private static Map<String, Set<String>> own(PlanView view) {
        var own = new LinkedHashMap<String, Set<String>>();
        view.nodes()
                .forEach((name, node) -> node.values()
                        .text("switch")
                        .ifPresent(to -> own.computeIfAbsent(to, none -> new LinkedHashSet<>())
                                .add(name)));
        return own;
    }
}
