package trainyard.app.config.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.app.kit.Subject;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.truth.Answer;
import trainyard.core.truth.Layer;
import trainyard.core.truth.TruthTable;

class TruthGroupTest {
    private static TruthTable table(String node, int smi, Map<Layer, Long> memory) {
        var answers = new EnumMap<Layer, Answer>(Layer.class);
        for (Layer layer : Layer.values()) {
            int count = layer == Layer.NVIDIA_SMI ? smi : 8;
            answers.put(
                    layer,
                    new Answer.Told(
                            count,
                            layer.compareTo(Layer.SLURMD_G) >= 0 ? Map.of("h100", 8) : Map.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            8,
                            List.of()));
        }
        answers.put(Layer.PLAN, new Answer.Missing("The plan has no node " + node + "."));
        return TruthTable.of(node, answers, memory);
    }

    @Test
    void nodes_that_say_the_same_are_one_group_and_those_that_disagree_come_first() {
        List<TruthGroup> groups = TruthGroup.of(List.of(
                table("g1", 8, Map.of()),
                table("g2", 7, Map.of()),
                table("g3", 8, Map.of()),
                table("g4", 8, Map.of(Layer.SLURMD_C, 90L, Layer.SLURM_CONF, 100L))));
        assertEquals(
                List.of("g2", "g4", "g[1,3]"),
                groups.stream().map(TruthGroup::hosts).toList());
        assertEquals(
                List.of(TruthGroup.Verdict.DISAGREES, TruthGroup.Verdict.DISAGREES, TruthGroup.Verdict.AGREES),
                groups.stream().map(TruthGroup::verdict).toList());
        assertTrue(groups.getFirst().isMarked(Layer.NVIDIA_SMI));
        assertFalse(groups.getFirst().isMarked(Layer.SLURM_CONF));
        assertTrue(groups.get(1).isMarked(Layer.SLURM_CONF));
        assertEquals(
                "slurm.conf promises RealMemory=100, slurmd -C finds 90 MB",
                groups.get(1).summary());
    }

    @Test
    void a_layer_that_tells_nothing_has_its_sentence_and_every_other_its_numbers() {
        List<TruthGroup.Line> lines = TruthGroup.of(List.of(table("g1", 8, Map.of(Layer.SLURM_CONF, 515_000L))))
                .getFirst()
                .lines();
        assertEquals(Layer.values().length, lines.size());
        assertEquals("The plan has no node g1.", lines.getFirst().missing());
        TruthGroup.Line conf = lines.get(Layer.SLURM_CONF.ordinal());
        assertEquals("8", conf.count());
        assertEquals("h100:8", conf.types());
        assertEquals("515,000", conf.memory());
    }

    @Test
    void a_node_that_nothing_tells_of_is_unknown() {
        TruthGroup group = TruthGroup.of(List.of(TruthTable.of("g1", Map.of()))).getFirst();
        assertEquals(TruthGroup.Verdict.UNKNOWN, group.verdict());
        assertEquals(1, group.untold().size());
        assertTrue(group.untold().getFirst().endsWith("scontrol show node: It was not asked."));
    }

    @Test
    void usually_the_selection_is_asked_else_the_first_nodes_with_gpus() {
        var plan = PlanFile.parse("plan", ExamplePlans.text("512-gpu-nodes")).plan();
        assertEquals(TruthNodes.USUAL, TruthNodes.usual(Optional.empty(), plan).size());
        assertEquals(
                List.of("n1", "n2"), TruthNodes.usual(Optional.of(new Subject.OfNodes(List.of("n1", "n2"))), plan));
        assertEquals(List.of("a1", "a2", "b"), TruthNodes.of(" a[1-2]  b a1"));
    }
}
