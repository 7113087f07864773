package trainyard.app.config.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.render.Templates;

class PlanProblemsTest {
    private static PlanProblems problems(String text) throws Exception {
        PlanState state = PlanSitting.of(text, Templates.shipped()).state();
        return PlanProblems.of(state, PlanSitting.lint(state));
    }

    @Test
    void a_wrong_value_is_told_at_its_place_and_for_all_around_it() throws Exception {
        PlanPath timeouts = PlanView.SLURM.key("timeouts");
        var problems = problems(ExamplePlans.text("two-gpu-nodes")
                .replace("    slurm_config:\n", "    slurm_config:\n      timeouts: {slurmd: soon, slurmctld: 5}\n"));
        Optional<String> told = problems.at(timeouts.key("slurmd"));
        assertTrue(told.orElseThrow().contains("soon"), told.toString());
        assertEquals(told, problems.in(timeouts));
        assertEquals(Optional.empty(), problems.at(timeouts));
        assertEquals(Optional.empty(), problems.at(timeouts.key("slurmctld")));
        assertEquals(Map.of("slurmd", told.orElseThrow()), problems.under(timeouts));
        assertEquals(Map.of(), problems.under(PlanView.SLURM));
    }

    @Test
    void a_key_that_begins_like_another_is_not_inside_of_it() throws Exception {
        var problems = problems(ExamplePlans.text("two-gpu-nodes")
                .replace("    base_image_path: build/hpc.qcow2\n", "    base_image_path: [1]\n"));
        assertTrue(problems.in(PlanView.CLUSTER.key("base_image_path")).isPresent());
        assertEquals(Optional.empty(), problems.in(PlanView.CLUSTER.key("base_image")));
    }

    @Test
    void what_is_wrong_in_a_list_is_told_by_the_place_of_the_item() throws Exception {
        var problems = problems(ExamplePlans.empty().replace("compute_nodes: []", """
                        compute_nodes:
                              - {name: gpu-1, cpu_cores: 8, memory_gb: 16, disk_gb: 9, ip: 192.168.100.11}
                              - {name: gpu-1, cpu_cores: 8, memory_gb: 16, disk_gb: 9, ip: 192.168.100.12}
                        """.strip()));
        var items = problems.inItems(PlanView.NODES);
        assertEquals(Set.of(1), items.keySet(), items.toString());
        assertTrue(items.get(1).get("name").startsWith("The name 'gpu-1' is taken"), items.toString());
    }

    @Test
    void a_plan_without_a_finding_has_none_anywhere() throws Exception {
        var problems = problems(ExamplePlans.text("two-gpu-nodes"));
        assertEquals(Optional.empty(), problems.in(PlanView.SLURM.key("timeouts")));
        assertEquals(Optional.empty(), PlanProblems.NONE.in(PlanView.CLUSTER));
    }
}
