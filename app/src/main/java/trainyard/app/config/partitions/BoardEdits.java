package trainyard.app.config.partitions;

import java.util.Optional;
import java.util.function.Consumer;
import trainyard.app.config.edit.PlanDesk;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PartitionEdit;

/** What the user does on the board, each as one edit of the plan. */
final class BoardEdits {
    private final PlanDesk plan;
    private final Consumer<String> select;
    private Board board = Board.EMPTY;

    /** @param select hears the name of a partition that is to be looked at now */
    BoardEdits(PlanDesk plan, Consumer<String> select) {
        this.plan = plan;
        this.select = select;
    }

    void show(Board now) {
        board = now;
    }

    Board board() {
        return board;
    }

    void into(Carried nodes, String partition, boolean isCopy) {
        if (nodes.from().filter(partition::equals).isPresent()) {
            return;
        }
        boolean isMove = nodes.from().isPresent() && !isCopy;
        if (!isMove && board.holds(partition, nodes.nodes())) {
            plan.desk().tell().accept(nodes.sentence() + " in " + partition + " already.");
        } else {
            edit(nodes.into(partition, isCopy));
        }
    }

    void out(Carried nodes) {
        nodes.out().ifPresent(this::edit);
    }

    void intoNew(Carried nodes, String name, boolean isCopy) {
        select.accept(name);
        edit(nodes.intoNew(name, isCopy));
    }

    /** A partition of all nodes. */
    void add(String name) {
        select.accept(name);
        edit(new PartitionEdit.AddPartition(name, Data.NO_ENTRIES));
    }

    /** @param left runs where the edit is not made, as in all that a field sets */
    void hold(String partition, String hostlist, Runnable left) {
        plan.editing().edit(new PartitionEdit.SetNodes(partition, hostlist), left);
    }

    void rename(String partition, String name) {
        select.accept(name);
        edit(new PartitionEdit.RenamePartition(partition, name));
    }

    void remove(String partition) {
        edit(new PartitionEdit.RemovePartition(partition, Optional.empty()));
    }

    void makeDefault(String partition) {
        edit(new PartitionEdit.SetDefault(partition));
    }

    void writeOut() {
        edit(new NodeEdit.WriteOutNodes());
    }

    /** A value of the form; empty for one that is cleared. */
    void set(String partition, String key, Optional<Data> value, Runnable left) {
        String text = value.flatMap(Data::asText).orElse("");
        switch (key) {
            case "name" -> {
                if (text.isEmpty()) {
                    left.run();
                } else {
                    select.accept(text);
                    plan.editing().edit(new PartitionEdit.RenamePartition(partition, text), left);
                }
            }
            case "nodes" -> hold(partition, text.isEmpty() ? "ALL" : text, left);
            case "default" ->
                plan.editing()
                        .edit(
                                text.equals("true")
                                        ? new PartitionEdit.SetDefault(partition)
                                        : new PartitionEdit.ClearDefault(),
                                left);
            default ->
                plan.editing()
                        .edit(
                                value.isPresent()
                                        ? new PartitionEdit.SetAttribute(partition, key, value.get())
                                        : new PartitionEdit.ClearAttribute(partition, key),
                                left);
        }
    }

    private void edit(Edit edit) {
        plan.editing().edit(edit);
    }
}
