package trainyard.app.config.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import trainyard.app.config.edit.PlanProblems;
import trainyard.core.plan.ComputeNode;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.EditRefused;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.yaml.YamlSyntaxException;
import trainyard.core.slurm.MigProfiles;
import trainyard.core.truth.Probe;

/** What the part of nodes shows and which edits it makes, without a window. */
class NodeModelsTest {
    private static PlanDocument example(String name) {
        return document(ExamplePlans.text(name));
    }

    private static PlanDocument document(String text) {
        try {
            return PlanDocument.parse(PlanText.of(text));
        } catch (YamlSyntaxException broken) {
            throw new AssertionError(broken);
        }
    }

    private static PlanView view(PlanDocument plan) {
        try {
            return PlanView.of(plan.data());
        } catch (EditRefused empty) {
            throw new AssertionError(empty);
        }
    }

    private static Chosen chosen(PlanDocument plan, String... names) {
        return Chosen.of(view(plan), NodeKey.firsts(List.of(names)));
    }

    private static PlanView.Node node(PlanDocument plan, String name) {
        return chosen(plan, name).only().orElseThrow();
    }

    private static List<ComputeNode> nodes(PlanDocument plan) {
        return plan.file("plan").plan().orElseThrow().nodes();
    }

    private static String value(PlanDocument plan, String under) throws EditRefused {
        return plan.data()
                .at(PlanPath.of("clusters.hpc.compute_nodes" + under))
                .map(Data::shown)
                .orElse("");
    }

    /** What an edit takes from the text and brings to it. */
    private static List<String> changed(PlanDocument before, Edit edit) throws EditRefused {
        var old = new ArrayList<>(before.text().text().lines().toList());
        var now = new ArrayList<>(before.apply(edit).text().text().lines().toList());
        var both = new ArrayList<>(old);
        now.forEach(both::remove);
        old.forEach(now::remove);
        both.replaceAll(line -> "-" + line.strip());
        now.forEach(line -> both.add("+" + line.strip()));
        return both;
    }

    @Test
    void a_row_tells_gpus_folded_and_how_many_partitions_hold_the_node() {
        List<NodeRow> rows = rows(example("512-gpu-nodes"), PlanProblems.NONE);
        assertEquals(512, rows.size());
        assertEquals("8 × a100", rows.getFirst().gpus());
        assertEquals(2, rows.getFirst().partitions());
        assertEquals(1, rows.get(100).partitions());
        rows = rows(example("mig-nodes"), PlanProblems.NONE);
        assertEquals("2 × a100 (MIG)", rows.getFirst().gpus());
        assertEquals(2, rows.get(1).partitions());
    }

    private static List<NodeRow> rows(PlanDocument plan, PlanProblems problems) {
        return NodeRow.of(plan.file("plan").plan().orElseThrow(), view(plan), problems);
    }

    @Test
    void a_row_shows_what_is_written_where_it_is_no_number() {
        List<NodeRow> rows =
                rows(document(ExamplePlans.empty().replace("compute_nodes: []", """
                                compute_nodes:
                                      - {name: a, cpu_cores: -2, memory_gb: 2048, ip: DHCP}
                                      - {name: b, memory_gb: much, ip: DHCP, gpus: {type: h100, count: eight}}
                                """.strip())), PlanProblems.NONE);
        assertEquals("-2", rows.getFirst().cpus());
        assertEquals("2,048", rows.getFirst().memory());
        assertEquals("?", rows.getLast().cpus());
        assertEquals("much", rows.getLast().memory());
        assertEquals("eight × h100", rows.getLast().gpus());
    }

