package trainyard.core.job.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import trainyard.core.slurm.SlurmVersion;

/** Whether the options of one job go together. */
final class Contradictions {
    static final List<ScriptRule> RULES = List.of(
            new ScriptRule("exclusive-options", "No two options exclude each other", Contradictions::exclusive),
            new ScriptRule("gpus-per-task-alone", "GPUs per task come with a number of tasks", Contradictions::perTask),
            new ScriptRule("task-count", "Tasks are as many as nodes times tasks per node", Contradictions::tasks),
            new ScriptRule("uneven-tasks", "Tasks over several nodes are even", Contradictions::uneven),
            new ScriptRule("option-twice", "No option is given twice", Contradictions::twice),
            new ScriptRule("no-time-limit", "There is a time limit", Contradictions::time),
            new ScriptRule("output-folder", "The folder of the output is there", Contradictions::output));

    private static final SlurmVersion V23_02 = new SlurmVersion(23, 2, 0);

    /** Two options that a version and all later ones refuse together. */
    private record Pair(String one, String other, SlurmVersion since) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("mem", "mem-per-cpu", SlurmVersion.V22_05),
            new Pair("mem", "mem-per-gpu", SlurmVersion.V22_05),
            new Pair("mem-per-cpu", "mem-per-gpu", SlurmVersion.V22_05),
            new Pair("gpus-per-task", "ntasks-per-gpu", SlurmVersion.V22_05),
            new Pair("gpus-per-socket", "ntasks-per-gpu", SlurmVersion.V22_05),
            new Pair("ntasks-per-node", "ntasks-per-gpu", SlurmVersion.V22_05),
            new Pair("tres-per-task", "ntasks-per-gpu", V23_02),
            new Pair("cpus-per-task", "cpus-per-gpu", SlurmVersion.V22_05),
            new Pair("exclusive", "oversubscribe", V23_02));

    /** A folder that cannot be there before the job has its id or runs. */
    private static final Pattern OWN_FOLDER = Pattern.compile(".*%\\d*[jJAaNnts].*/.*");

    /** The first version in which kinds of mail no longer add up over several lines. */
    private static final SlurmVersion LAST_MAIL_COUNTS = new SlurmVersion(25, 5, 0);

    private Contradictions() {}

    private static void exclusive(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        for (Pair pair : PAIRS) {
            Optional<GivenOption> one = directives.last(pair.one());
            Optional<GivenOption> other = directives.last(pair.other());
            if (one.isPresent() && other.isPresent() && subject.version().atLeast(pair.since())) {
                refused(one.get(), other.get(), found);
            }
        }
        Optional<GivenOption> gres = directives
                .last("gres")
                .filter(option -> option.valueOrEmpty().matches("(?:.*,)?(?:gres[:/])?gpu(?:[:=,].*)?"));
        Optional<GivenOption> perNode = directives.last("gpus-per-node");
        if (gres.isPresent() && perNode.isPresent()) {
            if (subject.version().atLeast(SlurmVersion.V26_05)) {
                refused(gres.get(), perNode.get(), found);
            } else {
                found.warning(
                        gres.get().at(),
                        "--gres=gpu and --gpus-per-node say the same twice; from 26.05 on sbatch refuses them together",
                        "remove one of them");
            }
        }
    }

    private static void refused(GivenOption one, GivenOption other, Found found) {
        GivenOption later = one.at().line() > other.at().line() ? one : other;
        found.error(
                later.at(),
                "--" + one.name() + " and --" + other.name() + " exclude each other: sbatch refuses the job",
                "remove one of them");
    }

    private static void perTask(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        String nodes = directives.value("nodes").orElse("");
        boolean counted = directives.has("ntasks")
                || directives.has("gpus")
                || nodes.matches("\\d+")
                || !Word.isKnown(nodes)
                || directives.has("nodelist")
                // This version alone counts one node where none is asked for.
                || !subject.version().atLeast(V23_02) && nodes.isEmpty() && directives.has("ntasks-per-node");
        directives
                .last("gpus-per-task")
                .filter(_ -> !counted)
                .ifPresent(option -> found.error(
                        option.at(),
                        "--gpus-per-task without --ntasks, --gpus or a fixed --nodes: sbatch cannot count the GPUs and"
                                + " refuses the job",
                        "add --ntasks, or write --gpus-per-node"));
    }

    private static void tasks(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        OptionalInt nodes = subject.shape().nodes();
        Optional<GivenOption> tasks = directives.last("ntasks");
        String perNode = directives
                .value("ntasks-per-node")
                .or(() -> directives.value("tasks-per-node"))
                .orElse("");
        if (tasks.isEmpty() || nodes.isEmpty() || !perNode.matches("\\d{1,6}")) {
            return;
        }
        long product = nodes.getAsInt() * Long.parseLong(perNode);
        if (tasks.get().valueOrEmpty().matches("\\d{1,9}")
                && Long.parseLong(tasks.get().valueOrEmpty()) != product) {
            found.warning(
                    tasks.get().at(),
                    "--ntasks=" + tasks.get().valueOrEmpty() + " is not " + nodes.getAsInt() + " nodes times " + perNode
                            + " tasks: the tasks per node are then only a maximum",
                    "remove --ntasks, or write " + product);
        }
    }

    private static void uneven(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        boolean spread = directives.has("ntasks-per-node")
                || directives.has("tasks-per-node")
                || directives.has("ntasks-per-gpu")
                || directives.has("distribution");
        directives
                .last("ntasks")
                .filter(option -> subject.shape().several() && !spread)
                .filter(option ->
                        !subject.shape().tasks().equals(subject.shape().nodes()))
                .ifPresent(option -> found.warning(
                        option.at(),
                        "--ntasks alone lets Slurm put any number of tasks on each node",
                        subject.shape().tasksPerNode().isPresent()
                                ? "write --ntasks-per-node="
                                        + subject.shape().tasksPerNode().getAsInt() + " instead"
                                : "write --ntasks-per-node instead"));
    }

    private static void twice(Subject subject, Found found) {
        Map<String, GivenOption> first = new LinkedHashMap<>();
        for (GivenOption option : subject.script().directives().options().given()) {
            GivenOption before = first.put(option.component() + option.name(), option);
            if (before != null
                    && !addsUp(option, subject.version())
                    && !Objects.equals(before.value(), option.value())) {
                found.warning(
                        option.at(),
                        "--" + option.name() + " was given before, on line "
                                + before.at().line() + ", with another value: the last one counts",
                        "remove one of them");
            }
        }
    }

    private static boolean addsUp(GivenOption option, SlurmVersion version) {
        return option.name().equals("gres-flags")
                || option.name().equals("mail-type") && !version.atLeast(LAST_MAIL_COUNTS);
    }

    private static void time(Subject subject, Found found) {
        Directives directives = subject.script().directives();
        if (directives.components() == 1
                && !directives.has("time")
                && !directives.lines().isEmpty()) {
            found.note(
                    directives.lines().getFirst().at(),
                    "there is no --time: the job gets the partition's default, which may be very short or without end,"
                            + " and the scheduler cannot fit it into a gap",
                    "add --time=HH:MM:SS");
        }
    }

    /** From 23.02 on Slurm makes the folders itself. */
    private static void output(Subject subject, Found found) {
        if (subject.version().atLeast(V23_02)) {
            return;
        }
        for (String name : List.of("output", "error")) {
            subject.script().directives().last(name).ifPresent(option -> {
                String file = option.valueOrEmpty();
                String message = "Slurm " + subject.version().release() + " makes no folder for --" + name;
                if (OWN_FOLDER.matcher(file).matches()) {
                    found.error(
                            option.at(),
                            message + ", and one named after the job cannot be there before: it fails without a word",
                            "put the symbol into the file's name alone");
                } else if (file.matches("(?!\\.{1,2}/[^/]*$)[^/$~{].*/.*")) {
                    found.note(
                            option.at(),
                            message + ": where it is missing the job fails without a word",
                            "make " + file.substring(0, file.lastIndexOf('/')) + " before the job is submitted");
                }
            });
        }
    }
}
