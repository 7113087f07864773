package trainyard.app.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.live.Node;

/**
 * One GPU of a node, as a card shows it.
 *
 * @param index Slurm's index; empty where only the count is known: indices are never guessed
 * @param holder number of the job that holds it, where that is known
 * @param pciAddress by the plan; empty where no plan tells, or the index is not known
 */
record GpuCell(State state, Optional<Integer> index, Optional<Long> holder, String pciAddress) {
    enum State {
        FREE,
        ALLOCATED,
        /** Free, but its node takes no jobs. */
        OUT,
        /** Configured, but its node has fewer. Slurm does not tell which are left. */
        MISSING
    }

    /** What slurmctld writes when a node registers with fewer GPUs than configured. */
    private static final Pattern FEWER =
            Pattern.compile("gres/gpu count reported lower than configured \\((\\d{1,4}) < (\\d{1,4})\\)");

    /**
     * The GPUs of a node, by index where indices are known.
     *
     * @param holders by index; empty where it is not known which job holds which
     * @param pciAddresses by the plan, in the order of the indices
     */
    static List<GpuCell> of(Node node, Optional<Map<Integer, Long>> holders, List<String> pciAddresses) {
        int missing = missing(node);
        boolean indexed = holders.isPresent() && missing == 0;
        var cells = new ArrayList<GpuCell>();
        for (int i = 0; i < node.gpus(); i++) {
            if (indexed) {
                Optional<Long> holder = Optional.ofNullable(holders.get().get(i));
                String address = i < pciAddresses.size() ? pciAddresses.get(i) : "";
                State state = holder.isPresent() ? State.ALLOCATED : free(node);
                cells.add(new GpuCell(state, Optional.of(i), holder, address));
            } else {
                State state = i < node.allocatedGpus()
                        ? State.ALLOCATED
                        : i >= node.gpus() - missing ? State.MISSING : free(node);
                cells.add(new GpuCell(state, Optional.empty(), Optional.empty(), ""));
            }
        }
        return cells;
    }

    private static State free(Node node) {
        return node.state().isUsable() ? State.FREE : State.OUT;
    }

    /** How many GPUs a node lacks, by the reason that slurmctld gave when it drained it. */
    static int missing(Node node) {
        return node.reason()
                .map(Node.Reason::text)
                .map(FEWER::matcher)
                .filter(match -> match.find())
                .map(match -> Math.max(0, Integer.parseInt(match.group(2)) - Integer.parseInt(match.group(1))))
                .orElse(0);
    }
}
