package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.conf.ConfSource;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

class FixesTest {
    /** What one mend makes of the lines after the sound ones; {@code ;} is a line's end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccountingStorageLoc=x               |",
                "  AccountingStorageLoc=x # was ours  | # was ours",
                "SlurmdPort=6900;SlurmdPort=6818      | SlurmdPort=6818",
                "SbcastParameters=x                   | BcastParameters=x",
                "PrologFlags=Contain,NoHold;ProctrackType=proctrack/cgroup | PrologFlags=Contain;ProctrackType=proctrack/cgroup",
                "PreemptType=preempt/qos;PreemptMode=SUSPEND | PreemptType=preempt/qos;PreemptMode=SUSPEND,GANG",
                "NodeName=n1;PartitionName=p Nodes=n1 # all | NodeName=n1;PartitionName=p Nodes=n1 Default=YES # all",
                "NodeName=n1;NodeName=n1              | NodeName=n1",
                "NodeName=n1 Gres=gpu:1               | NodeName=n1 Gres=gpu:1;GresTypes=gpu",
                "GresTypes=net;NodeName=n1 Gres=gpu:1 | GresTypes=net,gpu;NodeName=n1 Gres=gpu:1",
                "SlurmdPrt=1                          | SlurmdPrt=1"
            })
    void what_has_one_mend_is_mended_and_nothing_else(String lines, String expected) {
        Fixes fixes = fixes(lines.replace(';', '\n') + "\n");

        String wanted = expected == null ? "" : expected.replace(';', '\n') + "\n";
        String mended = fixes.after().getOrDefault("slurm.conf", RulesTest.SOUND + lines + "\n");
        assertEquals(RulesTest.SOUND + wanted, mended);
    }

    @Test
    void a_line_that_goes_on_is_left_to_a_person() {
        assertTrue(fixes("NodeName=n1 \\\n  CPUs=1\nNodeName=n1 \\\n  CPUs=1\n")
                .after()
                .isEmpty());
    }

    /** Whatever a rule offers: afterwards nothing is left that has one mend, and nothing is worse than before. */
    @TestFactory
    Stream<DynamicTest> every_mend_mends() {
        return Stream.concat(RulesTest.CASES.stream(), RulesTest.CLUSTER_CASES.stream())
                .map(one -> DynamicTest.dynamicTest(one.version() + " " + one.text(), () -> {
                    var report = Linter.all().lint(Texts.slurmConf(one.version(), RulesTest.conf(one.text())));
                    var version = SlurmVersion.find(one.version()).orElseThrow();
                    Fixes fixes = Fixes.of(ConfSource.texts(Map.of("slurm.conf", RulesTest.conf(one.text()))), version);

                    var before = new ArrayList<>(rules(report));
                    var left = rules(fixes.left());
                    left.forEach(rule -> assertTrue(before.remove(rule), rule));
                    assertTrue(fixes.left().findings().stream()
                            .allMatch(finding -> finding.fix().isEmpty()));
                }));
    }

    @Test
    void the_deployment_plans_files_lose_what_has_one_mend() throws Exception {
        var texts = new HashMap<String, String>();
        for (String name : List.of("slurm.conf", "gres.conf", "cgroup.conf")) {
            texts.put(name, Texts.text("deployment-plan/" + name).orElseThrow());
        }

        Fixes fixes = Fixes.of(ConfSource.texts(texts), SlurmVersion.V24_11);

        String cgroup = fixes.after().getOrDefault("cgroup.conf", "");
        Stream.of("CgroupAutomount", "CgroupReleaseAgentDir", "AllowedDevicesFile")
                .forEach(key -> assertTrue(!cgroup.contains(key + "="), cgroup));
        assertTrue(fixes.left().findings().stream()
                .allMatch(finding -> finding.fix().isEmpty()));
    }

    @Test
    void a_raw_line_of_a_plan_is_mended_in_the_plan() throws Exception {
        String text = ExamplePlans.text("two-gpu-nodes")
                .replace(
                        "    slurm_config:\n",
                        "    slurm_config:\n      extra: [\"A=1\", \"AccountingStorageLoc=x\"]\n");

        var findings = PlanLint.of(
                        PlanFile.parse("cluster.yaml", text.replace("\"A=1\"", "\"KillOnBadExit=1\"")),
                        SlurmVersion.V24_11,
                        Templates.shipped())
                .findings();

        assertEquals(
                List.of(new Fix.Plan(PlanPath.of("clusters.hpc.slurm_config.extra[1]"), Optional.empty())),
                findings.stream().flatMap(finding -> finding.fix().stream()).toList());
    }

    private static Fixes fixes(String lines) {
        return Fixes.of(ConfSource.texts(Map.of("slurm.conf", RulesTest.SOUND + lines)), SlurmVersion.V24_11);
    }

    private static List<String> rules(LintReport report) {
        return report.findings().stream().map(Finding::rule).toList();
    }
}
