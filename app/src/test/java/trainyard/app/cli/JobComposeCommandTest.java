package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.job.RecipeFile;
import trainyard.core.job.RecipeTemplates;

class JobComposeCommandTest {
    private static final String TORCHRUN = """
            recipe: torchrun
            name: train
            command: [python3, train.py, --lr, '0.1']
            work_folder: /shared/work
            gpus_per_node: 2
            time: '10'
            """;

    private static final String OUMI = """
            name: tune
            resources:
              cloud: slurm
              accelerators: H100:8
              use_spot: true
            num_nodes: 2
            envs: {WANDB_PROJECT: tune}
            run: |
              echo hello
            """;

    @TempDir
    private Path folder;

    private record Said(int status, String out, String errors) {}

    private static Said run(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        int status = Trainyard.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(words);
        return new Said(status, out.toString(), errors.toString());
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"torchrun", "mpi", "ranks", "single", "array", "interactive", "script"})
    void a_new_recipe_renders_once_two_fields_are_filled_in(String kind) throws Exception {
        Path file = folder.resolve("new.yaml");
        assertEquals(
                0, run("job", "new", "--recipe", kind, "-o", file.toString()).status());
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace("\nwork_folder:\n", "\nwork_folder: /shared/work\n")
                        .replace("\ncommand:\n", "\ncommand: [python3, train.py]\n"));
        Said script = run("job", "render", file.toString());
        assertEquals(0, script.status(), script.errors());
        assertEquals("", script.errors());
        assertTrue(script.out().startsWith("#!/bin/bash\n"));
    }

    @Test
    void one_that_ships_is_printed_and_a_name_that_there_is_not_is_told() {
        assertEquals(
                RecipeTemplates.text("megatron-lm"),
                run("job", "new", "--recipe", "megatron-lm").out());
        assertTrue(run("job", "new", "--runtime", "apptainer").out().contains("\nruntime: apptainer\n"));
        Said none = run("job", "new", "--recipe", "horovod");
        assertEquals(2, none.status());
        assertTrue(none.errors().contains("there is no recipe 'horovod'; write one of torchrun, mpi,"), none.errors());
        assertEquals(2, run("job", "new", "--runtime", "docker").status());
    }

    @Test
    void what_is_wrong_is_told_at_its_field() throws Exception {
        String file = file(TORCHRUN.replace("gpus_per_node: 2", "gpus_per_node: two"));
        Said said = run("job", "render", file);
        assertEquals(1, said.status());
        assertEquals("", said.out());
        assertTrue(
                said.errors().contains(file + ": gpus_per_node: error: it is 'two'; write a whole number, 0 or more"),
                said.errors());
        assertEquals(2, run("job", "render", file("recipe: [")).status());
    }

    @Test
    void a_recipe_is_written_in_the_words_of_other_tools() throws Exception {
        String file = file(TORCHRUN);
        assertEquals(
                run("job", "render", file).out(),
                run("job", "export", file, "--as", "sbatch").out());
        assertTrue(run("job", "export", file, "--as", "submitit").out().contains("submitit.AutoExecutor("));
        assertTrue(run("job", "export", file, "--as", "torchx").out().contains("--script train.py -- --lr 0.1\n"));
        assertTrue(run("job", "export", file, "--as", "oumi").out().contains("accelerators: gpu:2"));
        Path output = folder.resolve("job.py");
        Said quiet = run("job", "export", file, "--as", "submitit", "-o", output.toString());
        assertEquals("", quiet.out());
        assertTrue(Files.readString(output).startsWith("#!/usr/bin/env python3\n"));
    }

    @Test
    void a_tool_that_cannot_do_it_says_so() throws Exception {
        Said said = run("job", "export", file(TORCHRUN.replace("torchrun", "mpi")), "--as", "torchx");
        assertEquals(1, said.status());
        assertEquals("", said.out());
        assertTrue(said.errors().contains("TorchX' dist.ddp is torchrun's"), said.errors());
        Said none = run("job", "export", file(TORCHRUN), "--as", "skypilot");
        assertEquals(2, none.status());
        assertTrue(none.errors().contains("write one of sbatch, oumi, submitit, torchx"), none.errors());
    }

    @Test
    void what_lint_says_of_the_script_is_told_with_the_check() throws Exception {
        Said said = run("job", "check", "--demo", file("""
                recipe: script
                name: own
                time: 10
                memory: 1G
                run: |
                  #SBATCH --mem-per-cpu=1G
                  srun ./a
                """));
        assertEquals(1, said.status(), said.errors());
        assertTrue(said.out().contains("[exclusive-options]"), said.out() + said.errors());
    }

    @Test
    void the_output_of_an_array_is_not_followed() throws Exception {
        String file = file(TORCHRUN.replace("recipe: torchrun", "recipe: array\narray: 0-1"));
        Said said = run("job", "submit", file, "--follow", "--demo");
        assertEquals(1, said.status(), said.errors());
        assertTrue(
                said.out()
                        .contains("Nothing is submitted: each task of an array writes a file of its own into"
                                + " /shared/work/outputs, and --follow follows one"),
                said.out());
    }

    @Test
    void an_oumi_job_becomes_a_recipe_and_that_an_oumi_job() throws Exception {
        Path job = Files.writeString(folder.resolve("job.yaml"), OUMI);
        Path recipe = folder.resolve("recipe.yaml");
        Said said = run("oumi", "import", job.toString(), "-o", recipe.toString());
        assertEquals(0, said.status(), said.errors());
        assertTrue(said.errors().contains("note: resources.use_spot means nothing to Slurm"), said.errors());
        assertEquals(List.of(), RecipeFile.read(Files.readString(recipe)).notes());
        Said back = run("job", "export", recipe.toString(), "--as", "oumi");
        assertTrue(back.out().contains("use_spot: true"), back.out());
        assertTrue(run("job", "render", recipe.toString()).out().contains("#SBATCH --gpus-per-node=H100:8\n"));
        assertEquals(
                2,
                run("oumi", "import", Files.writeString(job, "a: [").toString()).status());
    }

    @Test
    void what_oumi_needs_of_a_cluster_is_told_line_by_line() {
        Said said = run("oumi", "check", "--demo");
        assertTrue(said.out().lines().allMatch(line -> line.matches("(PASS|FAIL)  .*")), said.out());
        assertTrue(said.out().contains("PASS  ssh to "), said.out());
        assertEquals(said.out().contains("FAIL") ? 1 : 0, said.status());
        assertFalse(said.out().isBlank());
    }
}
