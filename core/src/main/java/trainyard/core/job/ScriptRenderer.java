package trainyard.core.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trainyard.core.remote.Quoting;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

/**
 * Makes the batch script of a recipe. The same recipe makes the same bytes. What comes from a field stands in the script
 * quoted, as one word, or as a number; no field's text is ever part of a line that a shell evaluates, but for the lines
 * of {@link RecipeKind#SCRIPT}, which are a shell's.
 */
public final class ScriptRenderer {
    private final Templates templates;

    public ScriptRenderer(Templates templates) {
        this.templates = templates;
    }

    public String render(JobSpec spec) throws RenderException {
        return templates.render("jobs/" + template(spec.kind()) + ".sbatch.ftl", model(spec));
    }

    private static String template(RecipeKind kind) {
        return switch (kind) {
            case TORCHRUN -> "torchrun";
            case MPI, RANKS -> "ranks";
            case SINGLE, ARRAY -> "single";
            case INTERACTIVE -> "interactive";
            case SCRIPT -> "script";
        };
    }

    private static Map<String, Object> model(JobSpec spec) {
        var model = new LinkedHashMap<String, Object>();
        model.put("title", title(spec));
        model.put(
                "directives",
                Directives.of(spec).stream()
                        .map(directive -> Map.of("option", directive.option(), "why", directive.why()))
                        .toList());
        model.put(
                "options",
                Quoting.join(Directives.of(spec).stream()
                        .map(Directives.Directive::option)
                        .toList()));
        model.put("kind", spec.kind().word());
        model.put("runtime", spec.container().runtime().word());
        model.put("outputFolder", Quoting.join(List.of(spec.program().outputFolder())));
        model.put("nodes", spec.resources().nodes());
        model.put("gpus", spec.resources().gpusPerNode());
        model.put("ranks", spec.resources().ranksPerNode());
        model.put(
                "rankPerGpu",
                spec.resources().ranksPerNode() == spec.resources().gpusPerNode());
        model.put("cpusPerRank", spec.resources().cpusPerRank());
        model.put("stepOptions", stepOptions(spec));
        model.put("container", Quoting.join(container(spec)));
        model.put("shell", shell(spec));
        model.put("program", Quoting.join(program(spec)));
        model.put("variables", variables(spec.environment().variables()));
        model.put(
                "environmentFile",
                spec.environment().file().isEmpty()
                        ? ""
                        : Quoting.join(List.of(spec.environment().file())));
        model.put("nccl", spec.network().nccl());
        model.put("interface", spec.network().interfaceName());
        model.put("infiniband", spec.network().infiniband());
        model.put("firstPort", spec.network().ports().first());
        model.put("lastPort", spec.network().ports().last());
        model.put("portCount", spec.network().ports().size());
        model.put("maxRestarts", spec.survival().maxRestarts());
        model.put("minNodes", spec.survival().minNodes());
        model.put("checkpointSeconds", spec.survival().checkpointSeconds());
        model.put("requeue", spec.survival().requeue());
        model.put("jobId", jobId(spec.kind()));
        model.put("profilers", spec.profilers().stream().map(Profiler::word).toList());
        model.put(
                "parameters",
                spec.program().tasks().parameters().stream().map(Quoting::join).toList());
        model.put(
                "ownDirectives", lines(spec).filter(ScriptRenderer::isDirective).toList());
        model.put("setup", withoutDirectives(spec.program().setup()));
        model.put("run", withoutDirectives(spec.program().run()));
        return model;
    }

    static String title(JobSpec spec) {
        JobSpec.Resources asked = spec.resources();
        String where =
                spec.container().isThere() ? " in " + spec.container().runtime().title() : "";
        String nodes = asked.nodes() == 1 ? "1 node" : asked.nodes() + " nodes";
        String gpus = asked.gpusPerNode() == 0 ? "" : " x " + asked.gpusPerNode() + " GPUs";
        return spec.kind().title() + where + ", " + nodes + gpus;
    }

    /** The last task of an array has the number of the whole array, which would mean all of its tasks. */
    private static String jobId(RecipeKind kind) {
        return kind == RecipeKind.ARRAY ? "\"${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID\"" : "\"$SLURM_JOB_ID\"";
    }

