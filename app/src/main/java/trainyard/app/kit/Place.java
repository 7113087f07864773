package trainyard.app.kit;

/** Where in the window the user is, as data: what the rail, the palette and links lead to. */
public sealed interface Place {
    record Overview() implements Place {}

    record Topology() implements Place {}

    /** @param search the words in the filter; empty for all nodes */
    record Nodes(String search) implements Place {}

    /** @param search the words in the filter; empty for all jobs */
    record Jobs(String search) implements Place {}

    /** @param addConnection whether the form for a new connection opens at once */
    record Settings(boolean addConnection) implements Place {}
}
