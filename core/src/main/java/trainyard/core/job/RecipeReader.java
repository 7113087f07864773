package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import trainyard.core.slurm.Nearest;

/** Understands a recipe, or says at each field why not. */
final class RecipeReader {
    private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern INTERFACE_FORM = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern ADAPTERS = Pattern.compile("[A-Za-z0-9_:,.-]+");

    /** Slurm looks once a minute, so a shorter warning may come too late (sbatch(1), --signal); it takes 16 bits. */
    private static final int LEAST_WARNING = 60;

    private static final int MOST_WARNING = 65_535;

    private final Recipe recipe;
    private final RecipeKind kind;
    private final FieldReader read;

    private RecipeReader(Recipe recipe, RecipeKind kind, FieldReader read) {
        this.recipe = recipe;
        this.kind = kind;
        this.read = read;
    }

    static ReadRecipe read(Recipe recipe) {
        var read = new FieldReader(recipe);
        if (!read.isGiven(RECIPE)) {
            read.error(RECIPE, "it is missing", "write one of " + String.join(", ", RECIPE.choices()));
        }
        Optional<RecipeKind> kind = RecipeKind.find(read.choice(RECIPE, ""));
        Optional<JobSpec> spec = kind.map(known -> new RecipeReader(recipe, known, read).spec());
        boolean wrong = read.problems().stream().anyMatch(RecipeProblem::isError);
        return new ReadRecipe(wrong ? Optional.empty() : spec, read.problems());
    }

    private JobSpec spec() {
        recipe.values().forEach((field, text) -> {
            if (text.contains("\0")) {
                read.error(field, "it has a NUL character, at which every program ends a text", "take it out");
            }
        });
        recipe.values().keySet().stream()
                .filter(field -> !field.isFor(kind))
                .forEach(field -> read.note(field, kind.title() + " has no use for it", "leave it out"));
        JobSpec.Resources resources = new ResourcesReader(kind, read).resources();
        return new JobSpec(
                kind,
                name(),
                program(),
                resources,
                new ContainerReader(kind, read).container(),
                new EnvironmentReader(kind, read).environment(),
                network(resources),
                survival(resources),
                profilers(resources));
    }

    /** Whether this kind of job has a use for the field, so that its value counts. */
    private boolean counts(RecipeField field) {
        return field.isFor(kind);
    }

    private String name() {
        if (!read.isGiven(NAME)) {
            read.error(NAME, "it is missing", "give the job a name");
        }
        return read.word(NAME, NAME_FORM, "up to 64 letters, digits, and _ . - alone");
    }

    private JobSpec.Program program() {
        String workFolder = read.path(WORK_FOLDER);
        if (kind.startsProgram() && !read.isGiven(WORK_FOLDER)) {
            read.error(WORK_FOLDER, "it is missing", "name a folder that all nodes see");
        }
        String outputFolder = counts(OUTPUT_FOLDER) ? read.path(OUTPUT_FOLDER) : "";
        if (outputFolder.isEmpty() && !workFolder.isEmpty() && kind.startsProgram()) {
            outputFolder = workFolder + "/outputs";
        }
        List<String> command = counts(COMMAND) ? read.lines(COMMAND) : List.of();
        if (counts(COMMAND) && command.isEmpty()) {
            read.error(COMMAND, "it is missing", "write the program and its arguments, one a line");
        }
        if (!command.isEmpty() && command.getFirst().startsWith("-")) {
            read.error(
                    COMMAND,
                    "it begins with '" + command.getFirst() + "', which what starts it would take for its own option",
                    "write the program first, then its arguments");
        }
        command.stream()
                .filter(FieldReader::looksLikeShell)
                .findFirst()
                .ifPresent(word -> read.note(
                        COMMAND,
                        "'" + word + "' reaches the program as it stands: no shell replaces anything in it",
                        "write the value itself, where another one is meant"));
        if (counts(RUN) && !read.isGiven(RUN)) {
            read.error(RUN, "it is missing", "write the lines that are the job");
        }
        return new JobSpec.Program(
                command,
                counts(SETUP) ? recipe.text(SETUP) : "",
                counts(RUN) ? recipe.text(RUN) : "",
                workFolder,
                outputFolder,
                kind == RecipeKind.ARRAY ? new Sweep(read).tasks() : JobSpec.Tasks.NONE);
    }

