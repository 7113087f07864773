package trainyard.app.config.partitions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import trainyard.core.plan.Plan;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanView;

/**
 * The partitions of a plan and its nodes.
 *
 * @param nodes all of the plan
 * @param unassigned a hostlist of those that no partition holds; empty where there are none
 * @param isCounted whether the nodes are one mapping with a count, which no partition can hold a part of
 */
record Board(List<Card> cards, List<NodeGroup> nodes, String unassigned, boolean isCounted) {
    static final Board EMPTY = new Board(List.of(), List.of(), "", false);

    /** @param plan the same plan as Slurm's files are made of; empty where it is too broken for that */
    static Board of(PlanView view, Optional<Plan> plan) {
        boolean isCounted = view.root().at(PlanView.NODES).orElse(Data.nothing()) instanceof Data.Mapping;
        return new BoardMaker(view, plan).board(isCounted);
    }

    int size() {
        return nodes.stream().mapToInt(NodeGroup::size).sum();
    }

    Optional<Card> card(String name) {
        return cards.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    /** Whether a partition has all of these nodes. */
    boolean holds(String partition, Collection<String> wanted) {
        return card(partition).filter(card -> card.holds(wanted)).isPresent();
    }

    List<String> names() {
        return cards.stream().map(Card::name).toList();
    }

    /** A name that no partition has yet. */
    String freeName() {
        int number = cards.size() + 1;
        while (card("partition-" + number).isPresent()) {
            number++;
        }
        return "partition-" + number;
    }
}
