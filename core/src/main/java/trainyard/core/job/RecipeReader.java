package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.Nearest;
import trainyard.core.slurm.TimeLimit;

/** Understands a recipe, or says at each field why not. */
final class RecipeReader {
    private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_.-]+(,[A-Za-z0-9_.-]+)*");
    private static final Pattern CONSTRAINT_FORM = Pattern.compile("[A-Za-z0-9_.&|*()\\[\\]-]+");
    private static final Pattern IMAGE_FORM = Pattern.compile("[A-Za-z0-9_./+@:#=-]+");
    private static final Pattern INTERFACE_FORM = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern ADAPTERS = Pattern.compile("[A-Za-z0-9_:,.-]+");
    private static final Pattern MEMORY_FORM = Pattern.compile("[0-9]{1,9}[KMGTkmgt]?");

    private static final Pattern HOSTLIST = Pattern.compile("[A-Za-z0-9_.,\\[\\]-]+");

    /** Slurm looks once a minute, so a shorter warning may come too late (sbatch(1), --signal); it takes 16 bits. */
    private static final int LEAST_WARNING = 60;

    private static final int MOST_WARNING = 65_535;

    /** What each recipe sets itself. */
    private static final Set<String> OWN =
            Set.of("RANK", "LOCAL_RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT");

    private static final Pattern SECRET =
            Pattern.compile(".*(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|CREDENTIAL).*");

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
        recipe.values().keySet().stream()
                .filter(field -> !field.isFor(kind))
                .forEach(field -> read.note(field, "a " + kind.title() + " job has no use for it", "leave it out"));
        JobSpec.Resources resources = resources();
        return new JobSpec(
                kind,
                name(),
                program(),
                resources,
                container(),
                environment(),
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
        command.stream()
                .filter(RecipeReader::looksLikeShell)
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

    private static boolean looksLikeShell(String word) {
        return word.contains("$") || word.contains("`");
    }

    private JobSpec.Resources resources() {
        int gpus = read.number(GPUS_PER_NODE, 0, 0);
        boolean ranked = counts(RANKS_PER_NODE);
        int ranks = ranked ? read.number(RANKS_PER_NODE, 1, Math.max(1, gpus)) : 1;
        if (ranked && gpus > 0 && ranks > gpus) {
            read.note(
                    RANKS_PER_NODE,
                    ranks + " ranks share " + gpus + " GPUs",
                    "leave it out for one rank a GPU: NCCL refuses two ranks on one");
        }
        if (read.isGiven(GPU_TYPE) && gpus == 0) {
            read.error(GPU_TYPE, "a type is given, and no GPUs", "write how many in gpus_per_node");
        }
        return new JobSpec.Resources(
                read.word(PARTITION, NAMES, "a partition, or several with commas"),
                counts(NODES) ? read.number(NODES, 1, 1) : 1,
                gpus,
                read.word(GPU_TYPE),
                ranks,
                read.number(CPUS_PER_RANK, 1, 1),
                memory(),
                time(),
                read.word(ACCOUNT),
                read.word(QOS),
                read.word(RESERVATION),
                read.word(CONSTRAINT, CONSTRAINT_FORM, "features, with & | and brackets"),
                hosts(NODELIST),
                hosts(EXCLUDE),
                read.flag(EXCLUSIVE));
    }

    private String memory() {
        String text = read.text(MEMORY);
        if (!text.isEmpty()
                && (!MEMORY_FORM.matcher(text).matches() || Memory.parseMb(text).isEmpty())) {
            read.error(MEMORY, "'" + text + "' is no size", "write such as 64G, or 0 for all that a node has");
            return "";
        }
        return text;
    }

    private Optional<Duration> time() {
        String text = read.text(TIME);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> time = TimeLimit.parse(text).filter(Duration::isPositive);
        if (time.isEmpty()) {
            read.error(TIME, "'" + text + "' is no time", "write minutes, 24:00:00 or 7-00:00:00");
        }
        return time;
    }

    private String hosts(RecipeField field) {
        String text = read.text(field);
        try {
            Hostlist.expand(text);
        } catch (IllegalArgumentException malformed) {
            read.error(field, String.valueOf(malformed.getMessage()), "write a hostlist such as gpu-[01-04]");
            return "";
        }
        return read.word(field, HOSTLIST, "a hostlist such as gpu-[01-04]");
    }

    private JobSpec.Container container() {
        ContainerRuntime runtime = counts(RUNTIME)
                ? ContainerRuntime.find(read.choice(RUNTIME, "none")).orElse(ContainerRuntime.NONE)
                : ContainerRuntime.NONE;
        if (runtime == ContainerRuntime.NONE) {
            if (counts(IMAGE) && read.isGiven(IMAGE)) {
                read.error(IMAGE, "there is no runtime to start it", "choose one in runtime, or leave the image out");
            }
            return new JobSpec.Container(runtime, "", List.of());
        }
        return new JobSpec.Container(runtime, image(runtime), runtime == ContainerRuntime.OCI ? ociBinds() : binds());
    }

    private String image(ContainerRuntime runtime) {
        if (!read.isGiven(IMAGE)) {
            read.error(IMAGE, "it is missing", "name what " + runtime.title() + " starts");
            return "";
        }
        String text = read.text(IMAGE);
        if (runtime == ContainerRuntime.OCI || runtime == ContainerRuntime.APPTAINER && !text.contains("://")) {
            return read.path(IMAGE, text).orElse("");
        }
        if (runtime == ContainerRuntime.PYXIS && text.endsWith(".sif")) {
            read.error(IMAGE, "a .sif file is Apptainer's", "name a .sqsh file, or REGISTRY#IMAGE:TAG");
        }
        return read.word(IMAGE, IMAGE_FORM, "a path, or REGISTRY#IMAGE:TAG");
    }

    private List<JobSpec.Bind> ociBinds() {
        if (read.isGiven(BINDS)) {
            read.error(
                    BINDS,
                    "what an OCI container sees stands in its bundle",
                    "add the mounts to config.json there, and leave this out");
        }
        return List.of();
    }

    private List<JobSpec.Bind> binds() {
        return read.lines(BINDS).stream()
                .map(String::strip)
                .flatMap(line -> bind(line).stream())
                .toList();
    }

    private Optional<JobSpec.Bind> bind(String line) {
        String[] parts = line.split(":", -1);
        String mode = parts.length == 3 ? parts[2] : "rw";
        if (parts.length > 3 || !mode.equals("ro") && !mode.equals("rw")) {
            read.error(BINDS, "'" + line + "' has another form", "write /data, /data:/mnt or /data:/mnt:ro");
            return Optional.empty();
        }
        Optional<String> source = read.path(BINDS, parts[0]);
        Optional<String> target = parts.length == 1 ? source : read.path(BINDS, parts[1]);
        return source.flatMap(from -> target.map(to -> new JobSpec.Bind(from, to, mode.equals("ro"))));
    }

    private JobSpec.Environment environment() {
        var variables = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> pair : read.pairs(ENVIRONMENT).entrySet()) {
            String name = pair.getKey();
            if (kind.startsProgram() && OWN.contains(name)) {
                read.error(ENVIRONMENT, name + " is what the recipe sets itself", "leave it out");
            } else if (SECRET.matcher(name).matches()) {
                read.error(
                        ENVIRONMENT,
                        name + " looks like a secret, and others can read a job's script",
                        "write it into a file with mode 600, and name that in environment_file");
            } else {
                variables.put(name, pair.getValue());
            }
            if (looksLikeShell(pair.getValue())) {
                read.note(
                        ENVIRONMENT,
                        "the value of " + name + " is kept as it stands: no shell replaces anything in it",
                        "write the value itself, where another one is meant");
            }
        }
        return new JobSpec.Environment(variables, counts(ENVIRONMENT_FILE) ? read.path(ENVIRONMENT_FILE) : "");
    }

    private JobSpec.Network network(JobSpec.Resources resources) {
        String backend = counts(BACKEND) ? read.choice(BACKEND, "auto") : "auto";
        if (backend.equals("nccl") && resources.gpusPerNode() == 0) {
            read.error(BACKEND, "NCCL needs GPUs, and none are asked for", "choose gloo, or ask for GPUs");
        }
        String port = read.text(PORTS);
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
