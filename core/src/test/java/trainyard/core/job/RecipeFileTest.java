package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static trainyard.core.job.RecipeField.*;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.plan.yaml.YamlSyntaxException;

class RecipeFileTest {
    /** What of each form a writer of YAML may take for something else. */
    private static List<String> texts(RecipeField field) {
        return switch (field.form()) {
            case TEXT, CHOICE ->
                List.of(
                        "plain",
                        "24:00:00",
                        "7-00:00:00",
                        "30",
                        "0-9",
                        "0-9%2",
                        "01",
                        "1e3",
                        "yes",
                        "null",
                        "~",
                        "a: b",
                        "#x",
                        "it's",
                        "\"x\"",
                        "- x",
                        "0x10",
                        "3.10",
                        "[a]",
                        "*x",
                        "&x",
                        "!x",
                        "%x",
                        "@x",
                        "`x`");
            case NUMBER -> List.of("0", "8", "08", "-1", "many", "1000000000000");
            case FLAG -> List.of("true", "false", "maybe");
            case LINES -> List.of("one", "--flag\n8\n24:00:00\n  kept\ntrue\n#\n- x\n'", "$(x)\n`x`\n{a}\n\"");
            case PAIRS -> List.of("A=1", "A=1\nB=true\nC=\nD=a=b\nE=x y ", "no equals", "A=1\nA=2");
            case SHELL -> List.of("one", "one\ntwo", "if x; then\n\ty\nfi\n", "\n  indented\n", "# x: y\n- z");
        };
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_read_as_the_same(RecipeField field) throws Exception {
        for (String text : texts(field)) {
            Recipe recipe = Recipe.of(RecipeKind.SINGLE).with(field, text);
            String yaml = RecipeFile.write(recipe);
            RecipeFile read = RecipeFile.read(yaml);
            assertEquals(recipe, read.recipe(), yaml);
            assertEquals(List.of(), read.notes(), yaml);
            assertEquals(yaml, RecipeFile.write(read.recipe()));
        }
    }

    @Test
    void a_recipe_is_read_as_people_write_it() throws Exception {
        Recipe recipe = RecipeFile.read("""
                # A try.
                recipe: array
                command: [python3, tune.py, --fast]
                nodes: 2
                time: 24:00:00
                array: 0-9
                exclusive: yes
                requeue: no
                gpu_type:
                sweep:
                  lr: [0.1, 0.01]
                  batch: 8
                environment: {A: 1, B: 'x y'}
                setup: |
                  module load cuda
                  cd x
                """).recipe();
        assertEquals("python3\ntune.py\n--fast", recipe.text(COMMAND));
        assertEquals("2", recipe.text(NODES));
        assertEquals("24:00:00", recipe.text(TIME));
        assertEquals("0-9", recipe.text(ARRAY));
        assertEquals("true", recipe.text(EXCLUSIVE));
        assertEquals("false", recipe.text(REQUEUE));
        assertEquals("", recipe.text(GPU_TYPE));
        assertEquals("lr=0.1,0.01\nbatch=8", recipe.text(SWEEP));
        assertEquals("A=1\nB=x y", recipe.text(ENVIRONMENT));
        assertEquals("module load cuda\ncd x\n", recipe.text(SETUP));
    }

    @Test
    void an_alias_is_what_it_stands_for() throws Exception {
        assertEquals(
                "/a",
                RecipeFile.read("work_folder: &w /a\noutput_folder: *w\n")
                        .recipe()
                        .text(OUTPUT_FOLDER));
    }

    @Test
    void keys_of_others_are_kept_and_told() throws Exception {
        RecipeFile read = RecipeFile.read("recipe: single\nnode: 2\nx-team: {a: [1, 2]}\noumi: {user: ada}\n");
        assertEquals(
                List.of(
                        "There is no field 'node'; 'nodes' is the nearest.",
                        "There is no field 'x-team'; it is kept, and means nothing."),
                read.notes());
        Recipe again = RecipeFile.read(RecipeFile.write(read.recipe())).recipe();
        assertEquals(read.recipe(), again);
        assertEquals(Map.of("a", List.of(1, 2)), again.others().get("x-team"));
        assertEquals(Map.of("user", "ada"), again.others().get("oumi"));
    }

    @Test
    void items_that_do_not_survive_are_told() throws Exception {
        RecipeFile read = RecipeFile.read("recipe: single\ncommand:\n- sh\n- -c\n- |\n  a\n  b\n- ''\n");
        assertEquals(
                List.of(
                        "An item of 'command' has several lines: each is read as an item of its own.",
                        "An empty item of 'command' is left out."),
                read.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "just text", "a: [", "\tx: 1", "a: 1\n b: 2"})
    void what_is_no_recipe_is_said_with_its_place(String text) {
        var broken = assertThrows(YamlSyntaxException.class, () -> RecipeFile.read(text));
        assertTrue(broken.line() >= 1 && broken.column() >= 1);
        assertTrue(broken.getMessage() != null && !broken.getMessage().isBlank());
    }
}