    private JobSpec.Network network(JobSpec.Resources resources) {
        String backend = counts(BACKEND) ? read.choice(BACKEND, "auto") : "auto";
        if (backend.equals("nccl") && resources.gpusPerNode() == 0) {
            read.error(BACKEND, "NCCL needs GPUs, and none are asked for", "choose gloo, or ask for GPUs");
        }
        String port = counts(PORTS) ? read.text(PORTS) : "";
        Optional<PortRange> ports = port.isEmpty() ? Optional.of(PortRange.USUAL) : PortRange.parse(port);
        if (ports.filter(range -> range.size() >= 100).isEmpty()) {
            read.error(PORTS, "'" + port + "' is no range of 100 ports or more", "write such as " + PortRange.USUAL);
        }
        return new JobSpec.Network(
                backend.equals("nccl") || backend.equals("auto") && resources.gpusPerNode() > 0,
                automatic(INTERFACE),
                counts(INFINIBAND) && read.isGiven(INFINIBAND)
                        ? read.word(INFINIBAND, ADAPTERS, "auto, off, or adapters such as mlx5_0,mlx5_1")
                        : "auto",
                ports.orElse(PortRange.USUAL));
    }

    private String automatic(RecipeField field) {
        String text = counts(field) ? read.word(field, INTERFACE_FORM, "auto, or a name such as eth0") : "";
        return text.equals("auto") ? "" : text;
    }

    private JobSpec.Survival survival(JobSpec.Resources resources) {
        int nodes = resources.nodes();
        int least = counts(MIN_NODES) ? read.number(MIN_NODES, 1, nodes) : nodes;
        if (least > nodes) {
            read.error(MIN_NODES, "it is " + least + " of " + nodes + " nodes", "write " + nodes + " at most");
        }
        int checkpoint = counts(CHECKPOINT_SECONDS) ? read.number(CHECKPOINT_SECONDS, 0, 0) : 0;
        if (checkpoint > 0 && (checkpoint < LEAST_WARNING || checkpoint > MOST_WARNING)) {
            read.error(
                    CHECKPOINT_SECONDS,
                    "it is " + checkpoint,
                    "write " + LEAST_WARNING + " to " + MOST_WARNING
                            + " seconds: Slurm takes up to a minute to send it");
        }
        if (checkpoint > 0
                && resources
                        .time()
                        .filter(time -> time.toSeconds() <= checkpoint)
                        .isPresent()) {
            read.error(CHECKPOINT_SECONDS, "it is before the job's beginning", "write less than the time limit");
        }
        if (checkpoint > 0 && !read.isGiven(TIME)) {
            read.note(
                    CHECKPOINT_SECONDS,
                    "it counts from the partition's own time limit, which may be none",
                    "write a time limit");
        }
        return new JobSpec.Survival(
                counts(MAX_RESTARTS) ? read.number(MAX_RESTARTS, 0, 0) : 0,
                Math.min(least, nodes),
                checkpoint,
                counts(REQUEUE) && read.flag(REQUEUE));
    }

    private Set<Profiler> profilers(JobSpec.Resources resources) {
        var chosen = EnumSet.noneOf(Profiler.class);
        if (!counts(PROFILERS)) {
            return chosen;
        }
        List<String> words =
                List.of(Profiler.values()).stream().map(Profiler::word).toList();
        for (String line : read.lines(PROFILERS)) {
            String word = line.strip();
            Profiler.find(word)
                    .ifPresentOrElse(
                            chosen::add,
                            () -> read.error(
                                    PROFILERS,
                                    "there is no '" + word + "'",
                                    Nearest.only(word, words)
                                            .map(near -> "write " + near)
                                            .orElse("write one of " + String.join(", ", words))));
        }
        if (chosen.contains(Profiler.NVITOP) && resources.gpusPerNode() == 0) {
            read.error(PROFILERS, "nvitop watches GPUs, and none are asked for", "leave it out");
        }
        return chosen;
    }
}
