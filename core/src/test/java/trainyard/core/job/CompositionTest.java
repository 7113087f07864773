package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.core.render.Templates;

class CompositionTest {
    private static final Composition.Maker MAKER =
            new Composition.Maker(new ScriptRenderer(Templates.shipped()), JobSite.unknown());

    private static Composition begun() throws Exception {
        Recipe recipe = new Recipes.Combination(RecipeKind.TORCHRUN, ContainerRuntime.APPTAINER, 2, 8).recipe();
        return Composition.of(recipe, MAKER);
    }

    private static String line(Composition composition, int line) {
        return composition.text().split("\n", -1)[line - 1];
    }

    @Test
    void a_field_changes_its_lines_and_leaves_those_of_a_hand() throws Exception {
        Composition edited = begun().typed(
                        begun().text().replace("export OMP_NUM_THREADS=1", "export OMP_NUM_THREADS=3  # mine"), MAKER);
        Composition changed = edited.with(edited.recipe().with(RecipeField.NODES, "4"), MAKER);
        assertTrue(changed.text().contains("#SBATCH --nodes=4\n"), changed.text());
        assertTrue(changed.text().contains("srun --nodes=4 "), changed.text());
        assertTrue(changed.text().contains("export OMP_NUM_THREADS=3  # mine\n"), changed.text());
        assertEquals(
                List.of("export OMP_NUM_THREADS=3  # mine"),
                changed.byHand().stream().map(at -> line(changed, at)).toList());
        assertFalse(changed.asRendered().isEdited());
    }

    @Test
    void where_both_change_a_line_the_hand_stays() throws Exception {
        String typed = begun().text().replace("srun --nodes=2 ", "srun --verbose --nodes=2 ");
        Composition edited = begun().typed(typed, MAKER);
        Composition changed = edited.with(edited.recipe().with(RecipeField.NODES, "4"), MAKER);
        assertTrue(changed.text().contains("srun --verbose --nodes=2 "), changed.text());
        assertTrue(changed.text().contains("#SBATCH --nodes=4\n"), changed.text());
    }

    @Test
    void a_directive_changed_by_hand_changes_its_field_and_what_follows_from_it() throws Exception {
        Composition typed = begun().typed(begun().text().replace("#SBATCH --nodes=2", "#SBATCH --nodes=3"), MAKER);
        assertEquals("3", typed.recipe().text(RecipeField.NODES));
        assertTrue(typed.text().contains("srun --nodes=3 "), typed.text());
        assertFalse(typed.isEdited(), typed.byHand().toString());
        Composition added = begun().typed(
                        begun().text()
                                .replace(
                                        "#SBATCH --nodes=2\n",
                                        "#SBATCH --nodes=2\n#SBATCH --account=ml\n#SBATCH --gpus-per-node=h100:4\n"),
                        MAKER);
        assertEquals("ml", added.recipe().text(RecipeField.ACCOUNT));
        Composition gpus = begun().typed(
                        begun().text().replace("#SBATCH --gpus-per-node=8", "#SBATCH --gpus-per-node=h100:4"), MAKER);
        assertEquals("h100", gpus.recipe().text(RecipeField.GPU_TYPE));
        assertEquals("4", gpus.recipe().text(RecipeField.GPUS_PER_NODE));
        Composition half = begun().typed(
                        begun().text().replace("#SBATCH --gpus-per-node=8", "#SBATCH --gpus-per-node=h100:"), MAKER);
        assertEquals("8", half.recipe().text(RecipeField.GPUS_PER_NODE));
        assertTrue(half.text().contains("#SBATCH --gpus-per-node=h100:\n"), "what is being typed stays");
    }

    @Test
    void with_an_error_the_script_stays_as_it_was_and_the_field_says_why() throws Exception {
        Composition wrong = begun().with(begun().recipe().with(RecipeField.NODES, "0"), MAKER);
        assertEquals(begun().text(), wrong.text());
        assertEquals(RecipeField.NODES, wrong.read().problems().getFirst().field());
        Composition mended = wrong.with(wrong.recipe().with(RecipeField.NODES, "1"), MAKER);
        assertTrue(mended.text().contains("#SBATCH --nodes=1\n"));
        assertFalse(mended.isEdited());
    }
}
