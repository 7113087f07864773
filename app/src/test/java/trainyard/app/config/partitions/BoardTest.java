package trainyard.app.config.partitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.ExamplePlans;

class BoardTest {
    private static final String PARTITIONS = "      partitions: []";

    private static Board board(int nodes, String partitions) {
        return BoardPlans.board(BoardPlans.text(nodes, 0).replace("      partitions:\n", partitions));
    }

    @Test
    void a_card_says_what_its_partition_holds() {
        Board board = board(
                6,
                "      partitions:\n        - {name: gpu, nodes: \"n[00001-00005]\", state: DOWN, default_time: \"1:00\"}\n");
        Card gpu = board.card("gpu").orElseThrow();
        assertEquals(5, gpu.size());
        assertEquals(36, gpu.gpus());
        assertEquals("DOWN", gpu.state());
        assertEquals("At most 2-00:00:00, usually 1:00", gpu.limits());
        assertEquals(
                List.of("n[00001-00004]: 96 CPUs · 512 GB · 8 × h100", "n00005: 96 CPUs · 512 GB · 4 × h100"),
                gpu.groups().stream()
                        .map(group -> group.hostlist() + ": " + group.shape())
                        .toList());
        assertEquals("n00006", board.unassigned());
    }

    @Test
    void a_partition_that_names_no_nodes_holds_all() {
        Card all = board(3, "      partitions: [all]\n").card("all").orElseThrow();
        assertEquals("ALL", all.written());
        assertEquals(3, all.size());
        assertEquals("", board(3, "      partitions: [all]\n").unassigned());
    }

    @Test
    void nodes_in_more_than_one_partition_are_told_on_both_sides() {
        Board board = board(4, """
                      partitions:
                        - {name: a, nodes: "n[00001-00003]"}
                        - {name: b, nodes: ["n00003", "n00004"]}
                        - {name: c, nodes: n00004}
                """);
        assertEquals("Shared: n00003 with b", board.card("a").orElseThrow().shared());
        assertEquals(
                "Shared: n00003 with a · n00004 with c",
                board.card("b").orElseThrow().shared());
        assertEquals("Shared: all with b", board.card("c").orElseThrow().shared());
        assertEquals(
                List.of(List.of("a"), List.of("a", "b"), List.of("b", "c")),
                board.nodes().stream().map(NodeGroup::partitions).toList());
        assertEquals("", board.unassigned());
    }

    @Test
    void the_default_is_the_chosen_partition_or_the_first() {
        String two = "      partitions: [a, b]\n";
        assertEquals(List.of(true, false), defaults(board(1, two)));
        assertEquals(List.of(false, true), defaults(board(1, two + "      default_partition: b\n")));
    }

    private static List<Boolean> defaults(Board board) {
        return board.cards().stream().map(Card::isDefault).toList();
    }

    @Test
    void a_text_that_is_no_hostlist_is_said_on_its_card() {
        Card card = board(1, "      partitions: [{name: a, nodes: \"n[1\"}]\n")
                .card("a")
                .orElseThrow();
        assertEquals("This is no hostlist: a bracket is not closed in 'n[1'.", card.problem());
        assertEquals(0, card.size());
    }

    @Test
    void a_node_that_the_plan_does_not_have_is_told() {
        Card card = board(1, "      partitions: [{name: a, nodes: \"n00001,ghost\"}]\n")
                .card("a")
                .orElseThrow();
        assertEquals(
                List.of("96 CPUs · 512 GB · 8 × h100", "not in the plan"),
                card.groups().stream().map(NodeGroup::shape).toList());
    }

    @Test
    void a_plan_without_nodes_and_partitions_is_an_empty_board() {
        Board board = BoardPlans.board(ExamplePlans.empty());
        assertEquals(new Board(List.of(), List.of(), "", false), board);
        assertEquals("partition-1", board.freeName());
    }

    @Test
    void counted_nodes_are_all_on_the_board_and_said_to_be_counted() {
        String counted = ExamplePlans.empty()
                .replace("compute_nodes: []", "compute_nodes: {count: 4, cpu_cores: 4, memory_gb: 8, ip: DHCP}")
                .replace(PARTITIONS, "      partitions: [all]");
        Board board = BoardPlans.board(counted);
        assertTrue(board.isCounted());
        assertEquals("compute-[01-04]", board.nodes().getFirst().hostlist());
        assertEquals(4, board.card("all").orElseThrow().size());
    }

    @Test
    void ten_thousand_nodes_in_twenty_partitions_are_few_lines_and_quick() {
        String text = BoardPlans.text(10_000, 20);
        Board board = BoardPlans.board(text);
        assertEquals(20, board.cards().size());
        assertEquals(10_000, board.size());
        assertEquals("n[09521-10000]", board.unassigned());
        assertTrue(NodeRow.of(board.nodes(), Set.of()).size() < 100, "nodes are folded");
        assertEquals(
                476 + 1,
                NodeRow.of(
                                List.of(NodeGroup.of(
                                        board.card("part-01").orElseThrow().groups().stream()
                                                .flatMap(group -> group.nodes().stream())
                                                .toList(),
                                        "",
                                        List.of())),
                                Set.of("n00001…"))
                        .size());
    }

    @Test
    void the_board_of_ten_thousand_nodes_is_made_within_a_second() throws Exception {
        var document = trainyard.core.plan.edit.PlanDocument.parse(
                trainyard.core.plan.edit.PlanText.of(BoardPlans.text(10_000, 20)));
        var view = trainyard.core.plan.edit.PlanView.of(document.data());
        var plan = document.file("plan").plan();
        Board.of(view, plan);
        long start = System.nanoTime();
        Board.of(view, plan);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1_000);
    }

    @Test
    void what_is_carried_is_one_edit_with_a_title() {
        var pool = new Carried(List.of("n1", "n2"), Optional.empty());
        var taken = new Carried(List.of("n1", "n2"), Optional.of("a"));
        assertEquals("Add n[1-2] to partition b", pool.into("b", false).title());
        assertEquals("Move n[1-2] from a to b", taken.into("b", false).title());
        assertEquals("Add n[1-2] to partition b", taken.into("b", true).title());
        assertEquals(Optional.empty(), pool.out());
        assertEquals("Take n[1-2] out of partition a", taken.out().orElseThrow().title());
        assertEquals("Add partition c", pool.intoNew("c", false).title());
        assertEquals(
                "Add partition c with 2 nodes of a", taken.intoNew("c", false).title());
    }
}
