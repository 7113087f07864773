package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trainyard.core.render.RenderException;
import trainyard.core.render.Templates;

/** A job in the words of another tool that submits to Slurm. */
public enum Export {
    /** A Python program that submits by submitit. */
    SUBMITIT("submitit.py") {
        @Override
        public Optional<String> refusal(JobSpec spec) {
            return spec.kind().startsProgram()
                    ? Optional.empty()
                    : Optional.of("submitit runs Python functions in a job; of a "
                            + spec.kind().title() + " recipe there is no program that one could start.");
        }

        @Override
        Set<RecipeField> said(JobSpec spec) {
            var said = EnumSet.of(
                    COMMAND,
                    WORK_FOLDER,
                    OUTPUT_FOLDER,
                    SWEEP,
                    PARTITION,
                    NODES,
                    GPUS_PER_NODE,
                    GPU_TYPE,
                    RANKS_PER_NODE,
                    CPUS_PER_RANK,
                    MEMORY,
                    TIME,
                    ACCOUNT,
                    QOS,
                    RESERVATION,
                    CONSTRAINT,
                    NODELIST,
                    EXCLUDE,
                    EXCLUSIVE,
                    ENVIRONMENT,
                    MAX_RESTARTS);
            ContainerRuntime runtime = spec.container().runtime();
            if (runtime == ContainerRuntime.NONE || runtime == ContainerRuntime.APPTAINER) {
                said.addAll(List.of(RUNTIME, IMAGE, BINDS));
            }
            return said;
        }

        @Override
        Map<String, Object> model(JobSpec spec) {
            return SubmititModel.of(spec);
        }
    },

    /** A command line of TorchX. */
    TORCHX("torchx.sh") {
        @Override
        public Optional<String> refusal(JobSpec spec) {
            if (spec.kind() != RecipeKind.TORCHRUN) {
                return Optional.of(
                        "TorchX' dist.ddp is torchrun's; a " + spec.kind().title() + " recipe cannot be said to it.");
            }
            return TorchxModel.isPython(spec)
                    ? Optional.empty()
                    : Optional.of("TorchX' dist.ddp starts a Python file or module; '"
                            + spec.program().command().getFirst() + "' is none.");
        }

        @Override
        Set<RecipeField> said(JobSpec spec) {
            return TorchxModel.said(spec);
        }

        @Override
        Map<String, Object> model(JobSpec spec) {
            return TorchxModel.of(spec);
        }
    };

    private final String file;

    Export(String file) {
        this.file = file;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why the tool cannot do such a job at all: one sentence; empty where it can. */
    public abstract Optional<String> refusal(JobSpec spec);

    /** The fields that the tool takes. */
    abstract Set<RecipeField> said(JobSpec spec);

    abstract Map<String, Object> model(JobSpec spec);

    /**
     * The job for the other tool, with a comment that says what of the recipe is not in it.
     *
     * @param recipe that the job was read from
     * @throws IllegalArgumentException where the tool cannot do it: {@link #refusal}
     */
    public String render(Recipe recipe, JobSpec spec, Templates templates) throws RenderException {
        refusal(spec).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        Set<RecipeField> said = said(spec);
        var model = new LinkedHashMap<>(model(spec));
        model.put("title", ScriptRenderer.title(spec));
        model.put(
                "unsaid",
                recipe.values().keySet().stream()
                        .filter(field -> field.isFor(spec.kind()))
                        .filter(field -> field != RECIPE && field != NAME && !said.contains(field))
                        .map(field -> field.key() + " (" + field.title() + ")")
                        .toList());
        return templates.render("jobs/" + file + ".ftl", model);
    }

    public static Optional<Export> find(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
