package trainyard.core.job;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.render.Templates;

/** Recipes for tests: each kind with each runtime, on so many nodes with so many GPUs. */
public final class Recipes {
    static final List<RecipeKind> COMPOSED = List.of(
            RecipeKind.TORCHRUN,
            RecipeKind.MPI,
            RecipeKind.RANKS,
            RecipeKind.SINGLE,
            RecipeKind.ARRAY,
            RecipeKind.INTERACTIVE);

    private Recipes() {}

    /** One of the combinations. */
    record Combination(RecipeKind kind, ContainerRuntime runtime, int nodes, int gpus) {
        @Override
        public String toString() {
            return kind.word() + ", " + runtime.word() + ", " + nodes + " nodes, " + gpus + " GPUs";
        }

        Recipe recipe() {
            Recipe recipe = Recipe.of(kind)
                    .with(RecipeField.NAME, "train")
                    .with(RecipeField.WORK_FOLDER, "/shared/work")
                    .with(RecipeField.COMMAND, "python3\ntrain.py\n--note\nit's $HOME")
                    .with(RecipeField.GPUS_PER_NODE, Integer.toString(gpus))
                    .with(RecipeField.RUNTIME, runtime.word())
                    .with(RecipeField.IMAGE, image(runtime));
            recipe = kind.isOneNode() ? recipe : recipe.with(RecipeField.NODES, Integer.toString(nodes));
            recipe = kind == RecipeKind.ARRAY ? recipe.with(RecipeField.ARRAY, "0-1") : recipe;
            return kind == RecipeKind.INTERACTIVE ? recipe.with(RecipeField.COMMAND, "") : recipe;
        }
    }

    static String image(ContainerRuntime runtime) {
        return switch (runtime) {
            case NONE -> "";
            case APPTAINER -> "/opt/containers/torch/1.0.0/torch.sif";
            case PYXIS -> "nvcr.io#nvidia/pytorch:24.07-py3";
            case OCI -> "/shared/bundle";
        };
    }

    static List<Combination> combinations() {
        var all = new ArrayList<Combination>();
        for (RecipeKind kind : COMPOSED) {
            for (ContainerRuntime runtime : ContainerRuntime.values()) {
                for (int nodes : kind.isOneNode() ? List.of(1) : List.of(1, 2)) {
                    for (int gpus : List.of(0, 1, 8)) {
                        all.add(new Combination(kind, runtime, nodes, gpus));
                    }
                }
            }
        }
        return all;
    }

    public static String script(Recipe recipe) throws Exception {
        ReadRecipe read = ReadRecipe.of(recipe);
        JobSpec spec = read.spec().orElseThrow(() -> new AssertionError(read.problems()));
        return new ScriptRenderer(Templates.shipped()).render(spec);
    }
}
