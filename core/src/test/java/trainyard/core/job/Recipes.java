package trainyard.core.job;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Whole recipes in files, each with the script that comes of it. */
    static final List<String> KEPT = List.of(
            "torchrun-everything", "torchrun-pyxis", "mpi", "ranks-requeue", "sweep", "interactive", "own-lines");

    static Recipe kept(String name) throws Exception {
        return RecipeFile.read(text(name + ".yaml")).recipe();
    }

    /** A file of those. */
    static String text(String file) throws Exception {
        try (var in = Recipes.class.getResourceAsStream("/trainyard/job/scripts/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Scripts by what they are: of each combination, of each kept recipe, and of each kind with all that it may have. */
    static Map<String, String> scripts() throws Exception {
        var scripts = new LinkedHashMap<String, String>();
        for (Combination one : combinations()) {
            scripts.put(one.toString(), script(one.recipe()));
        }
        for (String name : KEPT) {
            scripts.put(name, script(kept(name)));
        }
        for (RecipeKind kind : COMPOSED) {
            for (ContainerRuntime runtime : ContainerRuntime.values()) {
                Combination one = new Combination(kind, runtime, kind.isOneNode() ? 1 : 3, 2);
                scripts.put(one + ", all", script(withAll(one.recipe(), kind)));
            }
        }
        return scripts;
    }

    private static Recipe withAll(Recipe recipe, RecipeKind kind) {
        var all = recipe;
        var values = new LinkedHashMap<RecipeField, String>();
        values.put(RecipeField.TIME, "1:00:00");
        values.put(RecipeField.ENVIRONMENT, "NOTE=it's $HOME\nPLAIN=1");
        values.put(RecipeField.ENVIRONMENT_FILE, "/shared/secrets.env");
        values.put(RecipeField.INTERFACE, "eth0");
        values.put(RecipeField.INFINIBAND, "mlx5_0,mlx5_1");
        values.put(RecipeField.MAX_RESTARTS, "2");
        values.put(RecipeField.MIN_NODES, "2");
        values.put(RecipeField.CHECKPOINT_SECONDS, "120");
        values.put(RecipeField.REQUEUE, "true");
        values.put(RecipeField.PROFILERS, "py-spy\ntorch\nnvitop");
        values.put(RecipeField.SWEEP, "lr=0.1,$x\nname=it's");
        values.put(RecipeField.ARRAY, "0-1");
        for (Map.Entry<RecipeField, String> value : values.entrySet()) {
            all = value.getKey().isFor(kind) ? all.with(value.getKey(), value.getValue()) : all;
        }
        return all;
    }

    public static String script(Recipe recipe) throws Exception {
        ReadRecipe read = ReadRecipe.of(recipe);
        JobSpec spec = read.spec().orElseThrow(() -> new AssertionError(read.problems()));
        return new ScriptRenderer(Templates.shipped()).render(spec);
    }
}
