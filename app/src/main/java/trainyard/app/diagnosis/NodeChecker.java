package trainyard.app.diagnosis;

import trainyard.app.kit.OpenCluster;
import trainyard.core.diagnose.check.NodeReport;

/** Finds out why a node is out of service. */
@FunctionalInterface
public interface NodeChecker {
    /** Asks; blocks for as long as that takes. */
    NodeReport check(OpenCluster cluster, String node) throws Exception;
}
