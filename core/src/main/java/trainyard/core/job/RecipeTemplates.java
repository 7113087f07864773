package trainyard.core.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The recipes that ship with the program: right but for the work folder, which is the user's. */
public final class RecipeTemplates {
    public static final List<String> NAMES = List.of(
            "torchrun-gpu",
            "torchrun-cpu",
            "mpi",
            "ranks",
            "single-gpu",
            "sweep",
            "interactive",
            "megatron-lm",
            "vllm-serve",
            "nccl-all-reduce");

    private RecipeTemplates() {}

    /** The text of one of {@link #NAMES}, comments and all. */
    public static String text(String name) {
        try (var in = RecipeTemplates.class.getResourceAsStream("/trainyard/recipes/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no recipe '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
