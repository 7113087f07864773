package trainyard.app.config.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.app.config.edit.PlanState;
import trainyard.app.kit.Words;
import trainyard.core.lint.Finding;
import trainyard.core.lint.Outcome.Verdict;
import trainyard.core.lint.PlanLint;
import trainyard.core.lint.Severity;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditHistory;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.render.Rendering;
import trainyard.core.render.Templates;
import trainyard.core.slurm.SlurmVersion;

class LintListTest {
    private static final Set<Severity> ALL = EnumSet.allOf(Severity.class);

    private static PlanState state(String text) throws Exception {
        PlanDocument document = PlanDocument.parse(PlanText.of(text));
        PlanFile file = document.file("plan");
        return new PlanState(
                Optional.empty(),
                document,
                PlanView.of(document.data()),
                file,
                SlurmVersion.V24_11,
                Rendering.of(file, SlurmVersion.V24_11, Templates.shipped()),
                document,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LintList list(String text) throws Exception {
        PlanState state = state(text);
        return LintList.of(state, PlanLint.of(state.file(), state.version(), Templates.shipped()));
    }

    @Test
    void a_slip_in_hundreds_of_nodes_is_one_row_with_their_hostlist_and_one_mend() throws Exception {
        LintList list = list(Mistakes.many(512));
        assertEquals(1, list.rows().size());
        FoundRow row = list.rows().getFirst();
        assertEquals("512 times, n[00000-00511]", row.where());
        assertEquals(512, list.count(Severity.WARNING));
        assertEquals(512, row.fixes().size());

        String mended = made(
                Mistakes.many(512), Mending.of(row, state(Mistakes.many(512)).view()));
        assertEquals(List.of(), list(mended).rows());
    }

    @Test
    void few_that_are_alike_stay_apart() throws Exception {
        LintList list = list(Mistakes.many(Folding.MANY - 1));
        assertEquals(Folding.MANY - 1, list.rows().size());
        assertFalse(list.rows().getFirst().isFolded());
    }

    @Test
    void all_mends_are_one_edit_also_where_each_removes_from_the_same_list() throws Exception {
        LintList list = list(Mistakes.few());
        Edit all = Mending.all(list.rows(), state(Mistakes.few()).view());
        assertEquals("Mend: 4 findings", all.title());

        String mended = made(Mistakes.few(), all);

        assertTrue(mended.contains("mpi_default: none"), mended);
        assertTrue(mended.contains("weight: 3"), mended);
        assertFalse(mended.contains("CacheGroups"), mended);
        assertFalse(mended.contains("AccountingStorageLoc"), mended);
        assertEquals(
                List.of("unknown key 'colour' in 'clusters.hpc.slurm_config'"),
                list(mended).rows().stream().map(row -> row.first().message()).toList());
    }

    private static String made(String text, Edit edit) throws Exception {
        var history = new EditHistory(PlanDocument.parse(PlanText.of(text)));
        history.apply(edit, Sharing.REFUSE);
        return history.document().text().text();
    }

    @Test
    void findings_are_filtered_by_severity_and_words() throws Exception {
        LintList list = list(Mistakes.few());
        assertEquals(5, list.items(ALL, Words.NONE, LintList.Order.PLACE).size());
        assertEquals(
                2,
                list.items(Set.of(Severity.ERROR), Words.NONE, LintList.Order.PLACE)
                        .size());
        assertEquals(
                1,
                list.items(ALL, Words.of("unknown COLOUR"), LintList.Order.PLACE)
                        .size());
    }

    @Test
    void by_rule_each_rule_has_a_heading_with_its_count() throws Exception {
        List<LintItem> items = list(Mistakes.few()).items(ALL, Words.NONE, LintList.Order.RULE);
        List<LintItem.Heading> headings = items.stream()
                .filter(LintItem.Heading.class::isInstance)
                .map(LintItem.Heading.class::cast)
                .toList();
        assertEquals(items.size(), 5 + headings.size());
        assertEquals(5, headings.stream().mapToInt(LintItem.Heading::count).sum());
        assertEquals(
                List.of(3),
                headings.stream()
                        .filter(heading -> heading.rule().equals("plan"))
                        .map(LintItem.Heading::count)
                        .toList());
    }

    @Test
    void a_sound_plan_has_no_rows_and_its_rules_are_counted() throws Exception {
        LintList list = list(ExamplePlans.text("two-gpu-nodes"));
        assertEquals(
                List.of(),
                list.rows().stream().map(FoundRow::first).map(Finding::message).toList());
        int passed = list.verdicts().getOrDefault(Verdict.PASS, 0);
        int skipped = list.verdicts().getOrDefault(Verdict.SKIP, 0);
        assertEquals(list.outcomes().size(), passed + skipped);
        assertEquals("%d rules passed, %d had nothing to look at.".formatted(passed, skipped), list.soundness());
    }
}
