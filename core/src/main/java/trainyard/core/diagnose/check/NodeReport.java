package trainyard.core.diagnose.check;

import java.util.List;
import trainyard.core.diagnose.Remedy;

/**
 * What was found on a node.
 *
 * @param headline why it is out of service and what to do, or that it serves, in a sentence or two
 * @param checks in the order in which one rests on the other
 * @param remedies what helps, the first first
 */
public record NodeReport(String node, String headline, List<Check> checks, List<Remedy> remedies) {
    public NodeReport {
        checks = List.copyOf(checks);
        remedies = List.copyOf(remedies);
    }
}