    @Test
    void of_two_nodes_of_one_name_the_chosen_one_is_changed_alone() throws EditRefused {
        PlanDocument twins = document(ExamplePlans.empty().replace("compute_nodes: []", """
                        compute_nodes:
                              - {name: gpu-1, cpu_cores: 8, memory_gb: 16, ip: 192.168.100.11}
                              - {name: gpu-1, cpu_cores: 4, memory_gb: 32, ip: 192.168.100.12}
                        """.strip()));
        Chosen second = Chosen.of(view(twins), List.of(new NodeKey("gpu-1", 1)));
        assertEquals(Optional.of("4"), second.common().text("cpu_cores"));
        PlanDocument more = twins.apply(second.set("cpu_cores", "CPUs", Optional.of(Data.number(6))));
        assertEquals("8", value(more, "[0].cpu_cores"));
        assertEquals("6", value(more, "[1].cpu_cores"));
        PlanDocument one = twins.apply(second.remove());
        assertEquals("8", value(one, "[0].cpu_cores"));
        assertEquals("", value(one, "[1].cpu_cores"));
        Edit renamed = NodeQuestions.renamed(view(twins), second.only().orElseThrow(), Map.of("names", "gpu-2"))
                .value()
                .orElseThrow();
        assertEquals("gpu-1", value(twins.apply(renamed), "[0].name"));
        assertEquals("gpu-2", value(twins.apply(renamed), "[1].name"));
        Edit cloned = NodeQuestions.cloned(view(twins), second.only().orElseThrow(), Map.of("names", "gpu-3"))
                .value()
                .orElseThrow();
        assertEquals("32", value(twins.apply(cloned), "[2].memory_gb"));
    }

    @Test
    void what_differs_between_nodes_is_told_from_what_all_have() {
        Chosen both = chosen(example("two-gpu-nodes"), "compute-01", "compute-02");
        assertEquals(Set.of("ip", "pcie_passthrough"), both.mixed());
        assertEquals(Optional.of("8"), both.common().text("cpu_cores"));
        assertEquals(Optional.empty(), both.common().get("ip"));
        assertEquals("compute-[01-02]", both.called());
        assertEquals(Set.of(), chosen(example("two-gpu-nodes"), "compute-01").mixed());
    }

    @Test
    void one_value_for_several_nodes_is_one_edit_with_a_title() throws EditRefused {
        PlanDocument plan = example("two-gpu-nodes");
        Edit edit = chosen(plan, "compute-01", "compute-02").set("memory_gb", "Memory", Optional.of(Data.number(32)));
        assertEquals("Set Memory of compute-[01-02] to 32", edit.title());
        assertEquals(
                List.of("-memory_gb: 16", "-memory_gb: 16", "+memory_gb: 32", "+memory_gb: 32"), changed(plan, edit));
        Edit clear = chosen(plan, "compute-01").set("disk_gb", "Disk", Optional.empty());
        assertEquals("Clear Disk of compute-01", clear.title());
        assertEquals(List.of("-disk_gb: 200"), changed(plan, clear));
    }

    @Test
    void a_new_node_starts_as_the_last_one_is() throws EditRefused {
        NodeStart start = NodeStart.of(view(example("two-gpu-nodes")));
        assertEquals(new NodeStart("compute-03", "192.168.100.12", "8", "16", "200"), start);
        PlanDocument after = example("two-gpu-nodes").apply(start.edit());
        assertEquals("192.168.100.13", value(after, "[2].ip"));
        assertEquals(
                new NodeStart("gpu-[01-08]", "192.168.100.11", "8", "64", ""),
                NodeStart.of(view(document(ExamplePlans.empty()))));
        assertEquals("head-2", NodeStart.next("head", view(example("mig-nodes"))));
    }

    @Test
    void names_that_cannot_be_had_are_told_before_the_edit() {
        PlanView plan = view(example("two-gpu-nodes"));
        var answers = new HashMap<>(
                Map.of("names", "compute-[02-04]", "address", "10.0.0.1", "cpus", "8", "memory", "16", "disk", ""));
        assertEquals(
                "The plan has compute-02 already.",
                NodeQuestions.added(plan, answers).sentence());
        answers.put("names", "gpu-[01-02");
        assertTrue(NodeQuestions.added(plan, answers).sentence().startsWith("This is no hostlist"));
        answers.put("names", "gpu-[01-02]");
        assertEquals(
                "Adds 2 nodes, with the next free addresses.",
                NodeQuestions.added(plan, answers).sentence());
        answers.put("cpus", "many");
        assertTrue(NodeQuestions.added(plan, answers).value().isEmpty());
    }

