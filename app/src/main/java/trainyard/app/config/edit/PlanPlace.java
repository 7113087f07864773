package trainyard.app.config.edit;

import java.util.List;
import trainyard.core.plan.Position;

/** A place in the plan or its files, that a link leads to. */
public sealed interface PlanPlace {
    /** A place in the plan's text. */
    record InText(Position position) implements PlanPlace {}

    /**
     * A line of a file of the bundle.
     *
     * @param file its path in the bundle, {@code slurm/slurm.conf}
     * @param line from 1
     */
    record InFile(String file, int line) implements PlanPlace {}

    /** What lint has found in all of the plan. */
    record Findings() implements PlanPlace {}

    /**
     * What GPUs the machines have.
     *
     * @param nodes at least one
     */
    record GpusOf(List<String> nodes) implements PlanPlace {
        public GpusOf {
            nodes = List.copyOf(nodes);
        }
    }

    record OfNode(String name) implements PlanPlace {}

    record OfPartition(String name) implements PlanPlace {}
}
