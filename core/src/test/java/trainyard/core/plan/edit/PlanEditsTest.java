package trainyard.core.plan.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.ExamplePlans;

class PlanEditsTest {
    private final PlanDocument comments = NastyPlans.document(NastyPlans.text("comments"));
    private final PlanDocument anchors = NastyPlans.document(NastyPlans.text("anchors"));

    @Test
    void a_renamed_node_is_renamed_wherever_it_is_named() throws EditRefused {
        assertEquals(
                List.of(
                        "+           name: gpu-9",
                        "-               nodes: compute-[01-03]",
                        "+               nodes: compute-[01-02],gpu-9",
                        "-                   nodes: compute-03   # alone",
                        "+                   nodes: gpu-9   # alone",
                        "-                 compute-03: 192.168.100.13   # by hand",
                        "+                 gpu-9: 192.168.100.13   # by hand"),
                changes(comments, comments.apply(new NodeEdit.RenameNode("compute-03", "gpu-9"))));
    }

    @Test
    void what_names_one_of_two_nodes_of_one_name_keeps_its_node_when_the_other_goes() throws EditRefused {
        PlanDocument twins =
                comments.apply(new PlanEdit.Put(PlanView.NODES.item(0).key("name"), Data.text("compute-03")));
        Data partitions = twins.data().at(PlanView.PARTITIONS).orElseThrow();
        for (Edit edit : List.of(
                new NodeEdit.RemoveNodes("compute-03", List.of(2)),
                new NodeEdit.RenameNode("compute-03", OptionalInt.of(2), "gpu-9"))) {
            PlanDocument after = twins.apply(edit);
            assertEquals(Optional.of(partitions), after.data().at(PlanView.PARTITIONS));
            assertEquals("compute-03", names(after).getFirst());
        }
        assertTrue(refused(twins, new NodeEdit.RemoveNodes("compute-03", List.of(1)))
                .contains("is not where it was"));
    }

    @Test
    void nodes_behind_a_removed_one_stay_who_they_are() throws EditRefused {
        PlanDocument after = comments.apply(new NodeEdit.RemoveNodes("compute-01"));
        assertEquals(List.of("compute-02", "compute-03"), names(after));
        assertEquals(
                "compute-02",
                after.data()
                        .at(PlanPath.of("clusters.hpc.slurm_config.partitions[1].nodes"))
                        .flatMap(Data::asText)
                        .orElseThrow());
        assertTrue(after.text().text().contains("metadata_nodes: [compute-02]"));
        assertTrue(after.text().text().contains("# the first\n"), "a comment of its own line is nobody's");
    }

    @Test
    void a_place_left_without_a_node_is_refused() {
        String why = refused(comments, new NodeEdit.RemoveNodes("compute-03"));
        assertEquals(
                "clusters.hpc.slurm_config.topology.switches[1].nodes would be left without a node:"
                        + " give it another one or remove it first.",
                why);
    }

    @Test
    void nodes_move_between_partitions_with_hostlists_folded() throws EditRefused {
        PlanDocument after = comments.apply(new PartitionEdit.MoveNodes("compute-02", "long", "gpu"));
        assertEquals(
                List.of("-               nodes: compute-[01-03]", "+               nodes: compute-[01,03]"),
                changes(comments, after));
        after = comments.apply(new PartitionEdit.MoveNodes("compute-03", "gpu", "debug"));
        assertEquals(
                List.of(
                        "-             - gpu              # bare",
                        "-             - {name: debug, nodes: \"compute-[01-02]\", max_time: \"24:00:00\"}   # short",
                        "+             - {name: gpu, nodes: \"compute-[01-02]\"}              # bare",
                        "+             - {name: debug, nodes: \"compute-[01-03]\", max_time: \"24:00:00\"}   # short"),
                changes(comments, after));
        assertEquals(
                "The partition debug would be left without nodes: remove it, or give it others first.",
                refused(comments, new PartitionEdit.MoveNodes("compute-[01-02]", "debug", "long")));
    }

    @Test
    void the_first_nodes_of_an_empty_plan_have_a_line_for_each_key() throws EditRefused {
        PlanDocument empty = NastyPlans.document(ExamplePlans.empty());
        var values = Data.mapping("cpu_cores", Data.number(64))
                .with("memory_gb", Data.number(512))
                .with("gpus", Data.mapping("type", Data.text("h100")).with("count", Data.number(8)));
        PlanDocument after = empty.apply(new NodeEdit.AddNodes("gpu-[01-02]", values, "192.168.100.11"));
        assertEquals(
                List.of(
                        "-     compute_nodes: []",
                        "+     compute_nodes:",
                        "+       - name: gpu-01",
                        "+         cpu_cores: 64",
                        "+         memory_gb: 512",
                        "+         gpus: {type: h100, count: 8}",
                        "+         ip: 192.168.100.11",
                        "+       - name: gpu-02",
                        "+         cpu_cores: 64",
                        "+         memory_gb: 512",
                        "+         gpus: {type: h100, count: 8}",
                        "+         ip: 192.168.100.12"),
                changes(empty, after));
    }

