package trainyard.app.config.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.app.config.topology.Layout.Refused;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.SchemaKeys;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditHistory;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Sharing;

class LayoutTest {
    private interface Change {
        Layout of(Layout layout) throws Refused;
    }

    /** A plan whose layout is changed as the window does it. */
    private static final class Plan {
        final EditHistory history;
        final String begun;

        Plan(String text) throws Exception {
            history = new EditHistory(PlanDocument.parse(PlanText.of(text)));
            begun = text;
        }

        String text() {
            return history.document().text().text();
        }

        Layout layout() throws Exception {
            return LayoutReader.read(
                    PlanView.of(history.document().data()),
                    history.document().file("plan").plan());
        }

        List<String> told() {
            return Sentences.of(history.document().file("plan"));
        }

        void edit(Edit edit) throws Exception {
            history.apply(edit, Sharing.REFUSE);
        }

        /** Whatever the change is, one undo takes it back, and what the plan then has is what was wanted. */
        Layout change(Change change) throws Exception {
            String before = text();
            Layout wanted = change.of(layout());
            Edit edit = LayoutEdit.of("Test", PlanView.of(history.document().data()), layout(), wanted);
            edit(edit);
            String after = text();
            history.undo();
            assertEquals(before, text());
            history.redo();
            assertEquals(after, text());
            return layout();
        }
    }

    private static Plan example(String name) throws Exception {
        return new Plan(ExamplePlans.text(name));
    }

    private static Plan eight() throws Exception {
        var plan = new Plan(ExamplePlans.empty());
        var machine = Data.mapping("cpu_cores", Data.number(16)).with("memory_gb", Data.number(64));
        plan.edit(new NodeEdit.AddNodes("compute-[01-08]", machine, "192.168.100.11"));
        return plan;
    }

    private static List<String> nodes(Layout layout, String name) {
        return layout.group(name).orElseThrow().nodes();
    }

    private static List<String> names(List<Group> groups) {
        return groups.stream().map(Group::name).toList();
    }

