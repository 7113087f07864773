package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
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
    void each_defect_that_real_slurm_showed_is_found_or_has_a_reason(String version) throws IOException {
        List<String> found = Texts.lines(Linter.all().lint(Texts.folder(version, "deployment-plan")));
        var missing = new ArrayList<String>();
        int defects = 0;
        String defect = "";
        boolean isAnswered = true;
        for (String line :
                Texts.text("deployment-plan/defects.txt").orElseThrow().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                assertTrue(isAnswered, defect);
                defect = line;
                defects++;
                isAnswered = false;
                continue;
            }
            isAnswered = true;
            List<String> words = Arrays.asList(line.strip().split(" "));
            boolean isExpected = !words.getFirst().equals("-") && (words.size() == 2 || words.contains(version));
            String start = String.join(" ", words.subList(0, 2)) + " ";
            if (isExpected && found.stream().noneMatch(one -> one.startsWith(start))) {
                missing.add(defect + ": " + line.strip());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(isAnswered, defect);
        assertEquals(29, defects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void what_the_lab_runs_without_a_complaint_brings_nothing(String version) {
        var configuration = Texts.folder(version, "lab/" + version);

        assertEquals(4, configuration.files().names().size());
        assertEquals(List.of(), Linter.all().lint(configuration).findings());
    }
}