    @Test
    void the_first_item_of_a_list_leaves_the_comment_behind_its_brackets() throws EditRefused {
        PlanDocument before = NastyPlans.document("a:\n  list: [ ]   # none yet\n  b: [[]]\n");
        Step.InsertItems insert =
                new Step.InsertItems(PlanPath.of("a.list"), 0, List.of(Data.mapping("k", Data.number(1))));
        assertEquals(
                "a:\n  list:   # none yet\n    - k: 1\n  b: [[]]\n",
                before.apply(insert).text().text());
        assertEquals(
                "a:\n  list: [ ]   # none yet\n  b: [[{k: 1}]]\n",
                before.apply(insert.moved(PlanPath.of("a.b[0]"))).text().text());
    }

    @Test
    void edits_made_at_once_are_of_the_plan_before_all_of_them() throws EditRefused {
        PlanPath first = PlanPath.of("clusters.hpc.compute_nodes[0]");
        PlanPath second = PlanPath.of("clusters.hpc.compute_nodes[1]");
        PlanDocument two = NastyPlans.document(ExamplePlans.text("two-cpu-nodes"));
        PlanDocument after = two.apply(new AtOnce(
                "Set two values",
                List.of(
                        new PlanEdit.Put(first.key("weight"), Data.number(3)),
                        new PlanEdit.Put(first.key("state"), Data.text("CLOUD")),
                        new PlanEdit.Put(second.key("memory_gb"), Data.number(12)))));
        assertEquals(Optional.of("3"), after.data().at(first.key("weight")).flatMap(Data::asText));
        assertEquals(Optional.of("CLOUD"), after.data().at(first.key("state")).flatMap(Data::asText));
        assertEquals(Optional.of("12"), after.data().at(second.key("memory_gb")).flatMap(Data::asText));
        assertThrows(
                EditRefused.class,
                () -> two.apply(new AtOnce("No", List.of(new Edit.Several("One after the other", List.of())))));
    }

    @Test
    void a_range_of_nodes_is_added_as_its_neighbours_are_written() throws EditRefused {
        var values = Data.mapping("cpu_cores", Data.number(8)).with("gpus", Data.mapping("type", Data.text("t4")));
        PlanDocument after = comments.apply(new NodeEdit.AddNodes("compute-[04-05]", values, "192.168.100.12"));
        assertEquals(
                List.of(
                        "+         - cpu_cores: 8",
                        "+           gpus: {type: t4}",
                        "+           ip: 192.168.100.14",
                        "+         - cpu_cores: 8",
                        "+           gpus: {type: t4}",
                        "+           ip: 192.168.100.15"),
                changes(comments, after));
        assertEquals(
                "The name compute-02 is taken: each node has a name of its own.",
                refused(comments, new NodeEdit.AddNodes("compute-[02-03]", values, "DHCP")));
    }

    @Test
    void a_clone_keeps_merge_keys_and_gets_the_next_free_address() throws EditRefused {
        assertEquals(
                List.of(
                        "+       - {<<: *small, name: n7, ip: 10.0.1.7}",
                        "+       - {<<: *small, name: n8, ip: 10.0.1.8}"),
                changes(anchors, anchors.apply(new NodeEdit.CloneNode("n1", "n[7-8]"))));
        PlanDocument big = NastyPlans.document(ExamplePlans.text("512-gpu-nodes"));
        assertEquals(
                612,
                names(big.apply(new NodeEdit.CloneNode("gpu-001", "gpu-[513-612]")))
                        .size());
    }

    @Test
    void what_others_use_too_is_changed_only_with_leave() throws EditRefused {
        var cpus = PlanPath.of("clusters.hpc.compute_nodes[0].cpu_cores");
        var refused = assertThrows(EditRefused.class, () -> anchors.apply(new Step.SetValue(cpus, Data.number(32))));
        assertEquals(
                "clusters.hpc.compute_nodes[0].cpu_cores comes from the merge key (<<) of line 19 and is written in line 4,"
                        + " for others too. Write a value of its own here, or change it for all.",
                refused.getMessage());
        assertEquals(Sharing.WRITE_OUT, refused.way());
        assertEquals(
                List.of(
                        "-       - {<<: *small, name: n1, ip: 10.0.1.1}",
                        "+       - {<<: *small, name: n1, ip: 10.0.1.1, cpu_cores: 32}"),
                changes(anchors, anchors.apply(new Step.SetValue(cpus, Data.number(32)), Sharing.WRITE_OUT)));
        PlanDocument all = anchors.apply(new Step.SetValue(cpus, Data.number(32)), Sharing.CHANGE_ALL);
        assertEquals(
                1,
                changes(anchors, all).stream()
                        .filter(line -> line.startsWith("+"))
                        .count());
        assertEquals(
                Optional.of(Data.number(32)), all.data().at(PlanPath.of("clusters.hpc.compute_nodes[2].cpu_cores")));
        assertTrue(refused(anchors, new NodeEdit.RemoveNodes("n5")).contains("is used in line"));
    }

