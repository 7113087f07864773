package trainyard.app.config.truth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.app.kit.Subject;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.Plan;
import trainyard.core.slurm.Hostlist;

/** Which nodes are asked. */
final class TruthNodes {
    /** As many as are asked without being named; each is asked some ten times. */
    static final int USUAL = 16;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private TruthNodes() {}

    /** The nodes that are selected, else the plan's first with GPUs. */
    static List<String> usual(Optional<Subject> selection, Optional<Plan> plan) {
        List<String> selected = selection
                .map(subject -> switch (subject) {
                    case Subject.OfNode(var name) -> List.of(name);
                    case Subject.OfNodes(var names) -> names;
                    default -> List.<String>of();
                })
                .orElse(List.of());
        return selected.isEmpty()
                ? plan.stream()
                        .flatMap(known -> known.nodes().stream())
                        .filter(node -> node.gpuCount() > 0)
                        .map(ComputeNode::name)
                        .limit(USUAL)
                        .toList()
                : selected;
    }

    /**
     * Names of hostlists with blanks or commas between them.
     *
     * @throws IllegalArgumentException whose message says what is wrong with one
     */
    static List<String> of(String typed) {
        var names = new LinkedHashSet<String>();
        for (String hostlist : SPACE.split(typed.strip())) {
            if (!hostlist.isEmpty()) {
                names.addAll(Hostlist.expand(hostlist));
            }
        }
        return List.copyOf(names);
    }
}
