package trainyard.core.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a cluster has for jobs, as far as it is known. What is empty is not known, and nothing is refused for it.
 *
 * @param mpiTypes as {@code srun --mpi=list} names them
 * @param runtimes of containers; always with {@link ContainerRuntime#NONE} where they are known
 * @param accounts that this user may charge, {@code qos} that this user may ask for
 * @param takenPorts with what takes them, such as {@code SrunPortRange}
 */
public record JobSite(
        List<Part> partitions,
        Optional<Set<String>> mpiTypes,
        Optional<Set<ContainerRuntime>> runtimes,
        Optional<Set<String>> accounts,
        Optional<Set<String>> qos,
        Map<String, PortRange> takenPorts) {

    public static JobSite unknown() {
        return new JobSite(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * A partition.
     *
     * @param maxTime empty for no limit
     * @param shapes of its nodes, each kind once
     * @param billing TRESBillingWeights of each TRES, such as {@code gres/gpu}; empty where none are set
     */
    public record Part(
            String name,
            boolean isDefault,
            boolean isUp,
            Optional<Duration> maxTime,
            OptionalInt maxNodes,
            List<Shape> shapes,
            Map<String, Double> billing) {
        public int nodes() {
            return shapes.stream().mapToInt(Shape::count).sum();
        }
    }

    /**
     * Nodes that are alike.
     *
     * @param gpus by type; an untyped one under the empty text
     * @param features that each of them has
     */
    public record Shape(int count, int cpus, long memoryMb, Map<String, Integer> gpus, Set<String> features) {
        public int gpus(String type) {
            return type.isEmpty()
                    ? gpus.values().stream().mapToInt(Integer::intValue).sum()
                    : gpus.getOrDefault(type, 0);
        }
    }

    /** The partitions that a job may run in: those it names, else the default one. */
    public List<Part> chosen(String partition) {
        Set<String> names = Set.copyOf(List.of(partition.split(",")));
        return partitions.stream()
                .filter(part -> partition.isEmpty() ? part.isDefault() : names.contains(part.name()))
                .toList();
    }

    /** The types of GPU that a job's partitions have, in their order. */
    public List<String> gpuTypes(String partition) {
        return chosen(partition).stream()
                .flatMap(part -> part.shapes().stream())
                .flatMap(shape -> shape.gpus().keySet().stream())
                .filter(type -> !type.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Of all that a field may be, what works here. */
    public List<String> choices(RecipeField field) {
        return field.choices().stream()
                .filter(word -> switch (field) {
                    case RUNTIME ->
                        runtimes().isEmpty()
                                || runtimes().get().stream()
                                        .anyMatch(runtime -> runtime.word().equals(word));
                    case RECIPE -> !word.equals(RecipeKind.MPI.word()) || hasPmix();
                    default -> true;
                })
                .toList();
    }

    /** Whether Slurm's tasks can find each other by PMIx, as far as that is known. */
    public boolean hasPmix() {
        return mpiTypes().isEmpty() || mpiTypes().get().stream().anyMatch(type -> type.startsWith("pmix"));
    }
}
