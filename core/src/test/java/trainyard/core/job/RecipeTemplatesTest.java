package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.job.lint.ScriptSite;
import trainyard.core.slurm.SlurmVersion;

class RecipeTemplatesTest {
    static final List<String> NAMES = RecipeTemplates.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void each_renders_as_soon_as_it_has_a_work_folder(String name) throws Exception {
        String text = RecipeTemplates.text(name);
        assertTrue(text.startsWith("# "), "it says what it is for");
        RecipeFile file = RecipeFile.read(text);
        assertEquals(List.of(), file.notes());
        Recipe recipe = file.recipe().with(RecipeField.WORK_FOLDER, "/shared/work");
        assertEquals(List.of(), ReadRecipe.of(recipe).problems());
        String script = Recipes.script(recipe);
        var site = new ScriptSite(Optional.of(true), Set.of("none", "pmix"), Set.of(), "");
        for (SlurmVersion version : SlurmVersion.TESTED) {
            assertEquals(List.of(), ScriptLint.of("job.sh", script, version, site), script);
        }
        ReadRecipe without = ReadRecipe.of(file.recipe());
        boolean needsOne = file.recipe().kind().orElseThrow().startsProgram();
        assertEquals(needsOne ? 1 : 0, without.problems().size(), without.problems()::toString);
    }

    @Test
    void a_name_that_there_is_not_is_no_recipe() {
        assertThrows(IllegalArgumentException.class, () -> RecipeTemplates.text("none"));
    }
}
