package trainyard.app.config.edit;

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

    record OfNode(String name) implements PlanPlace {}

    record OfPartition(String name) implements PlanPlace {}
}
