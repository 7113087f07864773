package trainyard.app.inspect;

import java.util.List;
import trainyard.app.kit.Look;

/**
 * All that the inspector shows of one subject at one moment.
 *
 * @param kind {@code Node}, {@code Job}, {@code Partition}
 * @param title the name or id, which can be copied
 * @param looks the state; empty for what has none
 * @param links what leads on, by title: the jobs on a node, the nodes of a job
 */
record Card(String kind, String title, List<Look> looks, List<Fact> facts, Links links) {}