    /** Each option again, since srun inherits not all of them in every version, and those of a container never. */
    private static String stepOptions(JobSpec spec) {
        JobSpec.Resources asked = spec.resources();
        boolean byRank = spec.kind().isRankByRank();
        var words = new ArrayList<String>();
        words.add("--nodes=" + asked.nodes());
        words.add("--ntasks-per-node=" + (byRank ? asked.ranksPerNode() : 1));
        words.add("--cpus-per-task=" + (byRank ? asked.cpusPerRank() : asked.cpusPerNode()));
        if (asked.gpusPerNode() > 0) {
            words.add("--gpus-per-node=" + Directives.gpus(asked));
        }
        words.add("--mpi=" + (spec.kind() == RecipeKind.MPI ? "pmix" : "none"));
        words.add("--export=ALL");
        if (spec.survival().minNodes() < asked.nodes()) {
            words.add("--no-kill");
            words.add("--kill-on-bad-exit=0");
        } else {
            words.add("--kill-on-bad-exit=1");
        }
        return Quoting.join(words);
    }

    /** What stands before the program: options of srun, or the runtime's own command. */
    static List<String> container(JobSpec spec) {
        JobSpec.Container container = spec.container();
        return switch (container.runtime()) {
            case NONE -> List.of();
            case APPTAINER -> apptainer(spec, "exec");
            case PYXIS -> pyxis(spec);
            case OCI -> List.of("--container=" + container.image());
        };
    }

    private static List<String> apptainer(JobSpec spec, String verb) {
        var words = new ArrayList<>(List.of("apptainer", verb));
        if (spec.resources().gpusPerNode() > 0) {
            words.add("--nv");
        }
        binds(spec).forEach(bind -> words.addAll(List.of("--bind", bind)));
        if (!spec.program().workFolder().isEmpty()) {
            words.addAll(List.of("--pwd", spec.program().workFolder()));
        }
        words.add(spec.container().image());
        return words;
    }

    private static List<String> pyxis(JobSpec spec) {
        var words =
                new ArrayList<>(List.of("--container-image=" + spec.container().image()));
        if (!binds(spec).isEmpty()) {
            words.add("--container-mounts=" + String.join(",", binds(spec)));
        }
        if (!spec.program().workFolder().isEmpty()) {
            words.add("--container-workdir=" + spec.program().workFolder());
        }
        return words;
    }

    /** The folders of the job itself are seen under their own paths. */
    private static List<String> binds(JobSpec spec) {
        return Stream.concat(
                        Stream.of(spec.program().workFolder(), spec.program().outputFolder())
                                .filter(folder -> !folder.isEmpty())
                                .map(folder -> new JobSpec.Bind(folder, folder, false)),
                        spec.container().binds().stream())
                .map(JobSpec.Bind::word)
                .distinct()
                .toList();
    }

    /** The shell of an interactive job. */
    private static String shell(JobSpec spec) {
        return Quoting.join(
                switch (spec.container().runtime()) {
                    case NONE -> List.of("--pty", "bash", "-l");
                    case APPTAINER ->
                        Stream.concat(Stream.of("--pty"), apptainer(spec, "shell").stream())
                                .toList();
                    case PYXIS ->
                        Stream.concat(pyxis(spec).stream(), Stream.of("--pty", "bash"))
                                .toList();
                    case OCI -> List.of("--container=" + spec.container().image(), "--pty", "sh");
                });
    }

    /** As torchrun takes it, which runs Python itself; else as it is. */
    static List<String> program(JobSpec spec) {
        List<String> command = spec.program().command();
        if (spec.kind() != RecipeKind.TORCHRUN) {
            return command;
        }
        boolean python = command.getFirst().matches("python[0-9.]*");
        List<String> rest = python ? command.subList(1, command.size()) : command;
        boolean module = rest.size() > 1 && rest.getFirst().equals("-m");
        boolean script = !rest.isEmpty() && rest.getFirst().endsWith(".py");
        return module || script
                ? rest
                : Stream.concat(Stream.of("--no-python"), command.stream()).toList();
    }

    private static List<String> variables(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + Quoting.join(List.of(variable.getValue())))
                .toList();
    }

    private static Stream<String> lines(JobSpec spec) {
        return Stream.of(spec.program().setup(), spec.program().run()).flatMap(String::lines);
    }

    private static boolean isDirective(String line) {
        return line.strip().startsWith("#SBATCH");
    }

    private static String withoutDirectives(String lines) {
        return lines.lines()
                .filter(line -> !isDirective(line))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
