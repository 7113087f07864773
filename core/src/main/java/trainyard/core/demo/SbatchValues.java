package trainyard.core.demo;

import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.TimeLimit;

/**
 * The numbers among sbatch's options, which sbatch itself reads before it asks slurmctld.
 *
 * @param nodes empty where it is not said, as is {@code memoryMb}, of each node, and {@code limit}, in seconds
 * @param memoryMb 0 for all that a node has
 * @param gpuType empty for any
 * @param gpus of each node
 */
record SbatchValues(
        Optional<Integer> nodes,
        int tasksPerNode,
        int cpusPerTask,
        Optional<Long> memoryMb,
        Optional<Long> limit,
        String gpuType,
        int gpus) {
    private static final Pattern NODE_COUNT = Pattern.compile("(\\d{1,6})(?:-\\d{1,6})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern GPUS = Pattern.compile("(?:([A-Za-z][\\w.-]*):)?(\\d{1,4})");

    static SbatchValues read(SbatchOptions options) throws SbatchRefusal {
        Optional<Integer> nodes = nodes(options);
        int tasks = number(options, SbatchOptions.TASKS_PER_NODE, "ntasks-per-node");
        if (options.has(SbatchOptions.TASKS)) {
            tasks = Math.ceilDiv(number(options, SbatchOptions.TASKS, "ntasks"), nodes.orElse(1));
        }
        var gpus = GPUS.matcher(options.text(SbatchOptions.GPUS_PER_NODE, "0"));
        if (!gpus.matches()) {
            throw SbatchRefusal.bySbatch(1, "Invalid Trackable RESource (TRES) specification");
        }
        return new SbatchValues(
                nodes,
                tasks,
                number(options, SbatchOptions.CPUS_PER_TASK, "cpus-per-task"),
                memory(options),
                limit(options),
                Optional.ofNullable(gpus.group(1)).orElse(""),
                Integer.parseInt(gpus.group(2)));
    }

    int cpusPerNode() {
        return Math.multiplyExact(tasksPerNode, cpusPerTask);
    }

    /** Of {@code 2-4} the 2. */
    private static Optional<Integer> nodes(SbatchOptions options) throws SbatchRefusal {
        String text = options.text(SbatchOptions.NODES, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var match = NODE_COUNT.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(1)) == 0) {
            throw SbatchRefusal.bySbatch(255, "\"" + text + "\" is not a valid node count");
        }
        return Optional.of(Integer.parseInt(match.group(1)));
    }

    private static int number(SbatchOptions options, char letter, String name) throws SbatchRefusal {
        String text = options.text(letter, "1");
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) == 0) {
            throw SbatchRefusal.bySbatch(1, "Invalid numeric value \"" + text + "\" for --" + name + ".");
        }
        return Integer.parseInt(text);
    }

    private static Optional<Long> memory(SbatchOptions options) throws SbatchRefusal {
        String text = options.text(SbatchOptions.MEMORY, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Memory.parseMb(text).orElseThrow(() -> SbatchRefusal.bySbatch(255, "Invalid --mem specification")));
    }

    /** 0 is no limit for Slurm. */
    private static Optional<Long> limit(SbatchOptions options) throws SbatchRefusal {
        String text = options.text(SbatchOptions.TIME, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long seconds = TimeLimit.isUnlimited(text)
                ? 0
                : TimeLimit.parse(text)
                        .orElseThrow(() -> SbatchRefusal.bySbatch(255, "Invalid --time specification"))
                        .toSeconds();
        return Optional.of(seconds == 0 ? Long.MAX_VALUE : seconds);
    }
}
