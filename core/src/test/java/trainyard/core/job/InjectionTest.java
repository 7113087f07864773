package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** No text of a field is ever a shell's, but for the lines that are meant to be. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class InjectionTest {
    private static final List<String> TEXTS = List.of(
            "$(touch MARK)",
            "`touch MARK`",
            "'; touch MARK; '",
            "\"; touch MARK; \"",
            "a\ntouch MARK",
            "a\n#SBATCH --wrap=x",
            "--wrap=x",
            "[0]=$(touch MARK)",
            "\\$(touch MARK)",
            "x$'\\n'touch MARK");

    private static final List<RecipeKind> KINDS =
            List.of(RecipeKind.TORCHRUN, RecipeKind.RANKS, RecipeKind.ARRAY, RecipeKind.INTERACTIVE, RecipeKind.SCRIPT);

    @TempDir
    private Path temporary;

    private StandIns standIns;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(StandIns.canRun(), "there is no bash");
        standIns = new StandIns(temporary);
    }

    private record Case(RecipeKind kind, RecipeField field, String text) {
        /** A field that holds pairs is tried as a value, as a name, and whole. */
        static Stream<Case> of(RecipeKind kind, RecipeField field, String text) {
            return field.form() == RecipeField.Form.PAIRS
                    ? Stream.of("NOTE=" + text, text + "=x", text).map(one -> new Case(kind, field, one))
                    : Stream.of(new Case(kind, field, text));
        }

        @Override
        public String toString() {
            return kind.word() + ", " + field.key() + ": " + text.replace("\n", "\\n");
        }
    }

    @TestFactory
    Stream<DynamicTest> a_field_is_refused_or_reaches_the_program_as_it_stands() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(RecipeField.values())
                        .filter(field -> field.isFor(kind) && field.form() != RecipeField.Form.SHELL)
                        .flatMap(field -> TEXTS.stream().flatMap(text -> Case.of(kind, field, text))))
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> look(one)));
    }

    private Recipe base(RecipeKind kind) {
        Recipe recipe = Recipe.of(kind)
                .with(RecipeField.NAME, "train")
                .with(RecipeField.WORK_FOLDER, standIns.workFolder.toString())
                .with(RecipeField.GPUS_PER_NODE, "2")
                .with(RecipeField.TIME, "1:00:00");
        if (kind == RecipeKind.SCRIPT) {
            return recipe.with(RecipeField.RUN, "show");
        }
        recipe = recipe.with(RecipeField.RUNTIME, "apptainer").with(RecipeField.IMAGE, "/images/torch.sif");
        recipe = kind.isOneNode() ? recipe : recipe.with(RecipeField.NODES, "2");
        recipe = kind.startsProgram() ? recipe.with(RecipeField.COMMAND, "show") : recipe;
        return kind == RecipeKind.ARRAY ? recipe.with(RecipeField.SWEEP, "lr=1") : recipe;
    }

    private void look(Case one) throws Exception {
        String text = one.field() == RecipeField.COMMAND ? "show\n" + one.text() : one.text();
        Recipe recipe = base(one.kind()).with(one.field(), text);
        ReadRecipe read = ReadRecipe.of(recipe);
        if (read.spec().isEmpty()) {
            assertTrue(
                    read.problems().stream().anyMatch(problem -> problem.isError() && problem.field() == one.field()),
                    () -> read.problems().toString());
            return;
        }
        String script = Recipes.script(recipe);
        var ended = standIns.run(script);
        assertEquals(0, ended.status(), () -> ended.output() + script);
        assertFalse(standIns.hasFile("MARK"), script);
        if (one.kind().startsProgram()) {
            var expected = new ArrayList<>(recipe.lines(RecipeField.COMMAND));
            expected.removeFirst();
            read.spec().get().program().tasks().parameters().stream()
                    .findFirst()
                    .ifPresent(expected::addAll);
            assertEquals(expected, standIns.words().orElseThrow(() -> new AssertionError(ended.output())));
        }
        if (one.field() == RecipeField.ENVIRONMENT && one.kind() != RecipeKind.INTERACTIVE) {
            List<String> environment = standIns.environment();
            recipe.lines(RecipeField.ENVIRONMENT)
                    .forEach(line -> assertTrue(environment.contains(line), () -> line + " is not in " + environment));
        }
        if (one.field() == RecipeField.SWEEP) {
            String value = one.text().lines().findFirst().orElseThrow().replaceFirst("[^=]*=", "");
            assertTrue(standIns.words().orElseThrow().contains(value.split(",")[0].strip()));
        }
    }

    /** The program itself, not an argument. */
    @Test
    void a_program_is_a_name_and_never_a_command_line() throws Exception {
        for (String text : TEXTS) {
            Recipe recipe = base(RecipeKind.TORCHRUN).with(RecipeField.COMMAND, text);
            if (ReadRecipe.of(recipe).spec().isPresent()) {
                standIns.run(Recipes.script(recipe));
                assertFalse(standIns.hasFile("MARK"), text);
            } else {
                assertTrue(text.startsWith("--"), text);
            }
        }
    }

    /** That the tests above can fail at all. */
    @Test
    void lines_of_one_s_own_are_run() throws Exception {
        standIns.run(Recipes.script(base(RecipeKind.SCRIPT).with(RecipeField.RUN, "echo $(touch MARK)")));
        assertTrue(standIns.hasFile("MARK"));
    }

    @Test
    void a_file_of_secrets_is_read_and_not_run() throws Exception {
        Path secrets = temporary.resolve("secrets.env");
        java.nio.file.Files.writeString(
                secrets, "HF_TOKEN=$(touch MARK)\n$(touch MARK)=x\ntouch MARK\nLAST='`touch MARK`'");
        Recipe recipe = base(RecipeKind.TORCHRUN).with(RecipeField.ENVIRONMENT_FILE, secrets.toString());
        secrets.toFile().setReadable(false, false);
        secrets.toFile().setReadable(true, true);
        secrets.toFile().setWritable(false, false);
        var ended = standIns.run(Recipes.script(recipe));
        assertEquals(0, ended.status(), ended.output());
        assertFalse(standIns.hasFile("MARK"));
        assertTrue(standIns.environment().containsAll(Arrays.asList("HF_TOKEN=$(touch MARK)", "LAST='`touch MARK`'")));
        secrets.toFile().setReadable(true, false);
        var refused = standIns.run(Recipes.script(recipe));
        assertEquals(1, refused.status());
        assertTrue(refused.output().contains("can be read by others: chmod 600 it."), refused.output());
    }
}
