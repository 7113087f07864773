package trainyard.core.job.oumi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.job.JobSpec;
import trainyard.core.job.JobYaml;
import trainyard.core.job.ReadRecipe;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.ScriptRenderer;
import trainyard.core.render.Templates;

class OumiJobTest {
    private static String job(String name) throws Exception {
        try (var in = OumiJobTest.class.getResourceAsStream("/trainyard/job/oumi/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"every-field", "small", "loose"})
    void what_is_read_is_written_again_with_the_same_meaning(String name) throws Exception {
        String yaml = job(name);
        Recipe recipe = OumiJob.read(yaml).recipe();
        assertEquals(JobYaml.read(yaml), JobYaml.read(OumiJob.write(recipe, "")));
        // The recipe's own file loses nothing of it either.
        Recipe kept = RecipeFile.read(RecipeFile.write(recipe)).recipe();
        assertEquals(recipe, kept);
        assertEquals(JobYaml.read(yaml), JobYaml.read(OumiJob.write(kept, "")));
    }

    @Test
    void every_field_is_understood_or_kept() throws Exception {
        Recipe recipe = OumiJob.read(job("every-field")).recipe();
        assertEquals("2", recipe.text(RecipeField.NODES));
        assertEquals("H100", recipe.text(RecipeField.GPU_TYPE));
        assertEquals("8", recipe.text(RecipeField.GPUS_PER_NODE));
        assertEquals("96", recipe.text(RecipeField.CPUS_PER_RANK));
        assertEquals("512G", recipe.text(RecipeField.MEMORY));
        var kept = (Map<?, ?>) recipe.others().get(RecipeFile.OUMI);
        assertEquals("ada", kept.get("user"));
        assertEquals(Map.of("/data/model", "./model"), kept.get("file_mounts"));
    }

    @Test
    void the_script_has_the_order_of_oumi() throws Exception {
        ReadRecipe read = ReadRecipe.of(OumiJob.read(job("every-field")).recipe());
        JobSpec spec = read.spec().orElseThrow(() -> new AssertionError(read.problems()));
        String script = new ScriptRenderer(Templates.shipped()).render(spec);
        List<String> order = List.of(
                "#SBATCH --nodes=2",
                "#SBATCH --gpus-per-node=H100:8",
                "#SBATCH --partition=from-setup",
                "#SBATCH --time=01:00:00",
                "export WANDB_PROJECT=oumi",
                "pip install -r requirements.txt",
                "srun torchrun train.py");
        int last = -1;
        for (String line : order) {
            int at = script.indexOf("\n" + line + "\n");
            assertTrue(at > last, line + " is not after the one before in\n" + script);
            last = at;
        }
    }
}
