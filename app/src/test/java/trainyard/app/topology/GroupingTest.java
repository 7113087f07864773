package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.app.samples.SampleSession;
import trainyard.app.samples.Samples;
import trainyard.app.topology.Grouping.Group;
import trainyard.app.topology.Grouping.Section;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.ClusterDetails;
import trainyard.core.live.detail.Topology;

/** Topologies as Slurm tells them, over sample clusters. */
class GroupingTest {
    private static Grouping grouping(Snapshot snapshot, String answer) throws Exception {
        var session = new SampleSession(snapshot, false, Map.of("show topology", answer));
        Topology topology = new ClusterDetails(session.shell(), java.time.ZoneOffset.UTC).topology();
        return Grouping.byTopology(snapshot, topology);
    }

    private static List<String> sections(Grouping grouping) {
        return grouping.sections().stream().map(Section::name).toList();
    }

    private static List<String> groups(Section section) {
        return section.groups().stream().map(Group::name).toList();
    }

    @Test
    void leaves_stand_under_their_switch_and_what_is_above_that_is_an_upper() throws Exception {
        var snapshot = Samples.cluster(512, 0);
        var grouping = grouping(snapshot, Samples.topology(snapshot));
        assertEquals(List.of("spine01", "spine02", "spine03", "spine04"), sections(grouping));
        assertEquals(
                List.of("leaf001", "leaf002", "leaf003", "leaf004"),
                groups(grouping.sections().getFirst()));
        assertEquals(32, grouping.groups().getFirst().nodes().size());
        assertEquals(
                List.of("core"),
                grouping.uppers().stream().map(Grouping.Upper::name).toList());
    }

    @Test
    void nodes_that_the_topology_does_not_name_stand_apart_and_nodes_unknown_to_slurm_nowhere() throws Exception {
        var grouping = grouping(
                Samples.cluster(8, 0),
                "SwitchName=a Level=0 LinkSpeed=1 Nodes=gpu-[001-003]\n"
                        + "SwitchName=b Level=0 LinkSpeed=1 Nodes=gpu-[004-005],old-[1-9]\n");
        assertEquals(List.of("", "", ""), sections(grouping));
        assertEquals(
                List.of("a", "b", "not in the topology"),
                grouping.groups().stream().map(Group::name).toList());
        assertEquals(
                List.of(3, 2, 3),
                grouping.groups().stream().map(group -> group.nodes().size()).toList());
    }

    @Test
    void blocks_stand_with_those_that_they_are_aggregated_with() throws Exception {
        var grouping = grouping(Samples.cluster(12, 0), """
                BlockName=r1 BlockIndex=0 Nodes=gpu-[001-004] BlockSize=4
                BlockName=r2 BlockIndex=1 Nodes=gpu-[005-008] BlockSize=4
                BlockName=r3 BlockIndex=2 Nodes=gpu-[009-012] BlockSize=4
                AggregatedBlock=r[1-2] BlockIndex=3 Nodes=gpu-[001-008] BlockSize=8
                """);
        assertEquals(List.of("r[1-2]", ""), sections(grouping));
        assertEquals(List.of("r1", "r2"), groups(grouping.sections().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 512, 10_000})
    void every_node_has_a_place_below_the_wires(int nodes) throws Exception {
        var snapshot = Samples.cluster(nodes, 0);
        var map = new MapPlaces().place(grouping(snapshot, Samples.topology(snapshot)));
        var places = new HashSet<ClusterMap.Box>();
        for (Node node : snapshot.nodes()) {
            var box = map.boxOf(node.name()).orElseThrow();
            assertTrue(places.add(box), node.name());
            assertTrue(map.bounds().contains(box.x(), box.y()), node.name());
        }
        double aspect = map.bounds().width() / map.bounds().height();
        assertTrue(aspect < 3.2 && (nodes < 100 || aspect > 1.2), "aspect " + aspect);
        assertTrue(map.wires().stream()
                .allMatch(wire -> wire.fromX() >= 0
                        && wire.toX() <= map.bounds().width()
                        && wire.toY() <= map.bounds().height()));
    }

    @Test
    void a_rectangle_takes_the_nodes_that_it_touches() {
        var map = new MapPlaces().place(Grouping.byPartition(Samples.cluster(3, 0)));
        var first = map.boxOf("gpu-001").orElseThrow();
        var second = map.boxOf("gpu-002").orElseThrow();
        var across = new ClusterMap.Box(first.x() + 10, first.y() + 10, second.x() - first.x(), 5);
        assertEquals(
                List.of("gpu-001", "gpu-002"),
                map.nodesIn(across).stream().map(Node::name).toList());
        assertEquals(List.of(), map.nodesIn(new ClusterMap.Box(-50, -50, 10, 10)));
    }
}
