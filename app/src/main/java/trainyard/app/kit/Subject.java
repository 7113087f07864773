package trainyard.app.kit;

/** What is selected, and so shown by the inspector. Names, not records: a refresh brings newer records. */
public sealed interface Subject {
    record OfNode(String name) implements Subject {}

    /** @param number the job's own number */
    record OfJob(long number) implements Subject {}

    record OfPartition(String name) implements Subject {}
}
