package trainyard.app.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.app.composer.ComposerModel.Remark;
import trainyard.core.job.ContainerRuntime;
import trainyard.core.job.JobSite;
import trainyard.core.job.Recipe;
import trainyard.core.job.RecipeField;
import trainyard.core.job.RecipeKind;
import trainyard.core.job.submit.SubmitAnswer;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

class ComposerModelTest {
    private final ComposerModel model = new ComposerModel(Templates.shipped());

    private static JobSite small() {
        var shape = new JobSite.Shape(2, 16, 64_000, Map.of("a100", 4), Set.of());
        var gpu = new JobSite.Part(
                "gpu",
                true,
                true,
                Optional.of(Duration.ofHours(24)),
                OptionalInt.empty(),
                List.of(shape),
                Map.of("cpu", 1.0, "gres/gpu", 10.0));
        return new JobSite(
                List.of(gpu), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    @Test
    void it_begins_with_a_job_that_could_be_submitted() {
        assertTrue(model.isReady());
        assertFalse(model.isUnsaved());
        assertEquals(List.of(), model.remarks());
    }

    @Test
    void what_the_cluster_does_not_have_is_said_at_its_field() {
        model.set(RecipeField.GPUS_PER_NODE, "8");
        assertTrue(model.isReady(), "without a cluster nothing is refused");
        model.site(small(), SlurmVersion.V24_11);
        assertFalse(model.isReady());
        assertEquals(
                "no node of partition gpu has 8 GPUs; write 4 or less",
                model.problem(RecipeField.GPUS_PER_NODE).orElseThrow().sentence());
        assertTrue(model.now().text().contains("--gpus-per-node=8"), "the script is there all the same");
        model.set(RecipeField.GPUS_PER_NODE, "4");
        assertEquals(88, model.cost().orElseThrow().perHour(), "2 nodes x (4 CPUs + 4 GPUs x 10)");
    }

    @Test
    void only_what_works_on_the_cluster_is_offered() {
        assertTrue(model.offers(RecipeField.RUNTIME).contains("pyxis"));
        var bare = new JobSite(
                small().partitions(),
                Optional.of(Set.of("none", "pmi2")),
                Optional.of(Set.of(ContainerRuntime.NONE, ContainerRuntime.APPTAINER)),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        model.site(bare, SlurmVersion.V24_11);
        assertEquals(List.of("apptainer", "none"), model.offers(RecipeField.RUNTIME));
        assertFalse(model.offers(RecipeField.RECIPE).contains("mpi"));
        assertEquals(List.of("gpu"), model.offers(RecipeField.PARTITION));
        assertEquals(List.of("a100"), model.offers(RecipeField.GPU_TYPE));
        model.set(RecipeField.RECIPE, "mpi");
        assertTrue(model.offers(RecipeField.RECIPE).contains("mpi"), "what is chosen is seen");
        assertTrue(model.problem(RecipeField.RECIPE).orElseThrow().what().contains("no PMIx"));
    }

    @Test
    void a_script_from_elsewhere_is_linted() {
        model.open(OpenedText.script(
                "old.sbatch", "#!/bin/bash\n#SBATCH --time=5\nexport MASTER_PORT=29500\necho $MASTER_PORT\n"));
        assertEquals(RecipeKind.SCRIPT, model.now().recipe().kind().orElseThrow());
        assertEquals("old", model.now().recipe().text(RecipeField.NAME));
        assertTrue(
                model.remarks().stream()
                        .anyMatch(remark -> remark instanceof Remark.AtLine(var finding)
                                && finding.rule().equals("fixed-port")),
                model.remarks().toString());
    }

    /** A job that was submitted elsewhere: all that is known of it are its lines. */
    @Test
    void without_a_script_of_its_own_a_recipe_makes_one() {
        model.open(OpenedText.script("job-7", "#!/bin/bash\n#SBATCH --nodes=3\nsrun true\n"), "");
        assertEquals("job-7", model.now().recipe().text(RecipeField.NAME));
        assertTrue(model.now().text().contains("srun true\n"), model.now().text());
        assertFalse(model.now().isEdited());
    }

    @Test
    void what_slurm_said_holds_until_something_changes() {
        model.answer(new SubmitAnswer.Possible(Optional.empty(), "n1", "gpu"));
        assertTrue(model.answer().isPresent());
        model.type(model.now().text() + "# more\n");
        assertTrue(model.answer().isEmpty());
        assertTrue(model.isUnsaved());
        model.kept();
        assertFalse(model.isUnsaved());
    }

    @Test
    void another_recipe_begins_anew() {
        model.type(model.now().text() + "# more\n");
        model.open(Recipe.of(RecipeKind.SINGLE)
                .with(RecipeField.NAME, "one")
                .with(RecipeField.WORK_FOLDER, "/w")
                .with(RecipeField.COMMAND, "true"));
        assertFalse(model.now().isEdited());
        assertTrue(model.now().text().contains("#SBATCH --job-name=one\n"));
    }
}
