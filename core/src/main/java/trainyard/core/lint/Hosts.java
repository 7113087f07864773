package trainyard.core.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trainyard.core.slurm.Hostlist;

/** Hostlists as the rules read them. */
final class Hosts {
    private Hosts() {}

    /** The hosts of a hostlist; none where it is broken, which a rule of its own tells. */
    static List<String> of(String hostlist) {
        try {
            return Hostlist.expand(hostlist);
        } catch (IllegalArgumentException broken) {
            return List.of();
        }
    }

    /** All nodes of slurm.conf. */
    static Set<String> nodes(Configuration configuration) {
        var nodes = new HashSet<String>();
        configuration.nodes().forEach(node -> nodes.addAll(of(node.name())));
        return nodes;
    }
}
