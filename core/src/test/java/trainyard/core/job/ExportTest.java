package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.render.Templates;

class ExportTest {
    /** In the place of submitit: runs what is submitted, and prints what it was told. */
    private static final String SUBMITIT = """
            import sys, types, subprocess
            helpers = types.SimpleNamespace()
            class Where:
                master_addr, master_port = "n1", 29999
                def export(self, set_cuda_visible_devices): print("export", set_cuda_visible_devices)
            helpers.TorchDistributedEnvironment = Where
            class JobEnvironment: job_id = "7"
            subprocess.run = lambda words, cwd, check: print("run", [words, cwd, check])
            class AutoExecutor:
                def __init__(self, folder): print("folder", folder)
                def update_parameters(self, **told): print("told", sorted(told.items()))
                def submit(self, function): function(); return types.SimpleNamespace(job_id="7")
                def map_array(self, function, tasks): [function(task) for task in tasks]; return []
            """;

    @TempDir
    private Path folder;

    private static String export(Export to, Recipe recipe) throws Exception {
        JobSpec spec = ReadRecipe.of(recipe).spec().orElseThrow();
        return to.render(recipe, spec, Templates.shipped());
    }

    private static Optional<String> refusal(Export to, Recipe recipe) {
        return to.refusal(ReadRecipe.of(recipe).spec().orElseThrow());
    }

    private String run(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static void assumePython() {
        assumeTrue(
                Stream.of("/usr/bin/python3", "/usr/local/bin/python3")
                        .anyMatch(file -> Files.isExecutable(Path.of(file))),
                "there is no Python");
    }

    @TestFactory
    Stream<DynamicTest> what_submitit_is_given_is_python() {
        assumePython();
        return Stream.concat(
                        Recipes.combinations().stream().map(one -> Map.entry(one.toString(), one.recipe())),
                        Recipes.KEPT.stream().map(name -> Map.entry(name, kept(name))))
                .filter(one -> refusal(Export.SUBMITIT, one.getValue()).isEmpty())
                .filter(one -> !one.getKey().contains("8 GPUs"))
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    Path file = folder.resolve("job.py");
                    Files.writeString(file, export(Export.SUBMITIT, one.getValue()));
                    run("python3", "-m", "py_compile", file.toString());
                }));
    }

    private static Recipe kept(String name) {
        try {
            return Recipes.kept(name);
        } catch (Exception broken) {
            throw new AssertionError(name, broken);
        }
    }

    @Test
    void submitit_starts_the_program_with_its_arguments_as_they_stand() throws Exception {
        assumePython();
        Files.writeString(folder.resolve("submitit.py"), SUBMITIT + "sys.modules['submitit.helpers'] = helpers\n");
        Path file = folder.resolve("job.py");
        Files.writeString(file, export(Export.SUBMITIT, Recipes.kept("torchrun-everything")));
        String said = run("python3", file.toString());
        assertTrue(said.contains("('gpus-per-node', 'h100:8')") || said.contains("'gpus-per-node': 'h100:8'"), said);
        assertTrue(said.contains("('nodes', 2)"), said);
        assertTrue(said.contains("('tasks_per_node', 1)"), said);
        assertTrue(said.contains("('timeout_min', 1440)"), said);
        assertTrue(said.contains("--nnodes=1:2"), said);
        assertTrue(said.contains("--rdzv-endpoint=n1:29999"), said);
        assertTrue(
                said.contains("it's $HOME, `date` and \"quotes\"")
                        || said.contains("it\\'s $HOME, `date` and \"quotes\""),
                said);

        Files.writeString(file, export(Export.SUBMITIT, Recipes.kept("sweep")));
        String swept = run("python3", file.toString());
        assertEquals(4, swept.lines().filter(line -> line.startsWith("run ")).count(), swept);
        assertTrue(swept.contains("('slurm_array_parallelism', 2)"), swept);
        assertTrue(swept.contains("'--lr', '0.01', '--optim.name', \"it's $sgd\""), swept);
    }

    @Test
    void texts_of_any_letters_are_python_s() throws Exception {
        assumePython();
        List<String> texts = List.of("it's", "\"", "\\", "a\nb", "\\n", "\t\u0001", "{x}", "ä漢😀", "\"\"\"", "'''");
        Path file = folder.resolve("text.py");
        Files.writeString(file, "for one in " + PythonText.list(texts) + ": print(one.encode().hex())\n");
        var expected = new ArrayList<String>();
        for (String text : texts) {
            expected.add(java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
        }
        assertEquals(expected, run("python3", file.toString()).lines().toList());
    }

    @Test
    void torchx_is_called_with_words_that_no_shell_looks_into() throws Exception {
        Recipe recipe = Recipes.kept("torchrun-everything").with(RecipeField.WORK_FOLDER, folder.toString());
        Path torchx = folder.resolve("torchx");
        Files.writeString(torchx, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertTrue(torchx.toFile().setExecutable(true));
        Path file = folder.resolve("job.sh");
        Files.writeString(file, export(Export.TORCHX, recipe));
        assumeTrue(StandIns.canRun(), "there is no bash");
        List<String> words = run("bash", file.toString()).lines().toList();
        assertEquals(
                List.of(
                        "run",
                        "-s",
                        "slurm",
                        "-cfg",
                        "partition=gpu,time=1-00:00:00,nomem=True",
                        "dist.ddp",
                        "-j",
                        "1:2x8",
                        "--name",
                        "pretrain",
                        "--cpu",
                        "96",
                        "--gpu",
                        "8",
                        "--script",
                        "train.py",
                        "--",
                        "--note",
                        "it's $HOME, `date` and \"quotes\""),
                words);
    }

    @Test
    void what_a_tool_cannot_say_is_told_in_a_comment() throws Exception {
        Recipe recipe = Recipes.kept("torchrun-everything");
        String torchx = export(Export.TORCHX, recipe);
        for (String unsaid :
                List.of("account (Account)", "image (Image)", "requeue (Queue again)", "gpu_type (GPU type)")) {
            assertTrue(torchx.contains("\n# - " + unsaid + "\n"), torchx);
        }
        // A value with an apostrophe or a comma would become another variable.
        assertTrue(torchx.contains("\n# - environment (Variables)\n"), torchx);
        assertTrue(export(Export.TORCHX, recipe.with(RecipeField.ENVIRONMENT, "A=1\nB=x y"))
                .contains("--env 'A=1,B=x y'"));
        String submitit = export(Export.SUBMITIT, recipe);
        assertTrue(submitit.contains("\n# - checkpoint_seconds (Warn before the end)\n"), submitit);
        assertFalse(submitit.contains("# - account"), submitit);
        assertFalse(export(Export.SUBMITIT, Recipes.kept("mpi")).contains("has no words"), submitit);
    }

    @Test
    void a_tool_that_cannot_do_it_says_so() throws Exception {
        assertEquals(
                Optional.of("TorchX' dist.ddp is torchrun's; a MPI recipe cannot be said to it."),
                refusal(Export.TORCHX, Recipes.kept("mpi")));
        Recipe binary = Recipes.kept("torchrun-pyxis").with(RecipeField.COMMAND, "/opt/train");
        assertEquals(
                Optional.of("TorchX' dist.ddp starts a Python file or module; '/opt/train' is none."),
                refusal(Export.TORCHX, binary));
        assertThrows(IllegalArgumentException.class, () -> export(Export.TORCHX, binary));
        assertTrue(refusal(Export.SUBMITIT, Recipes.kept("interactive")).isPresent());
    }
}
