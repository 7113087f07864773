package trainyard.app.topology;

/** What nodes stand together by on the map. */
enum GroupBy {
    /** The leaf switch or block that a node hangs on. */
    TOPOLOGY("Topology"),
    PARTITION("Partition");

    private final String words;

    GroupBy(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
