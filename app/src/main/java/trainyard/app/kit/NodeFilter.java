package trainyard.app.kit;

import trainyard.core.live.Node;

/** What finds nodes, in the table as on the map. */
public final class NodeFilter {
    private NodeFilter() {}

    public static RowFilter<Node> fields() {
        return new RowFilter<Node>()
                .hosts("node", Node::name)
                .whole("state", node -> node.state().shown().word())
                .part("flag", node -> flags(node.state().text()))
                .part("partition", node -> String.join(" ", node.partitions()))
                .part("feature", node -> String.join(" ", node.features()))
                .part("gpu", node -> node.gpuType().orElse(""))
                .part("reason", node -> node.reason().map(Node.Reason::text).orElse(""))
                .part("by", node -> node.reason().map(Node.Reason::user).orElse(""));
    }

    /** The flags alone: IDLE+DRAIN is drained, and no idle node. */
    private static String flags(String state) {
        return state.indexOf('+') < 0 ? "" : state.substring(state.indexOf('+') + 1);
    }
}
