package trainyard.core.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What can be said in a recipe. A value is text: a list has one item a line, a mapping one {@code NAME=value} a line. An
 * empty text is a value not given.
 */
public enum RecipeField {
    RECIPE(Section.PROGRAM, Form.CHOICE, "Recipe", "How the processes are started.", _ -> true),
    NAME(Section.PROGRAM, Form.TEXT, "Name", "The job's name in squeue.", _ -> true),
    COMMAND(
            Section.PROGRAM,
            Form.LINES,
            "Program",
            "Program and arguments, one a line. No shell reads them.",
            RecipeKind::startsProgram),
    SETUP(Section.PROGRAM, Form.SHELL, "Setup", "Shell lines that run first.", kind -> kind == RecipeKind.SCRIPT),
    RUN(Section.PROGRAM, Form.SHELL, "Lines", "Shell lines that are the job.", kind -> kind == RecipeKind.SCRIPT),
    WORK_FOLDER(
            Section.PROGRAM,
            Form.TEXT,
            "Work folder",
            "Where the program starts: a folder that all nodes see.",
            _ -> true),
    OUTPUT_FOLDER(
            Section.PROGRAM,
            Form.TEXT,
            "Output folder",
            "Where outputs, error files and traces go; made before the job is submitted. Else outputs in the work folder.",
            kind -> kind != RecipeKind.INTERACTIVE),
    SWEEP(
            Section.PROGRAM,
            Form.PAIRS,
            "Parameters",
            "One a line: lr=0.1,0.01. Each combination is a task, and gets --lr 0.1.",
            kind -> kind == RecipeKind.ARRAY),
    ARRAY(
            Section.PROGRAM,
            Form.TEXT,
            "Task numbers",
            "Such as 0-9, or 0-9%2 for two at a time; without it, as many as there are combinations.",
            kind -> kind == RecipeKind.ARRAY),

    PARTITION(Section.RESOURCES, Form.TEXT, "Partition", "Without it, the cluster's default.", _ -> true),
    NODES(Section.RESOURCES, Form.NUMBER, "Nodes", "How many.", kind -> !kind.isOneNode()),
    GPUS_PER_NODE(Section.RESOURCES, Form.NUMBER, "GPUs per node", "0 for a job without GPUs.", _ -> true),
    GPU_TYPE(Section.RESOURCES, Form.TEXT, "GPU type", "As gres.conf names it; any, where it is empty.", _ -> true),
    RANKS_PER_NODE(
            Section.RESOURCES,
            Form.NUMBER,
            "Ranks per node",
            "Without it, one for each GPU, and one where there are none.",
            kind -> kind == RecipeKind.TORCHRUN || kind.isRankByRank()),
    CPUS_PER_RANK(Section.RESOURCES, Form.NUMBER, "CPUs per rank", "Without it, one.", _ -> true),
    MEMORY(Section.RESOURCES, Form.TEXT, "Memory per node", "Such as 64G; 0 is all that the node has.", _ -> true),
    TIME(Section.RESOURCES, Form.TEXT, "Time limit", "Such as 30, 24:00:00, 7-00:00:00.", _ -> true),
    ACCOUNT(Section.RESOURCES, Form.TEXT, "Account", "Whom the time is charged to.", _ -> true),
    QOS(Section.RESOURCES, Form.TEXT, "QOS", "Quality of service.", _ -> true),
    RESERVATION(Section.RESOURCES, Form.TEXT, "Reservation", "Nodes that are kept for somebody.", _ -> true),
    CONSTRAINT(Section.RESOURCES, Form.TEXT, "Features", "What the nodes must have: ib&nvme.", _ -> true),
    NODELIST(Section.RESOURCES, Form.TEXT, "These nodes", "Nodes that must be among the job's.", _ -> true),
    EXCLUDE(Section.RESOURCES, Form.TEXT, "Not these nodes", "Nodes to keep away from.", _ -> true),
    EXCLUSIVE(Section.RESOURCES, Form.FLAG, "Whole nodes", "No other job on them.", _ -> true),

    RUNTIME(Section.CONTAINER, Form.CHOICE, "Runtime", "What starts the container.", kind -> kind != RecipeKind.SCRIPT),
    IMAGE(
            Section.CONTAINER,
            Form.TEXT,
            "Image",
            "A .sif file for Apptainer, a name or .sqsh file for Pyxis, an unpacked bundle's folder for OCI.",
            kind -> kind != RecipeKind.SCRIPT),
    BINDS(
            Section.CONTAINER,
            Form.LINES,
            "Folders",
            "What the container sees, one a line: /data, /data:/mnt, /data:/mnt:ro.",
            kind -> kind != RecipeKind.SCRIPT),