    @Test
    void the_part_has_every_key_of_a_topology() {
        String topology = LayoutReader.TOPOLOGY + ".";
        assertEquals(
                Set.of(
                        "type",
                        "block_sizes",
                        "switches[].name",
                        "switches[].nodes",
                        "switches[].switches",
                        "blocks[].name",
                        "blocks[].nodes"),
                SchemaKeys.all().stream()
                        .filter(key -> key.startsWith(topology))
                        .map(key -> key.substring(topology.length()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void two_leaf_switches_are_added_at_once_and_put_below_a_spine() throws Exception {
        Plan plan = eight();
        assertEquals(Kind.NONE, plan.layout().kind());
        assertEquals(Kind.TREE, plan.change(layout -> layout.with(Kind.TREE)).kind());
        Layout leaves =
                plan.change(layout -> layout.with("leaf-[1-2]", Layout.expanded("compute-[01-08]"), Optional.empty()));
        assertEquals(List.of("compute-01", "compute-02", "compute-03", "compute-04"), nodes(leaves, "leaf-1"));
        assertEquals(List.of("top"), names(leaves.tops()));
        assertTrue(leaves.tops().getFirst().isImplied());
        plan.change(layout -> layout.with("spine", List.of(), Optional.empty()));
        Layout tree = plan.change(layout -> layout.withBelow("spine", List.of("leaf-1", "leaf-2")));
        assertEquals(List.of("spine"), names(tree.tops()));
        assertEquals(List.of(), plan.told());
        assertTrue(plan.text().endsWith("""
                      topology:
                        type: tree
                        switches:
                          - {name: leaf-1, nodes: "compute-[01-04]"}
                          - {name: leaf-2, nodes: "compute-[05-08]"}
                          - {name: spine, switches: "leaf-[1-2]"}
                """), plan.text());
        List<Line> lines = Line.of(tree);
        assertEquals(8, lines.getFirst().count());
        assertEquals("compute-[05-08]", lines.getFirst().below().getLast().nodes());
    }

    @Test
    void nodes_leave_where_they_were_and_the_rest_of_the_text_stays() throws Exception {
        Plan plan = example("switch-tree");
        Layout after = plan.change(layout -> layout.withNodes("leaf-1", Layout.expanded("gpu-[01-05]")));
        assertEquals(5, nodes(after, "leaf-1").size());
        assertEquals(List.of("gpu-06", "gpu-07", "gpu-08"), nodes(after, "leaf-2"));
        assertEquals(
                plan.begun
                        .replace("leaf-1, nodes: \"gpu-[01-04]\"", "leaf-1, nodes: \"gpu-[01-05]\"")
                        .replace("leaf-2, nodes: \"gpu-[05-08]\"", "leaf-2, nodes: \"gpu-[06-08]\""),
                plan.text());
        Layout none = plan.change(layout -> layout.withNodes("leaf-1", List.of()));
        assertEquals(List.of(), nodes(none, "leaf-1"));
        assertEquals(5, none.unplaced().size());
        assertTrue(
                plan.told().getFirst().contains("leaves out nodes"), plan.told().toString());
    }

    @Test
    void a_switch_is_renamed_wherever_the_plan_names_it() throws Exception {
        Plan plan = example("switch-tree");
        Layout after = plan.change(layout -> layout.renamed("leaf-2", "edge"));
        assertEquals(
                List.of("leaf-1", "edge"), after.group("spine-1").orElseThrow().below());
        assertEquals(List.of(), plan.told());
        plan.change(layout -> layout.renamed("edge", "leaf-2"));
        assertEquals(plan.begun, plan.text());
        Refused taken = assertThrows(Refused.class, () -> plan.layout().renamed("leaf-1", "core"));
        assertEquals("There is a core already.", taken.getMessage());
    }

    @Test
    void switches_below_one_that_goes_come_below_the_one_above() throws Exception {
        Plan plan = example("switch-tree");
        Layout after = plan.change(layout -> layout.without("spine-1"));
        assertEquals(
                List.of("leaf-1", "leaf-2", "spine-2"),
                after.group("core").orElseThrow().below());
        assertEquals(List.of(), plan.told());
    }

    @Test
    void a_switch_does_not_come_below_itself() throws Exception {
        Plan plan = example("switch-tree");
        Refused refused = assertThrows(Refused.class, () -> plan.layout().withBelow("leaf-1", List.of("core")));
        assertEquals("core cannot be below leaf-1: leaf-1 is below it.", refused.getMessage());
    }

    @Test
    void circles_that_the_text_has_are_shown_once() throws Exception {
        Plan plan = new Plan(ExamplePlans.text("switch-tree")
                .replace(
                        "{name: spine-1, switches: \"leaf-[1-2]\"}", "{name: spine-1, switches: \"leaf-[1-2],core\"}"));
        List<Line> lines = Line.of(plan.layout());
        assertEquals(16, lines.stream().mapToInt(Line::count).sum());
        assertEquals(1, lines.size());
    }

    @Test
    void a_node_that_names_its_switch_itself_keeps_doing_so() throws Exception {
        Plan plan = example("every-optional-key");
        Layout layout = plan.layout();
        assertEquals(Set.of("gpu-02"), layout.group("leaf-2").orElseThrow().own());
        plan.change(now -> now.renamed("leaf-2", "edge"));
        assertTrue(plan.text().contains("switch: edge "), plan.text());
        assertTrue(plan.text().contains("switches: \"leaf-1,edge\""), plan.text());
        Layout both = plan.change(now -> now.withNodes("edge", List.of("gpu-01", "gpu-02")));
        assertEquals(List.of("gpu-01", "gpu-02"), nodes(both, "edge"));
        assertEquals(List.of(), nodes(both, "leaf-1"));
        Layout left = plan.change(now -> now.withNodes("leaf-1", List.of("gpu-01", "gpu-02")));
        assertFalse(plan.text().contains("switch: edge"), plan.text());
        assertTrue(left.group("edge").isEmpty());
    }

    @Test
    void blocks_become_switches_and_come_back() throws Exception {
        Plan plan = example("blocks");
        assertEquals(Kind.BLOCK, plan.layout().kind());
        Layout tree = plan.change(layout -> layout.with(Kind.TREE));
        assertEquals(Kind.TREE, tree.kind());
        assertEquals(List.of("rack-1", "rack-2", "rack-3", "rack-4", "top"), names(tree.groups()));
        assertEquals(List.of(), plan.told());
        plan.change(layout -> layout.with(Kind.BLOCK));
        assertEquals(plan.begun.replace("        block_sizes: [4, 8]\n", ""), plan.text());
    }

    @Test
    void of_a_tree_the_switches_with_nodes_become_blocks() throws Exception {
        Plan plan = example("switch-tree");
        Layout blocks = plan.change(layout -> layout.with(Kind.BLOCK));
        assertEquals(Kind.BLOCK, blocks.kind());
        assertEquals(List.of("leaf-1", "leaf-2", "leaf-3", "leaf-4"), names(blocks.groups()));
        assertEquals(List.of(), plan.told());
    }

    @Test
    void without_a_topology_no_node_names_a_switch_either() throws Exception {
        for (String name : List.of("switch-tree", "blocks", "every-optional-key")) {
            Plan plan = example(name);
            Layout none = plan.change(layout -> layout.with(Kind.NONE));
            assertEquals(Kind.NONE, none.kind());
            assertEquals(List.of(), none.groups());
            assertEquals(List.of(), plan.told());
        }
    }

    @Test
    void a_block_without_nodes_goes_and_is_not_made() throws Exception {
        Plan plan = example("blocks");
        Layout after = plan.change(layout -> layout.withNodes("rack-1", Layout.expanded("gpu-[01-08]")));
        assertEquals(List.of("rack-1", "rack-3", "rack-4"), names(after.groups()));
        assertThrows(Refused.class, () -> plan.layout().withNodes("rack-1", List.of()));
        assertThrows(Refused.class, () -> plan.layout().with("rack-9", List.of(), Optional.empty()));
    }

    @Test
    void nodes_in_two_are_told_and_kept_where_they_stand_first() throws Exception {
        Plan plan = new Plan(ExamplePlans.text("switch-tree").replace("gpu-[05-08]", "gpu-[04-08]"));
        assertEquals(List.of("These nodes are in two switches or blocks: gpu-04."), plan.told());
        assertEquals(Set.of("gpu-04"), plan.layout().twice());
        plan.change(Layout::onceEach);
        assertEquals(ExamplePlans.text("switch-tree"), plan.text());
    }

    @Test
    void the_last_switch_leaves_a_tree_that_another_can_come_into() throws Exception {
        Plan plan = eight();
        plan.change(layout -> layout.with(Kind.TREE));
        plan.change(layout -> layout.with("one", layout.known(), Optional.empty()));
        Layout left = plan.change(layout -> layout.without("one"));
        assertEquals(Kind.TREE, left.kind());
        assertEquals(List.of(), left.groups());
        assertEquals(
                List.of("two"),
                names(plan.change(layout -> layout.with("two", layout.known(), Optional.empty()))
                        .groups()));
    }

    @Test
    void a_list_of_hostlists_stays_one() throws Exception {
        Plan plan = new Plan(ExamplePlans.text("switch-tree")
                .replace(
                        "nodes: \"gpu-[01-04]\"}\n          - {name: leaf-2",
                        "nodes: [gpu-01, \"gpu-[02-04]\"]}\n" + "          - {name: leaf-2"));
        plan.change(layout -> layout.withNodes("leaf-1", Layout.expanded("gpu-[01-05]")));
        assertTrue(plan.text().contains("[gpu-01, \"gpu-[02-04]\", gpu-05]"), plan.text());
    }
}
