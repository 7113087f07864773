package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.app.kit.Subject;
import trainyard.app.kit.Words;
import trainyard.app.samples.Samples;
import trainyard.app.topology.ClusterMap.Box;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;

class ClusterMapTest {
    private static ClusterMap map(Snapshot snapshot) {
        return new MapPlaces().place(Grouping.byPartition(snapshot));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 512, 10_000})
    void every_node_has_a_place_of_its_own_inside_the_map(int nodes) {
        var map = map(Samples.cluster(nodes, 0));
        var places = new HashSet<Box>();
        for (var block : map.blocks()) {
            for (int i = 0; i < block.nodes().size(); i++) {
                var box = new Box(block.nodeX(i), block.nodeY(i), ClusterMap.NODE_WIDTH, ClusterMap.NODE_HEIGHT);
                assertTrue(places.add(box));
                assertTrue(map.bounds().contains(box.x(), box.y()));
                assertTrue(box.x() + box.width() <= map.bounds().width());
                assertTrue(box.y() + box.height() <= map.bounds().height());
                assertEquals(Optional.of(block.nodes().get(i)), map.nodeAt(box.x() + 1, box.y() + 1));
            }
        }
        assertEquals(nodes, places.size());
    }

    @Test
    void the_whole_has_about_the_windows_shape() {
        var bounds = map(Samples.cluster(512, 0)).bounds();
        double aspect = bounds.width() / bounds.height();
        assertTrue(aspect > 1.4 && aspect < 2.8, "aspect " + aspect);
    }

    @Test
    void between_the_nodes_there_is_none() {
        var map = map(Samples.cluster(3, 0));
        var block = map.blocks().getFirst();
        double gap = block.nodeX(0) + ClusterMap.NODE_WIDTH + ClusterMap.GAP / 2;
        assertEquals(Optional.empty(), map.nodeAt(gap, block.nodeY(0) + 1));
        assertEquals(Optional.empty(), map.nodeAt(-100, -100));
    }

    @Test
    void arrows_lead_to_the_neighbour_across_the_gap() {
        var map = map(Samples.cluster(3, 0));
        assertEquals("gpu-002", map.beside("gpu-001", 1, 0).map(Node::name).orElse(""));
        assertEquals("gpu-001", map.beside("gpu-002", -1, 0).map(Node::name).orElse(""));
        assertEquals(Optional.empty(), map.beside("gpu-001", -1, 0));
    }

    @Test
    void a_refresh_moves_nothing() {
        var before = map(Samples.cluster(512, 0));
        var after = map(Samples.cluster(512, 900));
        assertEquals(before.bounds(), after.bounds());
        assertEquals(before.boxOf("gpu-300"), after.boxOf("gpu-300"));
    }

    @Test
    void the_way_is_looked_for_anew_only_where_other_numbers_of_nodes_stand_together() {
        var places = new MapPlaces();
        var first = places.way(Grouping.byPartition(Samples.cluster(512, 0)));
        var refreshed = Grouping.byPartition(Samples.cluster(512, 900));
        assertSame(first, places.way(refreshed));
        assertEquals(first, MapLayout.largest(refreshed));
        var other = Grouping.byPartition(Samples.cluster(40, 0));
        assertEquals(MapLayout.largest(other), places.way(other));
        assertEquals(places.place(other), new MapPlaces().place(other));
    }

    @Test
    void a_search_dims_all_others() {
        var snapshot = Samples.cluster(512, 0);
        var content = MapContent.of(new MapPlaces(), snapshot, Optional.empty(), Words.of("gpu-017"), Optional.empty());
        assertEquals(1, content.found().orElseThrow().size());
        assertTrue(content.isDimmed(snapshot.nodes().getFirst()));
        assertFalse(MapContent.of(new MapPlaces(), snapshot, Optional.empty(), Words.NONE, Optional.empty())
                .isDimmed(snapshot.nodes().getFirst()));
    }

    @Test
    void a_selected_partition_dims_the_others_nodes() {
        var snapshot = Samples.cluster(512, 0);
        var content = MapContent.of(
                new MapPlaces(), snapshot, Optional.empty(), Words.NONE, Optional.of(new Subject.OfPartition("debug")));
        for (Node node : snapshot.nodes()) {
            assertEquals(!node.partitions().contains("debug"), content.isDimmed(node), node.name());
        }
    }

    @Test
    void a_selected_job_dims_the_nodes_that_it_does_not_have() {
        var snapshot = Samples.cluster(8, 40);
        var job = snapshot.jobs().stream()
                .filter(candidate -> candidate.state().isActive())
                .findFirst()
                .orElseThrow();
        var content = MapContent.of(
                new MapPlaces(), snapshot, Optional.empty(), Words.NONE, Optional.of(new Subject.OfJob(job.number())));
        for (Node node : snapshot.nodes()) {
            assertEquals(!node.name().equals(job.nodeList()), content.isDimmed(node), node.name());
            assertEquals(
                    node.name().equals(job.nodeList()),
                    content.jobs().getOrDefault(node.name(), List.of()).contains(job));
        }
    }

    @Test
    void a_name_is_whole_or_its_number_or_nothing() {
        assertEquals("gpu-017", BoxPainter.shortName("gpu-017", 7));
        assertEquals("017", BoxPainter.shortName("gpu-017", 6));
        assertEquals("", BoxPainter.shortName("gpu-017", 2));
        assertEquals("", BoxPainter.shortName("login", 4));
    }

    @Test
    void states_that_need_hands_have_shapes_of_their_own() {
        assertFalse(NodeMark.of(trainyard.core.slurm.NodeState.Shown.DOWN)
                == NodeMark.of(trainyard.core.slurm.NodeState.Shown.DRAINED));
    }
}
