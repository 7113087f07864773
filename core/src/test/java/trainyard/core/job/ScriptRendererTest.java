package trainyard.core.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import trainyard.core.job.Recipes.Combination;
import trainyard.core.job.lint.ScriptLint;
import trainyard.core.job.lint.ScriptSite;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Severity;
import trainyard.core.slurm.SlurmVersion;

class ScriptRendererTest {
    static final List<String> KEPT = Recipes.KEPT;

    /** What lint may say of a composed script, and why that is no fault. */
    private static final Map<String, String> ALLOWED = Map.of(
            "no-time-limit", "the recipe names none, and the cluster has a default",
            "oci-on-host", "whether the cluster has an OCI runtime is asked before",
            "nccl-debug", "the recipe says so");

    /** Which has all that there is. */
    private static final ScriptSite SITE =
            new ScriptSite(Optional.of(true), Set.of("none", "pmix"), Set.of("gpu"), "12000-12999");

    private static final Pattern IN_EACH_TASK =
            Pattern.compile("<<'IN_EACH_TASK'\n(.*?)\nIN_EACH_TASK\n", Pattern.DOTALL);

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?:^|[\\s(])([a-z_]+)=|\\b(?:for|local) ([a-z_]+)(?=;| in |$)|\\bread -r ([a-z_ ]+)|mapfile -t ([a-z]+)",
            Pattern.MULTILINE);

    @TempDir
    private Path folder;

    /** Where a script is to change, it is rendered anew: {@code ./run job render NAME.yaml -o NAME.sbatch}. */
    @ParameterizedTest
    @FieldSource("KEPT")
    void whole_scripts_are_as_they_were(String name) throws Exception {
        assertEquals(Recipes.text(name + ".sbatch"), Recipes.script(Recipes.kept(name)));
    }

    @Test
    void the_same_recipe_makes_the_same_bytes() throws Exception {
        Recipe recipe = Recipes.kept("torchrun-everything");
        String script = Recipes.script(recipe);
        assertEquals(
                script, Recipes.script(RecipeFile.read(RecipeFile.write(recipe)).recipe()));
        assertEquals(script, Recipes.script(recipe));
    }

    @TestFactory
    Stream<DynamicTest> no_script_has_anything_that_shellcheck_complains_of() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
        return Recipes.scripts().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    assertEquals("", shellcheck("bash", one.getValue()));
                    var task = IN_EACH_TASK.matcher(one.getValue());
                    if (task.find()) {
                        // Containers may have no bash. Numbers are split into words on purpose, and a trap calls.
                        assertEquals(
                                "", shellcheck("sh", "# shellcheck disable=SC2086,SC2317\n" + task.group(1) + "\n"));
                    }
                }));
    }

    private String shellcheck(String shell, String text) throws Exception {
        Path script = folder.resolve("script.sh");
        Files.writeString(script, text);
        Process check = new ProcessBuilder("shellcheck", "--shell", shell, script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check.waitFor();
        return said;
    }

    @TestFactory
    Stream<DynamicTest> lint_finds_nothing_in_a_composed_script() throws Exception {
        return Recipes.scripts().entrySet().stream()
                .filter(one -> !one.getKey().equals("own-lines"))
                .flatMap(one -> SlurmVersion.TESTED.stream()
                        .map(version -> DynamicTest.dynamicTest(one.getKey() + ", " + version, () -> {
                            List<Finding> findings = ScriptLint.of("job.sh", one.getValue(), version, SITE);
                            assertEquals(
                                    List.of(),
                                    findings.stream()
                                            .filter(finding -> finding.severity() != Severity.NOTE
                                                    || !ALLOWED.containsKey(finding.rule()))
                                            .map(finding -> finding.rule() + ": " + finding.message() + " at line "
                                                    + finding.at().line())
                                            .toList(),
                                    one.getValue());
                        })));
    }

    /** srun inherits from a job what differs from version to version. */
    @Test
    void what_srun_is_to_do_is_said_to_it() throws Exception {
        for (Combination one : Recipes.combinations()) {
            if (one.kind().startsProgram()) {
                String script = Recipes.script(one.recipe());
                String step = script.lines()
                        .filter(line -> line.startsWith("srun --nodes="))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(script));
                for (String option : List.of(
                        "--nodes=" + one.nodes() + " ",
                        "--ntasks-per-node=",
                        "--cpus-per-task=",
                        "--mpi=" + (one.kind() == RecipeKind.MPI ? "pmix" : "none") + " ",
                        "--export=ALL ",
                        "--kill-on-bad-exit=1 ")) {
                    assertTrue(step.contains(option), one + ": " + option + " is not in " + step);
                }
                assertEquals(one.gpus() > 0, step.contains("--gpus-per-node=" + one.gpus() + " "), step);
                assertEquals(
                        one.kind() == RecipeKind.TORCHRUN && one.gpus() == 8,
                        step.contains("--cpus-per-task=8 "),
                        one + ": the launcher's CPUs are those of all its ranks: " + step);
            }
        }
    }

    @Test
    void a_user_s_variable_wins_over_what_the_recipe_sets_by_itself() throws Exception {
        String script = Recipes.script(Recipes.kept("torchrun-everything"));
        assertTrue(script.indexOf("export NCCL_DEBUG=INFO") > script.indexOf("export NCCL_DEBUG=WARN"), script);
    }

    @Test
    void the_adapters_are_said_to_nccl_alone_and_only_where_they_are_chosen() throws Exception {
        Recipe recipe = Recipes.kept("torchrun-pyxis");
        assertFalse(Recipes.script(recipe).contains("NCCL_IB"));
        String off = Recipes.script(recipe.with(RecipeField.INFINIBAND, "off"));
        assertTrue(off.contains("export NCCL_IB_DISABLE=1\n"), off);
        String gloo = Recipes.script(recipe.with(RecipeField.INFINIBAND, "off").with(RecipeField.BACKEND, "gloo"));
        assertFalse(gloo.contains("export NCCL"), gloo);
    }

    @Test
    void no_variable_of_a_script_may_be_one_of_the_job() throws Exception {
        var assigned = new TreeSet<String>();
        for (String script : Recipes.scripts().values()) {
            // The file of the profiler is Python, and an own line is its writer's.
            String shell =
                    script.replaceAll("(?s)<<'PROFILER'.*?\nPROFILER\n", "").replaceAll("(?m)^ *#.*$", "");
            var matcher = ASSIGNED.matcher(shell.replaceAll("'[^']*'", "''"));
            while (matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    if (matcher.group(group) != null) {
                        assigned.addAll(List.of(matcher.group(group).strip().split(" ")));
                    }
                }
            }
        }
        assertTrue(assigned.containsAll(Set.of("nodes", "step", "value", "parent", "cache")), assigned::toString);
        assigned.remove("_");
        assigned.removeAll(EnvironmentReader.OF_SCRIPTS);
        assertEquals(Set.of(), assigned);
    }

    @Test
    void only_an_array_names_its_task_where_it_signals_and_requeues() throws Exception {
        String sweep = Recipes.script(Recipes.kept("sweep"));
        String task = "\"${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID\"";
        assertTrue(sweep.contains("scancel --signal=USR1 " + task), sweep);
        assertTrue(sweep.contains("scontrol requeue " + task), sweep);
        assertFalse(sweep.contains("requeue \"$SLURM_JOB_ID\""), sweep);
    }
}