    @Test
    void tiles_show_each_gpu_with_its_file_slices_and_address() {
        List<GpuTile> tiles = GpuTile.of(nodes(example("every-optional-key")).get(1));
        assertEquals(List.of(0, 1, 2), tiles.stream().map(GpuTile::number).toList());
        assertEquals(
                List.of("l40s", "l40s", "a100"),
                tiles.stream().map(GpuTile::type).toList());
        assertEquals(List.of("3g.20gb", "3g.20gb"), tiles.get(2).cut());
        assertEquals(1, tiles.get(2).group());
        GpuTile passed = GpuTile.of(nodes(example("two-gpu-nodes")).getFirst()).getFirst();
        assertEquals(Optional.of("0000:01:00.0"), passed.address());
        assertEquals(Optional.of("/dev/nvidia0"), passed.file());
    }

    @Test
    void a_gpu_is_cut_only_so_that_its_instances_fit_beside_each_other() {
        PlanDocument plan = example("mig-nodes");
        ComputeNode.Gpus gpus = nodes(plan).get(1).gpus().getFirst();
        List<MigProfiles.Board> boards = MigProfiles.shipped().boards("a100");
        MigCut cut = MigCut.of(
                        boards,
                        gpus.mig().stream().filter(mig -> mig.gpu() == 1).toList())
                .orElseThrow();
        assertEquals("a100 40gb", cut.board().shown());
        // Instances 7, 8 are the first two slices, the half is number 2 behind them.
        assertEquals(
                List.of(0, 1, 4),
                cut.instances().stream().map(one -> one.instance().start()).toList());
        assertTrue(cut.fits(cut.board().find("1g.5gb").orElseThrow()));
        assertFalse(cut.fits(cut.board().find("3g.20gb").orElseThrow()));
        MigCut more = cut.with(cut.board().find("2g.10gb").orElseThrow());
        assertEquals(
                List.of(
                        new MigCut.Entry("3g.20gb", List.of(2)),
                        new MigCut.Entry("2g.10gb", List.of(4)),
                        new MigCut.Entry("1g.5gb", List.of(7, 8))),
                more.entries());
        assertEquals(cut, more.without(more.instances().get(2)));
    }

    @Test
    void instances_move_where_one_more_has_no_free_place_but_would_fit() {
        MigProfiles.Board board = MigProfiles.shipped().boards("a100_40gb").getFirst();
        MigCut cut = MigCut.on(board, List.of(new ComputeNode.Mig(0, "1g.5gb", List.of(7, 11))))
                .orElseThrow();
        MigCut more = cut.with(board.find("3g.20gb").orElseThrow());
        assertEquals(
                List.of(new MigCut.Entry("3g.20gb", List.of(1)), new MigCut.Entry("1g.5gb", List.of(11, 12))),
                more.entries());
    }

    @Test
    void a_cut_is_written_for_its_gpu_and_leaves_those_of_the_others() throws EditRefused {
        PlanDocument plan = example("mig-nodes");
        var groups = new GpuGroups(chosen(plan, "compute-02"));
        Edit edit = groups.cut(0, 0, List.of(new MigCut.Entry("7g.40gb", List.of(0))));
        PlanDocument after = plan.apply(edit);
        assertEquals(
                "[{gpu: 0, profile: 7g.40gb, instances: [0]}, {gpu: 1, profile: 3g.20gb, instances: [2]},"
                        + " {gpu: 1, profile: 1g.5gb, instances: [7, 8]}]",
                value(after, "[1].gpus.mig"));
        var whole = new GpuGroups(chosen(plan, "compute-01"));
        assertEquals("", value(plan.apply(whole.cut(0, 0, List.of())), "[0].gpus.mig"));
    }

