package trainyard.core.truth;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.ConfLine;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.Hostlist;

/** The GPUs of a node by the node lines of slurm.conf(5), of which {@code NodeName=DEFAULT} holds for those below. */
final class NodeLines {
    private NodeLines() {}

    static Answer answer(List<ConfLine> lines, String node) {
        String standard = "";
        Optional<Answer> found = Optional.empty();
        for (ConfLine line : lines) {
            if (line.settings().isEmpty() || !line.head().is("NodeName")) {
                continue;
            }
            if (line.head().value().equalsIgnoreCase("DEFAULT")) {
                standard = line.value("Gres").orElse(standard);
            } else if (names(line.head().value(), node)) {
                String gres = line.value("Gres").orElse(standard);
                found = Optional.of(GresCount.of(Gres.parseList(gres), List.of()));
            }
        }
        return found.orElseGet(() -> new Answer.Missing("slurm.conf has no line of the node " + node + "."));
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
