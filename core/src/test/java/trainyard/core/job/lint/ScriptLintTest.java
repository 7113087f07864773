package trainyard.core.job.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import trainyard.core.lint.Finding;
import trainyard.core.slurm.SlurmVersion;

class ScriptLintTest {
    private static List<Finding> lint(String version, String text) {
        return ScriptLint.of("job.sh", text, SlurmVersion.find(version).orElseThrow());
    }

    private static String rules(List<Finding> findings) {
        return String.join(
                ", ",
                findings.stream()
                        .map(finding -> finding.rule() + " " + finding.severity())
                        .distinct()
                        .sorted()
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> each_rule_on_what_breaks_it_and_on_what_does_not() {
        return ScriptCases.all()
                .map(one -> DynamicTest.dynamicTest(
                        one.version() + " " + one.name(),
                        () -> assertEquals(one.expected(), rules(lint(one.version(), one.script())), one.script())));
    }

    @Test
    void every_rule_is_broken_by_some_case_or_test() {
        String expected = String.join(
                " ", ScriptCases.all().map(ScriptCases.Case::expected).toList());
        // These two need to know the cluster.
        Set<String> apart = Set.of("mpi-type", "unknown-partition");

        assertEquals(
                List.of(),
                ScriptLint.rules().keySet().stream()
                        .filter(id -> !apart.contains(id) && !(" " + expected).contains(" " + id + " "))
                        .toList());
    }

    @Test
    void findings_stand_where_their_words_stand_and_in_the_order_of_lines() {
        List<Finding> found = lint("24.11", """
                #!/bin/bash
                #SBATCH --time=1:00:00 --nodes=2
                #SBATCH --ntasks-per-node=1
                export NCCL_IB_DISABLE=1
                srun -K torchrun --nnodes=3 \\
                    --rdzv_id=$SLURM_JOB_ID --rdzv_backend=c10d \\
                    --rdzv_endpoint=localhost:$PORT train.py
                """);

        assertEquals(
                List.of("infiniband-off 4:8", "nnodes-differs 5:18", "master-addr-local 7:5"),
                found.stream()
                        .map(one -> one.rule() + " " + one.at().line() + ":"
                                + one.at().column())
                        .toList());
        assertEquals("job.sh", found.getFirst().at().file());
    }

    @Test
    void a_secret_is_told_by_its_name_alone() {
        String said = lint("24.11", "#!/bin/bash\n#SBATCH --time=1\nexport HF_TOKEN=hf_abcdefgh\n")
                .toString();

        assertTrue(said.contains("HF_TOKEN"), said);
        assertFalse(said.contains("hf_abcdefgh"), said);
    }

    @Test
    void what_is_known_of_the_cluster_decides() {
        String script = """
                #!/bin/bash
                #SBATCH --time=1 --partition=gpus
                srun --mpi=pmix_v4 --container-image=/i/a.sqsh ./program
                """;
        var without = new ScriptSite(Optional.of(false), Set.of("none", "pmi2"), Set.of("gpu"), "");
        var with = new ScriptSite(Optional.of(true), Set.of("pmix_v4"), Set.of("gpus"), "");

        assertEquals("pyxis-option WARNING", rules(lint("24.11", script)));
        assertEquals(
                "mpi-type ERROR, pyxis-option ERROR, unknown-partition ERROR",
                rules(ScriptLint.of("job.sh", script, SlurmVersion.V24_11, without)));
        assertEquals("", rules(ScriptLint.of("job.sh", script, SlurmVersion.V24_11, with)));
    }

    @Test
    void ports_are_compared_with_those_that_the_cluster_gives_mpi() {
        String script = "#!/bin/bash\n#SBATCH --time=1\nMASTER_PORT=$((30000 + SLURM_JOB_ID % 1000))\n";
        var site = new ScriptSite(Optional.empty(), Set.of(), Set.of(), "30500-31000");

        assertEquals("", rules(lint("24.11", script)));
        assertEquals("port-by-job-id WARNING", rules(ScriptLint.of("job.sh", script, SlurmVersion.V24_11, site)));
    }

    @Test
    void what_the_plans_templates_do_wrong() throws IOException {
        Map<String, List<String>> expected = Map.of(
                "plan-torchrun.sbatch",
                List.of(
                        "6 placeholder NOTE",
                        "23 port-by-job-id WARNING",
                        "25 gpus-per-task-variable ERROR",
                        "28 nccl-debug NOTE",
                        "29 socket-interface WARNING",
                        "30 infiniband-off WARNING",
                        "39 kill-on-bad-exit NOTE",
                        "39 torchrun-with-mpi NOTE",
                        "40 image-path ERROR",
                        "40 pyxis-option WARNING",
                        "41 bind-in-mounts ERROR",
                        "45 per-node-on-batch-host NOTE"),
                "plan-mpi.sbatch",
                List.of(
                        "6 placeholder NOTE",
                        "7 uneven-tasks WARNING",
                        "8 gpu-per-task-binding WARNING",
                        "20 kill-on-bad-exit NOTE",
                        "21 image-path ERROR",
                        "21 pyxis-option WARNING",
                        "23 rank-env-missing WARNING"));

        for (var file : expected.entrySet()) {
            assertEquals(
                    file.getValue(),
                    lint("24.11", script(file.getKey())).stream()
                            .map(one -> one.at().line() + " " + one.rule() + " " + one.severity())
                            .toList());
        }
    }

    @Test
    void a_script_of_an_expert_has_no_findings_in_any_version() throws IOException {
        for (SlurmVersion version : SlurmVersion.TESTED) {
            assertEquals(List.of(), ScriptLint.of("expert.sbatch", script("expert.sbatch"), version));
        }
    }

    @Test
    void any_text_is_read_without_a_failure() throws IOException {
        String text = script("plan-torchrun.sbatch");
        for (int end = 0; end < text.length(); end++) {
            lint("24.11", text.substring(0, end));
            lint("24.11", text.substring(end).replace('\n', '"'));
        }
        for (String odd : List.of(
                "",
                "\n",
                "#!",
                "$(",
                "srun",
                "srun --",
                "torchrun -",
                "a=(",
                "cat <<",
                "'",
                "${",
                "#SBATCH -",
                "srun bash -c")) {
            lint("24.11", odd);
            lint("24.11", "#!/bin/sh\n" + odd);
        }
    }

    static String script(String name) throws IOException {
        try (var file =
                Objects.requireNonNull(ScriptLintTest.class.getResourceAsStream("/trainyard/scripts/" + name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
