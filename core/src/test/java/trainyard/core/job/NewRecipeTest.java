package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewRecipeTest {
    @ParameterizedTest
    @EnumSource
    void it_renders_once_work_folder_and_program_are_there(RecipeKind kind) throws Exception {
        for (ContainerRuntime runtime : ContainerRuntime.values()) {
            String text = NewRecipe.text(kind, kind == RecipeKind.SCRIPT ? ContainerRuntime.NONE : runtime);
            String filled = text.replace("\nwork_folder:\n", "\nwork_folder: /shared/work\n")
                    .replace("\ncommand:\n", "\ncommand: [python3, train.py]\n");
            RecipeFile read = RecipeFile.read(filled);
            assertEquals(List.of(), read.notes(), filled);
            assertEquals(List.of(), ReadRecipe.of(read.recipe()).problems(), filled);
            assertTrue(Recipes.script(read.recipe()).startsWith("#!/bin/bash\n"));
            for (RecipeField field : RecipeField.values()) {
                assertEquals(
                        field.isFor(kind),
                        text.lines().anyMatch(line -> line.matches("(# )?" + field.key() + ":.*"))
                                && text.contains("# " + field.help()),
                        field + " in\n" + text);
            }
        }
    }
}
