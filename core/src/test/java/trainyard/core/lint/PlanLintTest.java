package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

class PlanLintTest {
    @Test
    void the_example_plans_become_files_that_slurm_takes() throws Exception {
        for (String name : ExamplePlans.NAMES) {
            for (SlurmVersion version : SlurmVersion.TESTED) {
                PlanLint lint = lint(ExamplePlans.text(name), version);
                assertTrue(lint.bundle().isPresent());
                assertEquals(
                        List.of(),
                        lint.findings().stream()
                                .filter(finding -> finding.severity() != Severity.NOTE)
                                .toList(),
                        name + " " + version);
            }
        }
    }

    @Test
    void a_finding_in_a_raw_line_leads_back_to_the_plan() throws Exception {
        String text = ExamplePlans.text("two-gpu-nodes");
        String extra = text.replace("    slurm_config:\n", "    slurm_config:\n      extra: [\"CacheGroups=1\"]\n");
        int line = extra.substring(0, extra.indexOf("CacheGroups")).split("\n", -1).length;

        var found = lint(extra, SlurmVersion.V24_11).findings().stream()
                .filter(finding -> finding.rule().equals("unknown-key"))
                .toList();

        assertEquals(1, found.size());
        assertEquals("slurm.conf", found.getFirst().at().file());
        assertEquals(line, found.getFirst().plan().orElseThrow().line());
    }

    @Test
    void a_finding_on_a_nodes_line_leads_back_to_the_node() throws Exception {
        String text = ExamplePlans.text("two-gpu-nodes");
        String first = "    compute_nodes:\n      - ";
        String asleep = text.replace(first, first + "state: ASLEEP\n        ");
        int line = asleep.substring(0, asleep.indexOf("state: ASLEEP")).split("\n", -1).length;

        var found = lint(asleep, SlurmVersion.V24_11).findings();

        assertEquals(List.of("unknown-word"), found.stream().map(Finding::rule).toList());
        assertEquals(line, found.getFirst().plan().orElseThrow().line());
    }

    @Test
    void a_plan_with_errors_is_told_of_them_alone() throws Exception {
        PlanLint lint = lint("version: \"1.0\"\n", SlurmVersion.V24_11);

        assertTrue(lint.bundle().isEmpty());
        assertTrue(lint.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR));
        assertTrue(lint.findings().stream().allMatch(finding -> finding.rule().equals("plan")));
    }

    private static PlanLint lint(String text, SlurmVersion version) throws Exception {
        return PlanLint.of(PlanFile.parse("cluster.yaml", text), version, Templates.shipped());
    }
}
