package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.Memory;
import trainyard.core.slurm.TimeLimit;

/** Reads what a recipe asks Slurm for. */
final class ResourcesReader {
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_.-]+(,[A-Za-z0-9_.-]+)*");
    private static final Pattern CONSTRAINT_FORM = Pattern.compile("[A-Za-z0-9_.&|*()\\[\\]-]+");
    private static final Pattern MEMORY_FORM = Pattern.compile("[0-9]{1,9}[KMGTkmgt]?");
    private static final Pattern HOSTLIST = Pattern.compile("[A-Za-z0-9_.,\\[\\]-]+");

    private final RecipeKind kind;
    private final FieldReader read;

    ResourcesReader(RecipeKind kind, FieldReader read) {
        this.kind = kind;
        this.read = read;
    }

    JobSpec.Resources resources() {
        int gpus = read.number(GPUS_PER_NODE, 0, 0);
        boolean ranked = RANKS_PER_NODE.isFor(kind);
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
                NODES.isFor(kind) ? read.number(NODES, 1, 1) : 1,
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
}
