package trainyard.core.truth;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.ConfLine;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.Hostlist;

/** What a node is by the node lines of slurm.conf(5), of which {@code NodeName=DEFAULT} holds for those below. */
final class NodeLines {
    private NodeLines() {}

    static Answer answer(List<ConfLine> lines, String node) {
        return value(lines, node, "Gres")
                .<Answer>map(gres -> GresCount.of(Gres.parseList(gres), List.of()))
                .orElseGet(() -> new Answer.Missing("slurm.conf has no line of the node " + node + "."));
    }

    /** A key's value in the last line of a node, empty text where no line says it; empty without such a line. */
    static Optional<String> value(List<ConfLine> lines, String node, String key) {
        String standard = "";
        Optional<String> found = Optional.empty();
        for (ConfLine line : lines) {
            if (line.settings().isEmpty() || !line.head().is("NodeName")) {
                continue;
            }
            if (line.head().value().equalsIgnoreCase("DEFAULT")) {
                standard = line.value(key).orElse(standard);
            } else if (names(line.head().value(), node)) {
                found = Optional.of(line.value(key).orElse(standard));
            }
        }
        return found;
    }

    /** A malformed hostlist names no node; lint says what is wrong with it. */
    static boolean names(String hostlist, String node) {
        try {
            return Hostlist.expand(hostlist).contains(node);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