    @Test
    void partitions_come_and_go_and_the_default_stays_right() throws EditRefused {
        assertEquals(
                List.of(
                        "-             - gpu              # bare",
                        "+             - main              # bare",
                        "-             default_partition: gpu",
                        "+             default_partition: main"),
                changes(comments, comments.apply(new PartitionEdit.RenamePartition("gpu", "main"))));
        assertEquals(
                List.of(
                        "-             - gpu              # bare",
                        "-             default_partition: gpu",
                        "+             default_partition: long"),
                changes(comments, comments.apply(new PartitionEdit.RemovePartition("gpu", Optional.of("long")))));
        assertEquals(
                List.of("+             - night"),
                changes(comments, comments.apply(new PartitionEdit.AddPartition("night", Data.NO_ENTRIES))));
        assertEquals(
                List.of(
                        "-         - {name: c, nodes: ALL, default: false}",
                        "-       default_partition: a",
                        "+         - {name: c, nodes: ALL}",
                        "+       default_partition: c"),
                changes(anchors, anchors.apply(new PartitionEdit.SetDefault("c"))));
    }

    @Test
    void without_a_choice_no_partition_says_that_it_is_the_default() throws EditRefused {
        assertEquals(
                List.of("-             default_partition: gpu"),
                changes(comments, comments.apply(new PartitionEdit.ClearDefault())));
        assertEquals(
                List.of(
                        "-         - {name: c, nodes: ALL, default: false}",
                        "-       default_partition: a",
                        "+         - {name: c, nodes: ALL}"),
                changes(anchors, anchors.apply(new PartitionEdit.ClearDefault())));
    }

    @Test
    void nodes_that_a_partition_holds_already_change_nothing() throws EditRefused {
        assertEquals(
                List.of(), changes(comments, comments.apply(new PartitionEdit.AddToPartition("compute-01", "gpu"))));
        assertEquals(
                List.of(), changes(comments, comments.apply(new PartitionEdit.AddToPartition("compute-02", "debug"))));
    }

    @Test
    void a_long_hostlist_is_counted_in_a_title() {
        String some = "compute-[01,03,05,07,09,11,13,15,17,19,21,23,25]";
        assertEquals("Move 13 nodes from a to b", new PartitionEdit.MoveNodes(some, "a", "b").title());
        assertEquals(
                "Add compute-[01-04] to partition a", new PartitionEdit.AddToPartition("compute-[01-04]", "a").title());
    }

    @Test
    void an_attribute_is_set_on_any_form_of_a_partition() throws EditRefused {
        var time = Data.text("4:00:00");
        assertEquals(
                List.of(
                        "-             - gpu              # bare",
                        "+             - {name: gpu, max_time: \"4:00:00\"}              # bare"),
                changes(comments, comments.apply(new PartitionEdit.SetAttribute("gpu", "max_time", time))));
        assertEquals(
                List.of(
                        "-               max_time: 7-00:00:00    # a week",
                        "+               max_time: \"4:00:00\"    # a week"),
                changes(comments, comments.apply(new PartitionEdit.SetAttribute("long", "max_time", time))));
        assertEquals(
                List.of("-               max_time: 7-00:00:00    # a week"),
                changes(comments, comments.apply(new PartitionEdit.ClearAttribute("long", "max_time"))));
    }

    @Test
    void a_value_is_put_where_none_was_with_the_mappings_around_it() throws EditRefused {
        PlanDocument after = comments.apply(
                new PlanEdit.Put(PlanPath.of("clusters.hpc.slurm_config.timeouts.slurmd"), Data.number(60)));
        assertEquals(List.of("+             timeouts: {slurmd: 60}"), changes(comments, after));
    }

    @Test
    void counted_nodes_are_written_out() throws EditRefused {
        PlanDocument counted = NastyPlans.document("""
                clusters:
                  hpc:
                    compute_nodes: {count: 3, cpu_cores: 2, ip: DHCP}   # three
                """);
        assertTrue(refused(counted, new NodeEdit.RemoveNodes("compute-01")).contains("write them out"));
        assertEquals(
                List.of("compute-01", "compute-02", "compute-03"), names(counted.apply(new NodeEdit.WriteOutNodes())));
    }

