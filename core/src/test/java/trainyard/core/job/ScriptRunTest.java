package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What composed scripts do when a program ends, and when a signal comes. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class ScriptRunTest {
    /** Python alone takes a signal that it was started to ignore. */
    private static final String SAVES = """
            python3
            -c
            import signal, sys; signal.signal(signal.SIGUSR1, lambda *_: (print("saved", flush=True), sys.exit(3))); \
            print("ready", flush=True); signal.pause()""";

    @TempDir
    private Path temporary;

    private StandIns standIns;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(StandIns.canRun(), "there is no bash");
        standIns = new StandIns(temporary);
    }

    private Recipe recipe(RecipeKind kind, String command) {
        Recipe recipe = Recipe.of(kind)
                .with(RecipeField.NAME, "train")
                .with(RecipeField.WORK_FOLDER, standIns.workFolder.toString())
                .with(RecipeField.TIME, "1:00:00")
                .with(RecipeField.COMMAND, command);
        return kind == RecipeKind.ARRAY ? recipe.with(RecipeField.ARRAY, "0-3") : recipe;
    }

    @ParameterizedTest
    @EnumSource(names = {"TORCHRUN", "MPI", "RANKS", "SINGLE", "ARRAY"})
    void the_program_s_status_is_the_script_s(RecipeKind kind) throws Exception {
        Recipe recipe = recipe(kind, "sh\n-c\nexit 5");
        assertEquals(5, standIns.run(Recipes.script(recipe)).status());
        String waiting = Recipes.script(recipe.with(RecipeField.CHECKPOINT_SECONDS, "60"));
        assertEquals(5, standIns.run(waiting).status());
        assertEquals(
                0,
                standIns.run(Recipes.script(recipe.with(RecipeField.COMMAND, "true")))
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"TORCHRUN, false", "TORCHRUN, true", "SINGLE, false", "SINGLE, true", "ARRAY, true", "RANKS, true"})
    void the_warning_reaches_the_ranks_and_them_alone(RecipeKind kind, boolean requeue) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no Python");
        Recipe recipe = recipe(kind, SAVES)
                .with(RecipeField.CHECKPOINT_SECONDS, "60")
                .with(RecipeField.REQUEUE, Boolean.toString(requeue));
        var ended = standIns.signalled(Recipes.script(recipe), "ready", "USR1");
        assertEquals(3, ended.status(), ended.output());
        assertEquals(
                1, ended.output().lines().filter(line -> line.equals("saved")).count(), ended.output());
        String job = kind == RecipeKind.ARRAY ? "7_0" : "7";
        assertEquals(List.of("--signal=USR1 " + job), standIns.calls("scancel"));
        assertEquals(requeue, standIns.calls("scontrol").contains("requeue " + job));
    }

    @Test
    void a_warning_that_cannot_be_passed_on_does_not_end_the_job() throws Exception {
        String waits = "sh\n-c\necho ready; read -r _ <" + standIns.folder + "/gate; exit 4";
        new ProcessBuilder("mkfifo", standIns.folder + "/gate").start().waitFor();
        Files.writeString(
                standIns.folder.resolve("bin/scancel"), "#!/bin/sh\necho >" + standIns.folder + "/gate\nexit 1\n");
        Recipe recipe = recipe(RecipeKind.SINGLE, waits).with(RecipeField.CHECKPOINT_SECONDS, "60");
        var ended = standIns.signalled(Recipes.script(recipe), "ready", "USR1");
        assertEquals(4, ended.status(), ended.output());
        assertTrue(ended.output().contains("They could not be told."), ended.output());
    }

    @Test
    void an_error_of_the_run_before_does_not_pass_for_one_of_this() throws Exception {
        Recipe recipe = recipe(RecipeKind.SINGLE, "show").with(RecipeField.REQUEUE, "true");
        Path job = standIns.workFolder.resolve("outputs/7");
        Files.createDirectories(job.resolve("errors"));
        Files.writeString(job.resolve("errors/rank-0.json"), "{}");
        String script = Recipes.script(recipe).replace("set -euo pipefail", "set -euo pipefail\nSLURM_RESTART_COUNT=1");
        assertEquals(0, standIns.run(script).status());
        assertTrue(Files.exists(job.resolve("errors-before-1/rank-0.json")));
        assertFalse(Files.exists(job.resolve("errors/rank-0.json")));
    }

    @Test
    void a_step_that_fails_before_it_prints_keeps_its_status() throws Exception {
        var ended = standIns.run(Recipes.script(recipe(RecipeKind.RANKS, "sh\n-c\nexit 9")));
        assertEquals(9, ended.status());
        assertTrue(ended.output().contains("The step ended with status 9"), ended.output());
    }

    @Test
    void a_nodelist_that_cannot_be_unfolded_ends_the_job_with_a_sentence() throws Exception {
        Files.writeString(standIns.folder.resolve("bin/scontrol"), "#!/bin/sh\nexit 1\n");
        var ended = standIns.run(Recipes.script(recipe(RecipeKind.SINGLE, "show")));
        assertEquals(1, ended.status());
        assertTrue(ended.output().contains("scontrol cannot unfold n[1-2]."), ended.output());
    }
}
