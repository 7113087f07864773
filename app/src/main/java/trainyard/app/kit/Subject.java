package trainyard.app.kit;

import java.util.List;
import java.util.Optional;

/** What is selected, and so shown by the inspector. Names, not records: a refresh brings newer records. */
public sealed interface Subject {
    record OfNode(String name) implements Subject {}

    /** Several nodes at once. @param names in the order of the cluster, at least two */
    record OfNodes(List<String> names) implements Subject {
        public OfNodes {
            names = List.copyOf(names);
        }

        /** The subject of these nodes, however many they are; empty for none. */
        public static Optional<Subject> of(List<String> names) {
            return switch (names.size()) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(new OfNode(names.getFirst()));
                default -> Optional.of(new OfNodes(names));
            };
        }
    }

    /** @param number the job's own number */
    record OfJob(long number) implements Subject {}

    record OfPartition(String name) implements Subject {}
}