    @Test
    void groups_of_gpus_come_go_and_change_for_all_selected_nodes() throws EditRefused {
        PlanDocument plan = example("two-cpu-nodes");
        PlanDocument eight = plan.apply(new GpuGroups(chosen(plan, "compute-01", "compute-02")).add("h100", 8));
        assertEquals("{type: h100, count: 8}", value(eight, "[1].gpus"));
        PlanDocument two = eight.apply(new GpuGroups(chosen(eight, "compute-01")).add("l40s", 2));
        assertEquals("[{type: h100, count: 8}, {type: l40s, count: 2}]", value(two, "[0].gpus"));
        var groups = new GpuGroups(chosen(two, "compute-01"));
        assertEquals(
                "4",
                value(two.apply(groups.set(1, "count", "Count", Optional.of(Data.number(4)))), "[0].gpus[1].count"));
        assertEquals("[{type: h100, count: 8}]", value(two.apply(groups.remove(1)), "[0].gpus"));
        assertEquals("", value(eight.apply(new GpuGroups(chosen(eight, "compute-01")).remove(0)), "[0].gpus"));
        var mixed = new GpuGroups(chosen(two, "compute-01", "compute-02"));
        assertTrue(mixed.isMixed());
        assertEquals(value(two, "[0].gpus"), value(two.apply(mixed.alike()), "[1].gpus"));
    }

    private static final Map<String, String> RTX = Map.of(
            "address",
            "0000:03:00.0",
            "type",
            "gpu",
            "vendor",
            "10de",
            "device",
            "2684",
            "group",
            "15",
            "companion",
            "true");

    @Test
    void a_gpu_is_passed_through_with_its_audio_function_in_one_edit() throws EditRefused {
        PlanDocument plan = example("two-cpu-nodes");
        Passed none = Passed.of(view(plan), node(plan, "compute-01"));
        var read = DevicePage.read(none, RTX);
        assertEquals(
                "Pass 0000:03:00.0 and 0000:03:00.1 to compute-01",
                read.value().orElseThrow().title());
        PlanDocument after = plan.apply(read.value().orElseThrow());
        assertEquals(
                "{enabled: true, devices: [{pci_address: 0000:03:00.0, device_type: gpu, vendor_id: 10de, device_id: 2684,"
                        + " iommu_group: 15}, {pci_address: 0000:03:00.1, device_type: audio, vendor_id: 10de, iommu_group: 15}]}",
                value(after, "[0].pcie_passthrough"));
        assertFalse(
                after.file("plan").hasErrors(), () -> after.file("plan").lines().toString());
        Passed both = Passed.of(view(after), node(after, "compute-01"));
        assertEquals(
                List.of("", ""), both.rows().stream().map(Passed.Row::remark).toList());
        assertEquals("", value(after.apply(both.remove(both.rows())), "[0].pcie_passthrough"));
        PlanDocument alone = after.apply(both.remove(List.of(both.rows().get(1))));
        Passed lacking = Passed.of(view(alone), node(alone, "compute-01"));
        assertEquals(
                "Its audio function 0000:03:00.1 must come along",
                lacking.rows().getFirst().remark());
        assertEquals(
                value(after, "[0].pcie_passthrough"),
                value(
                        alone.apply(lacking.add(
                                List.of(lacking.rows().getFirst().companion().orElseThrow()))),
                        "[0].pcie_passthrough"));
    }

    @Test
    void a_device_in_two_machines_of_one_host_is_told() throws EditRefused {
        PlanDocument plan = example("two-gpu-nodes");
        var answers = new HashMap<>(RTX);
        answers.put("address", "0000:01:00.0");
        Passed second = Passed.of(view(plan), node(plan, "compute-02"));
        var read = DevicePage.read(second, answers);
        assertEquals("compute-01 has this device too: only one of them can be given it.", read.sentence());
        PlanDocument after = plan.apply(read.value().orElseThrow());
        assertEquals(
                List.of("", "", "Also passed to compute-01", "Also passed to compute-01"),
                Passed.of(view(after), node(after, "compute-02")).rows().stream()
                        .map(Passed.Row::remark)
                        .toList());
        PlanDocument apart =
                after.apply(chosen(after, "compute-02").set("host", "Host", Optional.of(Data.text("second"))));
        assertEquals(
                "",
                Passed.of(view(apart), node(apart, "compute-02")).rows().get(2).remark());
        answers.put("address", "01:00.0");
        assertTrue(DevicePage.read(second, answers).value().isEmpty());
    }