    ENVIRONMENT(
            Section.ENVIRONMENT,
            Form.PAIRS,
            "Variables",
            "NAME=value, one a line. No secrets: others can read a job's script.",
            _ -> true),
    ENVIRONMENT_FILE(
            Section.ENVIRONMENT,
            Form.TEXT,
            "Secrets' file",
            "A file of NAME=value lines on the cluster, readable by you alone (mode 600).",
            kind -> kind != RecipeKind.SCRIPT),
    BACKEND(
            Section.NETWORK,
            Form.CHOICE,
            "Backend",
            "auto: NCCL with GPUs, else Gloo.",
            kind -> kind.startsProgram() && !kind.isOneNode()),
    INTERFACE(
            Section.NETWORK,
            Form.TEXT,
            "Interface",
            "auto: the one that carries the first node's address.",
            kind -> kind.startsProgram() && !kind.isOneNode()),
    INFINIBAND(
            Section.NETWORK,
            Form.TEXT,
            "InfiniBand",
            "auto: what NCCL finds; off; or adapters: mlx5_0,mlx5_1.",
            kind -> kind.startsProgram() && !kind.isOneNode()),
    PORTS(
            Section.NETWORK,
            Form.TEXT,
            "Ports",
            "Where the ranks meet: a free one of these, not among those of PMIx.",
            RecipeKind::startsProgram),

    MAX_RESTARTS(
            Section.SURVIVAL,
            Form.NUMBER,
            "Restarts",
            "How often torchrun starts the ranks again after one failed.",
            kind -> kind == RecipeKind.TORCHRUN),
    MIN_NODES(
            Section.SURVIVAL,
            Form.NUMBER,
            "Goes on with",
            "Nodes that are enough when others fail; without it, all.",
            kind -> kind == RecipeKind.TORCHRUN),
    CHECKPOINT_SECONDS(
            Section.SURVIVAL,
            Form.NUMBER,
            "Warn before the end",
            "Seconds before the time limit at which SIGUSR1 tells the ranks to save.",
            RecipeKind::startsProgram),
    REQUEUE(
            Section.SURVIVAL,
            Form.FLAG,
            "Queue again",
            "After that warning, and when a node fails, the job waits again and goes on.",
            RecipeKind::startsProgram),
    PROFILERS(
            Section.SURVIVAL,
            Form.LINES,
            "Profilers",
            "py-spy, torch, nvitop; one a line. They must be in the image.",
            RecipeKind::startsProgram);

    private final Section section;
    private final Form form;
    private final String title;
    private final String help;
    private final Predicate<RecipeKind> kinds;

    RecipeField(Section section, Form form, String title, String help, Predicate<RecipeKind> kinds) {
        this.section = section;
        this.form = form;
        this.title = title;
        this.help = help;
        this.kinds = kinds;
    }

    /** Where it stands in a form. */
    public enum Section {
        PROGRAM("What runs"),
        RESOURCES("Resources"),
        CONTAINER("Container"),
        ENVIRONMENT("Environment"),
        NETWORK("Network"),
        SURVIVAL("Restarts and profiling");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What its text is. */
    public enum Form {
        TEXT,
        NUMBER,
        /** One of {@link #choices()}. */
        CHOICE,
        /** {@code true}, or empty. */
        FLAG,
        /** A list. */
        LINES,
        /** A mapping. */
        PAIRS,
        /** Lines of a shell's script. */
        SHELL
    }

    /** The key in a recipe's file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecipeField> find(String key) {
        return Stream.of(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    public Section section() {
        return section;
    }

    public Form form() {
        return form;
    }

    public String title() {
        return title;
    }

    /** One clause: what it means, and its unit. */
    public String help() {
        return help;
    }

    /** Whether a recipe of this kind has a use for it. */
    public boolean isFor(RecipeKind kind) {
        return kinds.test(kind);
    }

    /** All that a {@link Form#CHOICE} may be; empty for other forms. */
    public List<String> choices() {
        return switch (this) {
            case RECIPE -> Stream.of(RecipeKind.values()).map(RecipeKind::word).toList();
            case RUNTIME ->
                Stream.of(ContainerRuntime.values()).map(ContainerRuntime::word).toList();
            case BACKEND -> List.of("auto", "nccl", "gloo");
            default -> List.of();
        };
    }
}