    @Test
    void an_edit_in_a_plan_of_windows_keeps_its_line_ends() throws EditRefused {
        PlanDocument windows = NastyPlans.document(NastyPlans.text("comments").replace("\n", "\r\n"));
        String after = windows.apply(new NodeEdit.CloneNode("compute-01", "compute-04"))
                .text()
                .text();
        assertEquals(
                after.replace("\r\n", "").length(),
                after.replaceAll("[\r\n]", "").length());
        assertTrue(after.length() > windows.text().text().length());
    }

    @Test
    void an_edited_plan_is_read_from_the_same_parse() throws EditRefused {
        PlanDocument example = NastyPlans.document(ExamplePlans.text("two-gpu-nodes"));
        var file = example.apply(new NodeEdit.RenameNode("compute-02", "gpu-2")).file("plan.yaml");
        assertEquals(List.of(), file.lines());
        assertEquals(
                List.of("compute-01", "gpu-2"),
                file.plan().orElseThrow().nodes().stream()
                        .map(ComputeNode::name)
                        .toList());
    }

    static List<String> names(PlanDocument document) throws EditRefused {
        return List.copyOf(PlanView.of(document.data()).nodes().keySet());
    }

    @Test
    void a_list_of_mappings_put_anew_changes_the_lines_of_what_differs_alone() throws EditRefused {
        PlanPath partitions = PlanPath.of("clusters.hpc.slurm_config.partitions");
        Data.Items before = (Data.Items) comments.data().at(partitions).orElseThrow();
        var after = new ArrayList<>(before.values());
        Data.Mapping debug = (Data.Mapping) after.get(1);
        assertEquals(Optional.of("debug"), debug.text("name"));
        after.set(1, debug.with("max_time", Data.text("1:00:00")));
        after.add(Data.text("night"));

        List<String> changes = changes(comments, comments.apply(new PlanEdit.Put(partitions, new Data.Items(after))));

        assertEquals(3, changes.size(), changes::toString);
        assertTrue(changes.get(1).contains("max_time: \"1:00:00\"}   # short"), changes::toString);
        assertTrue(changes.get(2).endsWith("- night"), changes::toString);
    }

    @Test
    void a_value_within_an_alias_is_written_out_only_with_leave() throws EditRefused {
        PlanDocument plan = NastyPlans.document("""
                a: &a {type: t4, count: 2}  # two
                b:
                  gpus: *a
                  ip: 1  # first
                """);
        var b = PlanPath.of("b");
        Data value = Data.mapping("gpus", Data.mapping("type", Data.text("t4")).with("count", Data.number(4)))
                .with("ip", Data.number(1));
        var refused = assertThrows(EditRefused.class, () -> plan.apply(new PlanEdit.Put(b, value)));
        assertEquals(Sharing.WRITE_OUT, refused.way());
        assertEquals(
                List.of("-   gpus: *a", "+   gpus: {type: t4, count: 4}"),
                changes(plan, plan.apply(new PlanEdit.Put(b, value), Sharing.WRITE_OUT)));
    }

    @Test
    void typing_in_a_field_keeps_the_line_ends_of_windows() throws Exception {
        String mixed = "a: 1\r\nb: 2\r\n\r\nc: 3\nd: 4\r\n";
        var history = new EditHistory(NastyPlans.document(mixed));
        history.writeOn("Typing", mixed.replace("\r\n", "\n").replace("b: 2", "b: 25"));
        history.writeOn("Typing", "a: 1\nb: 25\nnew: 7\n\nc: 3\nd: 4\n");
        assertEquals(
                "a: 1\r\nb: 25\r\nnew: 7\r\n\r\nc: 3\nd: 4\r\n",
                history.document().text().text());
        history.undo();
        assertEquals(mixed, history.document().text().text());
        history.redo();
        history.writeOn("Other", "a: 1\n");
        assertEquals("a: 1\r\n", history.document().text().text());
    }

    private static String refused(PlanDocument document, Edit edit) {
        return String.valueOf(
                assertThrows(EditRefused.class, () -> document.apply(edit)).getMessage());
    }

    /** Lines that went and came: a small difference, for texts in which few lines differ. */
    static List<String> changes(PlanDocument before, PlanDocument after) {
        List<String> old = Arrays.asList(before.text().text().split("\n", -1));
        List<String> now = Arrays.asList(after.text().text().split("\n", -1));
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var changes = new ArrayList<String>();
        for (int i = 0, j = 0; i < old.size() || j < now.size(); ) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                changes.add("- " + old.get(i++));
            } else {
                changes.add("+ " + now.get(j++));
            }
        }
        return changes;
    }
}
