package trainyard.core.job.lint;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many nodes, tasks and GPUs are asked for, as far as numbers say so.
 *
 * @param nodes empty where they are not given as one number
 * @param several whether there are surely or possibly two nodes or more
 * @param tasksPerNode empty where it cannot be told
 */
record JobShape(
        OptionalInt nodes,
        boolean several,
        OptionalInt tasks,
        OptionalInt tasksPerNode,
        OptionalInt gpusPerNode,
        boolean gpus) {
    private static final Pattern NODES = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
    private static final Pattern GPUS = Pattern.compile("(?:[A-Za-z][\\w.-]*:)?(\\d{1,6})");
    private static final Pattern GRES_GPUS =
            Pattern.compile("(?:gres[:/])?gpu(?::[A-Za-z][\\w.-]*)?(?:[:=](\\d{1,6}))?");

    static JobShape of(Directives directives) {
        return read(directives::value, Optional.empty());
    }

    /** The shape of a step in this job: what srun says itself comes first. */
    JobShape step(Call srun) {
        Map<String, String> options = srun.options();
        return srun.open() ? unknown() : read(name -> Optional.ofNullable(options.get(name)), Optional.of(this));
    }

    private JobShape unknown() {
        return new JobShape(
                OptionalInt.empty(), false, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), gpus);
    }

    private static JobShape read(Function<String, Optional<String>> value, Optional<JobShape> job) {
        Optional<String> given = value.apply("nodes");
        Matcher range = NODES.matcher(given.orElse(""));
        boolean number = range.matches();
        OptionalInt nodes = number && range.group(2) == null
                ? OptionalInt.of(Integer.parseInt(range.group(1)))
                : given.isPresent()
                        ? OptionalInt.empty()
                        : job.map(JobShape::nodes).orElse(OptionalInt.empty());
        boolean several = number
                ? Integer.parseInt(range.group(2) == null ? range.group(1) : range.group(2)) > 1
                : given.isEmpty() && job.filter(JobShape::several).isPresent();
        boolean onlyTasks = value.apply("ntasks").isPresent();
        OptionalInt tasks =
                onlyTasks ? number(value, "ntasks") : job.map(JobShape::tasks).orElse(OptionalInt.empty());
        OptionalInt perNode = number(value, "ntasks-per-node");
        if (perNode.isEmpty()) {
            perNode = number(value, "tasks-per-node");
        }
        if (perNode.isEmpty() && !onlyTasks && job.isPresent()) {
            perNode = job.get().tasksPerNode();
        } else if (perNode.isEmpty()) {
            perNode = spread(
                    tasks, nodes, onlyTasks || value.apply("ntasks-per-gpu").isPresent(), given.isPresent());
        }
        OptionalInt gpusPerNode = gpusPerNode(value, nodes, perNode, tasks);
        boolean gpus =
                Map.of("gpus", "", "gpus-per-node", "", "gpus-per-task", "", "gpus-per-socket", "").keySet().stream()
                                .anyMatch(name -> value.apply(name)
                                        .filter(asked -> !asked.equals("0"))
                                        .isPresent())
                        || value.apply("gres")
                                .filter(gres -> gres.contains("gpu"))
                                .isPresent()
                        || value.apply("tres-per-task")
                                .filter(tres -> tres.contains("gpu"))
                                .isPresent();
        return new JobShape(
                nodes,
                several,
                tasks,
                perNode,
                gpusPerNode.isEmpty() ? job.map(JobShape::gpusPerNode).orElse(gpusPerNode) : gpusPerNode,
                gpus || job.filter(JobShape::gpus).isPresent());
    }

    /** Tasks over nodes, rounded up; one where neither is asked for, and one a node where only nodes are. */
    private static OptionalInt spread(OptionalInt tasks, OptionalInt nodes, boolean asked, boolean nodesGiven) {
        if (tasks.isPresent() && nodes.isPresent() && nodes.getAsInt() > 0) {
            return OptionalInt.of(Math.ceilDiv(tasks.getAsInt(), nodes.getAsInt()));
        }
        if (tasks.isPresent() && !nodesGiven && tasks.getAsInt() == 1) {
            return OptionalInt.of(1);
        }
        return asked ? OptionalInt.empty() : OptionalInt.of(1);
    }

    private static OptionalInt gpusPerNode(
            Function<String, Optional<String>> value, OptionalInt nodes, OptionalInt perNode, OptionalInt tasks) {
        OptionalInt direct = gpus(value.apply("gpus-per-node"));
        if (direct.isPresent()) {
            return direct;
        }
        Matcher gres = GRES_GPUS.matcher(value.apply("gres").orElse(""));
        if (gres.matches()) {
            return OptionalInt.of(gres.group(1) == null ? 1 : Integer.parseInt(gres.group(1)));
        }
        OptionalInt perTask = gpus(value.apply("gpus-per-task"));
        boolean even = tasks.isEmpty() || nodes.isPresent() && tasks.getAsInt() % Math.max(1, nodes.getAsInt()) == 0;
        if (perTask.isPresent() && perNode.isPresent() && even) {
            return OptionalInt.of(perTask.getAsInt() * perNode.getAsInt());
        }
        OptionalInt all = gpus(value.apply("gpus"));
        boolean whole =
                all.isPresent() && nodes.isPresent() && nodes.getAsInt() > 0 && all.getAsInt() % nodes.getAsInt() == 0;
        return whole ? OptionalInt.of(all.getAsInt() / nodes.getAsInt()) : OptionalInt.empty();
    }

    private static OptionalInt gpus(Optional<String> value) {
        Matcher form = GPUS.matcher(value.orElse(""));
        return form.matches() ? OptionalInt.of(Integer.parseInt(form.group(1))) : OptionalInt.empty();
    }

    private static OptionalInt number(Function<String, Optional<String>> value, String name) {
        String text = value.apply(name).orElse("");
        return text.matches("\\d{1,8}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** Whether two tasks or more surely run on some node. */
    boolean crowded() {
        return tasksPerNode.isPresent() && tasksPerNode.getAsInt() > 1;
    }
}
