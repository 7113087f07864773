package trainyard.core.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What submitit is told: its own parameters where it has them, sbatch's options where it has none. */
final class SubmititModel {
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+)(?::(\\d+))?)?");

    private SubmititModel() {}

    static Map<String, Object> of(JobSpec spec) {
        JobSpec.Program program = spec.program();
        boolean torchrun = spec.kind() == RecipeKind.TORCHRUN;
        var model = new LinkedHashMap<String, Object>();
        model.put("torchrun", torchrun);
        model.put("outputFolder", PythonText.quote(program.outputFolder() + "/submitit/%j"));
        model.put("workFolder", PythonText.quote(program.workFolder()));
        model.put("variables", PythonText.mapping(spec.environment().variables()));
        model.put("container", PythonText.list(ScriptRenderer.container(spec)));
        model.put("program", PythonText.list(ScriptRenderer.program(spec)));
        model.put(
                "nnodes",
                (spec.survival().minNodes() < spec.resources().nodes()
                                ? spec.survival().minNodes() + ":"
                                : "")
                        + spec.resources().nodes());
        model.put("ranks", spec.resources().ranksPerNode());
        model.put("maxRestarts", spec.survival().maxRestarts());
        model.put("isArray", spec.kind() == RecipeKind.ARRAY);
        model.put("tasks", tasks(program.tasks()));
        model.put("parameters", parameters(spec));
        model.put("options", options(spec));
        model.put("noTime", spec.resources().time().isEmpty());
        return model;
    }

    private static List<String> parameters(JobSpec spec) {
        JobSpec.Resources asked = spec.resources();
        boolean byRank = spec.kind().isRankByRank();
        var all = new ArrayList<String>();
        all.add("name=" + PythonText.quote(spec.name()));
        all.add("nodes=" + asked.nodes());
        all.add("tasks_per_node=" + (byRank ? asked.ranksPerNode() : 1));
        all.add("cpus_per_task=" + (byRank ? asked.cpusPerRank() : asked.cpusPerNode()));
        if (asked.gpusPerNode() > 0 && asked.gpuType().isEmpty()) {
            all.add("gpus_per_node=" + asked.gpusPerNode());
        }
        asked.time().ifPresent(time -> all.add("timeout_min=" + (time.toSeconds() + 59) / 60));
        text(all, "slurm_partition", asked.partition());
        text(all, "slurm_mem", asked.memory());
        text(all, "slurm_constraint", asked.constraint());
        text(all, "slurm_exclude", asked.exclude());
        if (asked.exclusive()) {
            all.add("slurm_exclusive=True");
        }
        if (spec.kind() == RecipeKind.MPI) {
            all.add("slurm_srun_args=[\"--mpi=pmix\"]");
        }
        int percent = spec.program().tasks().numbers().indexOf('%');
        if (percent > 0) {
            all.add("slurm_array_parallelism="
                    + spec.program().tasks().numbers().substring(percent + 1));
        }
        return all;
    }

    private static void text(List<String> all, String name, String value) {
        if (!value.isEmpty()) {
            all.add(name + "=" + PythonText.quote(value));
        }
    }

    private static List<String> options(JobSpec spec) {
        JobSpec.Resources asked = spec.resources();
        var options = new ArrayList<String>();
        option(options, "account", asked.account());
        option(options, "qos", asked.qos());
        option(options, "reservation", asked.reservation());
        option(options, "nodelist", asked.nodelist());
        option(options, "gpus-per-node", asked.gpuType().isEmpty() ? "" : Directives.gpus(asked));
        return options;
    }

    private static void option(List<String> options, String name, String value) {
        if (!value.isEmpty()) {
            options.add(PythonText.quote(name) + ": " + PythonText.quote(value));
        }
    }

    /** The arguments of each task, as a list of Python's. */
    private static String tasks(JobSpec.Tasks tasks) {
        List<Integer> numbers = numbers(tasks.numbers());
        return tasks.parameters().isEmpty()
                ? "[[]] * " + numbers.size()
                : numbers.stream()
                        .map(number ->
                                "    " + PythonText.list(tasks.parameters().get(number)) + ",\n")
                        .collect(Collectors.joining("", "[\n", "]"));
    }

    private static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        var ranges = RANGE.matcher(text.replaceFirst("%.*", ""));
        while (ranges.find()) {
            int first = Integer.parseInt(ranges.group(1));
            int last = ranges.group(2) == null ? first : Integer.parseInt(ranges.group(2));
            int step = ranges.group(3) == null ? 1 : Math.max(1, Integer.parseInt(ranges.group(3)));
            for (int number = first; number <= last; number += step) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
