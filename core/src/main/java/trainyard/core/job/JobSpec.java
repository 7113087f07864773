package trainyard.core.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A recipe in which every value is understood. */
public record JobSpec(
        RecipeKind kind,
        String name,
        Program program,
        Resources resources,
        Container container,
        Environment environment,
        Network network,
        Survival survival,
        Set<Profiler> profilers) {

    /**
     * @param command program and arguments; empty for {@link RecipeKind#SCRIPT} and {@link RecipeKind#INTERACTIVE}
     * @param workFolder empty where none is given, which only SCRIPT and INTERACTIVE may
     * @param outputFolder likewise
     * @param setup of SCRIPT alone, as is {@code run}
     * @param tasks of ARRAY alone
     */
    public record Program(
            List<String> command, String setup, String run, String workFolder, String outputFolder, Tasks tasks) {}

    /**
     * The tasks of an array.
     *
     * @param numbers as {@code --array} takes them; empty for a job that is no array
     * @param parameters the arguments of each task, by its number counted from 0; empty where all run the same
     */
    public record Tasks(String numbers, List<List<String>> parameters) {
        static final Tasks NONE = new Tasks("", List.of());
    }

    /**
     * Words are as sbatch takes them, empty where they are not given.
     *
     * @param ranksPerNode processes of training on each node
     * @param memory of each node
     */
    public record Resources(
            String partition,
            int nodes,
            int gpusPerNode,
            String gpuType,
            int ranksPerNode,
            int cpusPerRank,
            String memory,
            Optional<Duration> time,
            String account,
            String qos,
            String reservation,
            String constraint,
            String nodelist,
            String exclude,
            boolean exclusive) {
        public int gpus() {
            return nodes * gpusPerNode;
        }

        public int ranks() {
            return nodes * ranksPerNode;
        }

        public int cpusPerNode() {
            return ranksPerNode * cpusPerRank;
        }
    }

    /** @param image empty with {@link ContainerRuntime#NONE} */
    public record Container(ContainerRuntime runtime, String image, List<Bind> binds) {
        public boolean isThere() {
            return runtime != ContainerRuntime.NONE;
        }
    }

    /** A folder of the node that is seen in the container. */
    public record Bind(String source, String target, boolean readOnly) {
        /** As {@code apptainer --bind} and {@code --container-mounts} both take it. */
        public String word() {
            return source + ":" + target + (readOnly ? ":ro" : "");
        }
    }

    /** @param file with the secrets; empty where there is none */
    public record Environment(Map<String, String> variables, String file) {}

    /**
     * @param nccl whether ranks speak NCCL; else Gloo
     * @param interfaceName empty to find it out in the job
     * @param infiniband {@code auto}, {@code off}, or names of adapters
     */
    public record Network(boolean nccl, String interfaceName, String infiniband, PortRange ports) {}

    /**
     * @param minNodes that are enough to go on; the number of nodes where all are needed
     * @param checkpointSeconds before the time limit at which ranks are told; 0 for never
     */
    public record Survival(int maxRestarts, int minNodes, int checkpointSeconds, boolean requeue) {}
}
