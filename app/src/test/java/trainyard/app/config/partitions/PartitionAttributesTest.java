package trainyard.app.config.partitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import trainyard.app.config.form.Attribute;
import trainyard.app.config.form.Attribute.Input;
import trainyard.core.conf.ConfFolder;
import trainyard.core.conf.ConfSource;
import trainyard.core.lint.Configuration;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Linter;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.SlurmVersion;

class PartitionAttributesTest {
    private static final List<Attribute> ALL =
            PartitionAttributes.groups().values().stream().flatMap(List::stream).toList();

    @Test
    void every_key_that_a_partition_may_have_is_in_the_form_once() throws Exception {
        var document = PlanDocument.parse(PlanText.of(ExamplePlans.text("every-optional-key")));
        Set<String> keys = new TreeSet<>();
        PlanView.of(document.data())
                .partitions()
                .values()
                .forEach(partition -> keys.addAll(partition.values().entries().keySet()));
        List<String> shown = ALL.stream().map(Attribute::key).sorted().toList();
        assertEquals(List.copyOf(keys), shown);
        assertEquals(shown.size(), new HashSet<>(shown).size());
    }

    @Test
    void each_says_what_it_is_and_what_holds_without_it() {
        Set<String> withoutUsual = ALL.stream()
                .filter(attribute -> attribute.usual().isEmpty())
                .map(Attribute::key)
                .collect(Collectors.toSet());
        assertEquals(Set.of("name", "default"), withoutUsual);
        assertTrue(ALL.stream().allMatch(attribute -> attribute.meaning().endsWith(".")));
    }

    /** What is offered is right for every version: what only some know is said in the meaning, and typed in the text. */
    @Test
    void every_choice_is_a_word_that_each_version_of_slurm_takes() {
        for (Attribute attribute : ALL) {
            if (attribute.input() instanceof Input.Choice(List<String> words)) {
                String key = attribute.slurm().isEmpty() ? attribute.title() : attribute.slurm();
                for (String word : words) {
                    for (SlurmVersion version : SlurmVersion.TESTED) {
                        assertEquals(List.of(), refused(key + "=" + word, version), key + " in " + version.release());
                    }
                }
            }
        }
    }

    private static List<String> refused(String setting, SlurmVersion version) {
        var files = ConfFolder.read(
                ConfSource.texts(Map.of("slurm.conf", "PartitionName=gpu Nodes=ALL " + setting + "\n")));
        return Linter.all().lint(new Configuration(version, files)).findings().stream()
                .filter(finding -> finding.rule().equals("unknown-word"))
                .map(Finding::message)
                .toList();
    }
}
