package trainyard.core.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.edit.EditHistory;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

/** Mends of the plan itself: each is made as an edit, and afterwards lint does not find the mistake any more. */
class PlanFixesTest {
    private static final String PLAN = """
            version: "1.0"
            metadata: {name: lab}
            clusters:
              hpc:
                name: lab
                network: {subnet: 10.0.0.0/24}
                controller: {cpu_cores: 2, memory_gb: 4, ip_address: 10.0.0.10}
                compute_nodes:
                  - {name: n1, ip: 10.0.0.11, cpu_cores: 4, memory_gb: 8}
                  - {name: n2, ip: 10.0.0.12, cpu_cores: 4, memory_gb: 8}
                slurm_config:
                  partitions:
                    - {name: debug, nodes: n1, default: true}
                    - {name: batch, nodes: n2}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a key's slip, a value's slip, quotes, and the one version that there is
                "memory_gb: 8}                     | memory_gb: 8, wieght: 3}        | weight: 3",
                "default: true                     | default: \"yes\"                | default: true",
                "memory_gb: 4,                     | memory_gb: \"4\",               | memory_gb: 4,",
                "name: batch, nodes: n2            | name: batch, nodes: n2, qos: 1  | qos: \"1\"",
                "slurm_config:                     | slurm_config: {auth: {type: mung}}; x: | type: munge",
                "version: \"1.0\"                  | version: 1.0                    | version: \"1.0\"",
                "default: true                     | default: true, max_time: 10     | max_time: \"10\"",
                "  partitions:                     | default_partition: dbug; partitions: | default_partition: debug",
                // given twice, and the same
                "- {name: batch, nodes: n2}        | - {name: batch, nodes: n2}; - {name: batch, nodes: n2} | - {name: batch, nodes: n2}",
                // two defaults: the first stops being one
                "name: batch, nodes: n2            | name: batch, nodes: n2, default: true | default: false"
            })
    void a_mistake_with_one_mend_is_mended_in_the_plan(String sound, String mistake, String mended) throws Exception {
        String indent = indent(sound);
        String text = PLAN.replaceFirst(
                java.util.regex.Pattern.quote(sound),
                java.util.regex.Matcher.quoteReplacement(mistake.replace("; ", "\n" + indent)));
        if (mistake.endsWith("x:")) {
            text = PLAN.replace("slurm_config:\n", "slurm_config:\n      auth: {type: mung}\n");
        }
        Finding finding = only(text);

        String after = apply(text, (Fix.OfPlan) finding.fix().orElseThrow());

        assertTrue(after.contains(mended), after);
        assertFalse(lint(after).contains(finding), after);
    }

    /** Of the line that holds the text. */
    private static String indent(String text) {
        String line = PLAN.lines().filter(one -> one.contains(text)).findFirst().orElseThrow();
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    @Test
    void a_workstation_gpu_gets_its_audio_function() throws Exception {
        String text = PLAN.replace(
                "memory_gb: 8}\n      - {name: n2",
                "memory_gb: 8, pcie_passthrough: {enabled: true, devices: [{pci_address: \"0000:01:00.0\","
                        + " device_type: gpu, vendor_id: \"10de\", device_id: \"2684\"}]}}\n      - {name: n2");
        Finding finding = lint(text).stream()
                .filter(one -> one.rule().equals("companion-function"))
                .findFirst()
                .orElseThrow();

        String after = apply(text, (Fix.OfPlan) finding.fix().orElseThrow());

        assertTrue(after.contains("0000:01:00.1"), after);
        assertTrue(lint(after).stream().noneMatch(one -> one.rule().equals("companion-function")), after);
    }

    @Test
    void what_could_be_meant_in_two_ways_is_left_to_a_person() throws Exception {
        // as near to debug as to debut
        String text = PLAN.replace("name: batch", "name: debut")
                .replace("      partitions:", "      default_partition: debux\n      partitions:");
        assertTrue(only(text).fix().isEmpty());
        assertTrue(only(PLAN.replace("nodes: n2}", "nodes: n2, colour: blue}"))
                .fix()
                .isEmpty());
    }

    @Test
    void a_key_is_not_renamed_to_one_that_is_there() throws Exception {
        assertTrue(
                only(PLAN.replace("nodes: n2}", "nodes: n2, node: n1}")).fix().isEmpty());
    }

    @Test
    void a_mistake_that_nodes_share_is_told_once() throws Exception {
        String text = PLAN.replace(
                        "- {name: n1, ip: 10.0.0.11, cpu_cores: 4, memory_gb: 8}",
                        "- &n\n        name: n1\n"
                                + "        ip: 10.0.0.11\n        cpu_cores: 4\n        memory_gb: 8\n        gpus: &g {type: a100, count: \"2\"}")
                .replace("memory_gb: 8}\n    slurm", "memory_gb: 8, gpus: *g}\n    slurm");
        assertEquals(1, lint(text).size(), lint(text).toString());
    }

    @Test
    void the_examples_have_nothing_to_mend() throws Exception {
        for (String name : ExamplePlans.NAMES) {
            assertTrue(lint(ExamplePlans.text(name)).stream()
                    .allMatch(finding -> finding.fix().isEmpty()));
        }
    }

    private static Finding only(String text) throws Exception {
        List<Finding> findings = lint(text);
        assertEquals(1, findings.size(), findings + "\n" + text);
        return findings.getFirst();
    }

    private static List<Finding> lint(String text) throws Exception {
        return PlanLint.of(PlanFile.parse("cluster.yaml", text), SlurmVersion.V24_11, Templates.shipped())
                .findings();
    }

    private static String apply(String text, Fix.OfPlan fix) throws Exception {
        var history = new EditHistory(PlanDocument.parse(PlanText.of(text)));
        history.apply(fix.edit(PlanView.of(history.document().data())), Sharing.REFUSE);
        return history.document().text().text();
    }
}
