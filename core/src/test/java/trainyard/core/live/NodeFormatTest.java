package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.slurm.NodeState.Shown;

class NodeFormatTest {
    private final Table<Node> table = new Table<>(new NodeFormat(ZoneOffset.UTC));

    private Table.Answer<Node> read(String text) {
        return table.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Node one(String line) {
        var answer = read(line);
        assertEquals(List.of(), answer.unreadable());
        assertEquals(1, answer.rows().size());
        return answer.rows().getFirst();
    }

    @Test
    void recorded_nodes_of_22_05() {
        var answer = table.read(new Recording("22.05").bytes("nodes"));
        assertEquals(List.of(), answer.unreadable());
        Node first = answer.rows().getFirst();
        assertEquals("compute-01", first.name());
        assertEquals("10.77.22.11", first.address());
        assertEquals(Shown.ALLOCATED, first.state().shown());
        assertEquals(2, first.cpus());
        assertEquals(2, first.allocatedCpus());
        assertEquals(1.59, first.load());
        assertEquals(1843, first.memoryMb());
        assertEquals(1842, first.allocatedMemoryMb());
        assertEquals(19030, first.freeMemoryMb());
        assertEquals(4, first.gpus());
        assertEquals(3, first.allocatedGpus());
        assertEquals(Optional.of("rtx4090"), first.gpuType());
        assertEquals(List.of("gpu", "debug"), first.partitions());
        assertEquals(List.of(), first.features());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795472612)), first.bootTime());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795474228)), first.slurmdStartTime());
        assertEquals("22.05.8", first.version());
        // Its comment is "moved Reason=none".
        assertEquals(Optional.empty(), first.reason());
        Node second = answer.rows().getLast();
        assertEquals(Shown.DRAINING, second.state().shown());
        var reason = second.reason().orElseThrow();
        assertEquals("fan: State=DOWN soon, see ticket [42]", reason.text());
        assertEquals("root", reason.user());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795474904)), reason.since());
        assertEquals(new Recording("22.05").text("nodes").lines().toList().getLast(), second.record());
    }

    @ParameterizedTest
    @CsvSource({
        "22.05-nodedown, 22.05.8, DOWN, IDLE, 1500",
        "24.11, 24.11.5, ALLOCATED, DRAINED, 1500",
        "26.05, 26.05.5, ALLOCATED, DRAINING, 1843",
    })
    void recorded_nodes_of_every_version(String recording, String version, Shown first, Shown second, int memoryMb) {
        var answer = table.read(new Recording(recording).bytes("nodes"));
        assertEquals(List.of(), answer.unreadable());
        assertEquals(
                List.of(first, second),
                answer.rows().stream().map(node -> node.state().shown()).toList());
        for (Node node : answer.rows()) {
            assertEquals(version, node.version());
            assertEquals(4, node.gpus());
            assertEquals(memoryMb, node.memoryMb());
        }
    }

    @Test
    void a_thousand_recorded_nodes_are_counted_as_sinfo_counted_them() {
        var answer = table.read(new Recording("scale-1000").bytes("nodes"));
        assertEquals(List.of(), answer.unreadable());
        // By its partition "preempt", which has all nodes. Its 42 "comp" nodes are 24 idle and 18 mixed.
        assertEquals(
                Map.of(
                        Shown.DRAINING,
                        18,
                        Shown.DRAINED,
                        2,
                        Shown.DOWN,
                        1,
                        Shown.IDLE,
                        120 + 24,
                        Shown.MIXED,
                        817 + 18),
                Totals.byState(answer.rows()));
        assertEquals(8000, Totals.Gpus.of(answer.rows()).total());
        Node gone = answer.rows().stream()
                .filter(node -> node.name().equals("a100-0007"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "Xid 79: GPU has fallen off the bus, RMA-2024-0117",
                gone.reason().orElseThrow().text());
        assertEquals(List.of("nvlink", "sxm4", "ampere"), gone.features());
        assertEquals(-1, gone.freeMemoryMb());
        assertEquals("", gone.version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Reason=Not responding [slurm@1795474904]; Not responding; slurm",
                "Reason=set State=DOWN by hand [root@1795474904]; set State=DOWN by hand; root",
                "Reason=see [1] and [2] [bob@site.org@1795474904]; see [1] and [2]; bob@site.org",
                "Reason=first line [root@1795474904]        second line; first line second line; root",
                "Reason=fan [root@1795474904] Comment=a b Extra={c d}; fan; root",
                "Reason=fan [root@1795474904] ReservationName=x; fan; root",
                "Reason=nobody signed; nobody signed; ''",
                "Reason=half [root; half [root; ''",
            })
    void reasons_are_free_text(String tail, String text, String user) {
        var reason = one("NodeName=n1 State=IDLE+DRAIN " + tail + "\n").reason().orElseThrow();
        assertEquals(text, reason.text());
        assertEquals(user, reason.user());
        assertEquals(user.isEmpty(), reason.since().isEmpty());
    }

    @Test
    void a_comment_may_have_line_ends() {
        var answer = read("NodeName=n1 State=IDLE Comment=two\nlines State=DOWN\n\nNodeName=n2 State=DOWN\n");
        assertEquals(
                List.of("IDLE", "DOWN"),
                answer.rows().stream().map(node -> node.state().text()).toList());
        assertEquals(List.of(), answer.unreadable());
    }

    @Test
    void keys_that_no_version_has_yet_change_nothing() {
        Node node = one("NodeName=n1 Mood=good CPUTot=4 Humour=(null) State=IDLE Gres=gpu:2 Zest=9\n");
        assertEquals(4, node.cpus());
        assertEquals("IDLE", node.state().text());
        assertEquals(2, node.gpus());
    }

    @Test
    void what_is_not_known_is_not_zero() {
        Node node = one("NodeName=n1 CPULoad=N/A FreeMem=N/A State=DOWN Gres=(null) BootTime=None\n");
        assertEquals(-1, node.freeMemoryMb());
        assertEquals(-1.0, node.load());
        assertEquals(0, node.gpus());
        assertEquals(Optional.empty(), node.bootTime());
        assertEquals(Optional.empty(), node.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last login: today\n", "NodeName= State=IDLE\n", "NodeName=n9 Arch=x86_64\n"})
    void what_is_no_node_is_kept(String text) {
        var answer = read(text + "NodeName=n1 State=IDLE\n");
        assertEquals(List.of("n1"), answer.rows().stream().map(Node::name).toList());
        assertEquals(List.of(text.strip()), answer.unreadable());
    }
}