    @Test
    void other_resources_have_the_keys_alone_that_gres_conf_knows() throws EditRefused {
        PlanDocument plan = example("every-optional-key");
        var resources = new Resources(chosen(plan, "gpu-02"));
        Resources.Row nic = resources.rows().getFirst();
        var changed = ResourcePage.read(resources, nic, Map.of("name", "nic", "type", "", "count", "2", "file", ""));
        assertEquals(
                "[{name: nic, count: 2}, {name: scratch, count: 500}]",
                value(plan.apply(changed.value().orElseThrow()), "[1].gres"));
        assertEquals("[{name: scratch, count: 500}]", value(plan.apply(resources.remove(nic)), "[1].gres"));
        var none = new Resources(chosen(plan, "gpu-01"));
        var fresh = new Resources.Row(-1, "", "", "1", "");
        var added = ResourcePage.read(none, fresh, Map.of("name", "nic", "type", "ib", "count", "2", "file", ""));
        assertEquals(
                "[{name: nic, type: ib, count: 2}]",
                value(plan.apply(added.value().orElseThrow()), "[0].gres"));
        assertTrue(ResourcePage.read(none, fresh, Map.of("name", "gpu", "count", "1"))
                .value()
                .isEmpty());
        assertTrue(ResourcePage.read(none, fresh, Map.of("name", "nic", "type", "2", "count", "1"))
                .value()
                .isEmpty());
    }

    @Test
    void what_a_machine_tells_is_offered_against_the_plan_and_taken_as_one_edit() throws EditRefused {
        PlanDocument plan = example("two-cpu-nodes");
        PlanView.Node node = node(plan, "compute-01");
        int cpus = Integer.parseInt(node.values().text("cpu_cores").orElseThrow());
        var probe = new Probe(
                "compute-01",
                List.of(
                        new Probe.Value("cpu_cores", cpus, "slurmd -C: CPUs"),
                        new Probe.Value("memory_gb", 60, "slurmd -C: RealMemory=56000; a margin of 700 MB")),
                OptionalInt.of(55_296),
                List.of(new Probe.Gpus(
                        "t4", 2, Optional.of("/dev/nvidia[0-1]"), Optional.empty(), List.of(), "files in /dev")),
                List.of(new Probe.Device("0000:01:00.0", "gpu", "10de", "1eb8", Optional.of(3), "a GPU")),
                List.of());
        List<ProbeOffer> offers = ProbeOffer.of(probe, node);
        assertEquals(
                List.of("cpu_cores false", "memory_gb true", "gpus true", "pcie_passthrough false"),
                offers.stream()
                        .map(offer -> offer.key() + " " + offer.isTakenByItself())
                        .toList());
        assertTrue(offers.get(1).reason().contains("margin"));
        Edit edit = ProbeOffer.take(node, offers.subList(1, 4));
        assertEquals("Take 3 values read from compute-01", edit.title());
        PlanDocument after = plan.apply(edit);
        assertEquals("60", value(after, "[0].memory_gb"));
        assertEquals("{type: t4, count: 2, files: /dev/nvidia[0-1]}", value(after, "[0].gpus"));
        assertEquals("false", value(after, "[0].pcie_passthrough.enabled"));
        assertFalse(
                after.file("plan").hasErrors(), () -> after.file("plan").lines().toString());
        assertEquals(
                List.of(false, false, false, false),
                ProbeOffer.of(probe, node(after, "compute-01")).stream()
                        .map(ProbeOffer::isTakenByItself)
                        .toList());
    }

    @Test
    void every_key_of_a_node_in_the_example_has_a_place_on_a_page() {
        var keys = new TreeSet<String>();
        view(example("every-optional-key"))
                .nodes()
                .values()
                .forEach(node -> keys.addAll(node.values().entries().keySet()));
        keys.removeAll(MachinePage.keys().toList());
        assertEquals(Set.of("gpus", "gres", "pcie_passthrough"), keys);
        var gpus = new TreeSet<String>();
        new GpuGroups(chosen(example("every-optional-key"), "gpu-02"))
                .groups()
                .forEach(group -> gpus.addAll(group.entries().keySet()));
        assertEquals(GpuPage.keys(), gpus);
    }
}
