package trainyard.app.config.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;

class ValueEditTest {
    private static final PlanPath EXTRA = PlanView.SLURM.key("extra");

    private static PlanDocument plan(String lines) throws Exception {
        return PlanDocument.parse(PlanText.of(
                ExamplePlans.text("two-gpu-nodes").replace("    slurm_config:\n", "    slurm_config:\n" + lines)));
    }

    private static String set(PlanDocument plan, PlanPath at, Optional<Data> value) throws Exception {
        return plan.apply(ValueEdit.of("Test", at, plan.data().at(at), value))
                .text()
                .text();
    }

    private static final String LISTED = """
                  extra:
                    # why the first
                    - A=1
                    # why the second
                    - B=2
                    - C=3   # and the third
            """;

    @Test
    void of_a_list_only_the_items_that_differ_are_written() throws Exception {
        var plan = plan(LISTED);
        String text = plan.text().text();
        assertEquals(
                text.replace("- B=2", "- B=9"),
                set(plan, EXTRA, Optional.of(Data.texts(List.of("A=1", "B=9", "C=3")))));
        assertEquals(
                text.replace("        # why the second\n        - B=2\n", "        # why the second\n"),
                set(plan, EXTRA, Optional.of(Data.texts(List.of("A=1", "C=3")))));
        assertEquals(
                text.replace("        - B=2\n", "        - B=2\n        - D=4\n"),
                set(plan, EXTRA, Optional.of(Data.texts(List.of("A=1", "B=2", "D=4", "C=3")))));
    }

    @Test
    void of_a_mapping_only_the_keys_that_differ_are_written() throws Exception {
        var at = PlanView.ADDRESSES;
        var plan = PlanDocument.parse(
                PlanText.of(ExamplePlans.text("two-gpu-nodes").replace("    slurm_config:\n", """
                            access:
                              addresses:
                                a: 10.0.0.1   # the first
                                b: 10.0.0.2
                            slurm_config:
                        """)));
        String text = plan.text().text();
        assertEquals(
                text.replace("b: 10.0.0.2", "b: 10.0.0.9"),
                set(
                        plan,
                        at,
                        Optional.of(Data.mapping("a", Data.text("10.0.0.1")).with("b", Data.text("10.0.0.9")))));
        assertEquals(
                text.replace("        b: 10.0.0.2\n", ""),
                set(plan, at, Optional.of(Data.mapping("a", Data.text("10.0.0.1")))));
    }

    @Test
    void a_value_is_cleared_and_made_where_there_is_none() throws Exception {
        var plan = plan("");
        PlanPath at = PlanView.SLURM.key("timeouts").key("slurmd");
        var edit = ValueEdit.of("Set", at, Optional.empty(), Optional.of(Data.number(5)));
        assertEquals("Set", edit.title());
        var with = plan.apply(edit);
        assertEquals(Optional.of(Data.number(5)), with.data().at(at));
        assertEquals(
                Optional.empty(),
                PlanDocument.parse(PlanText.of(set(with, at, Optional.empty())))
                        .data()
                        .at(at));
    }
}
