package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole configurations: one that real Slurm refuses, and those that it runs with in the lab. */
class LintFoldersTest {
    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void the_deployment_plans_own_files_bring_every_defect_that_real_slurm_showed(String version) throws IOException {
        List<String> expected = Texts.text("deployment-plan/findings.txt")
                .orElseThrow()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.split(" ").length == 3
                        || Arrays.asList(line.split(" ")).contains(version))
                .map(line -> String.join(" ", Arrays.asList(line.split(" ")).subList(0, 3)))
                .distinct()
                .sorted()
                .toList();

        var report = Linter.all().lint(Texts.folder(version, "deployment-plan"));

        assertEquals(
                String.join("\n", expected),
                String.join(
                        "\n", Texts.lines(report).stream().distinct().sorted().toList()));
        assertTrue(report.hasErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void what_the_lab_runs_without_a_complaint_brings_nothing(String version) {
        var configuration = Texts.folder(version, "lab/" + version);

        assertEquals(4, configuration.files().names().size());
        assertEquals(List.of(), Linter.all().lint(configuration).findings());
    }
}
