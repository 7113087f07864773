package trainyard.app.topology;

/** What the colour of a node on the map tells. Its mark tells the state, whatever the colour tells. */
enum ColourBy {
    STATE("State"),
    PARTITION("Partition"),
    JOB("Job"),
    GPUS("GPUs in use"),
    LOAD("Load");

    private final String words;

    ColourBy(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
