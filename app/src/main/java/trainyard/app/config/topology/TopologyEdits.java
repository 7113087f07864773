package trainyard.app.config.topology;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import trainyard.app.config.edit.PlanDesk;
import trainyard.app.config.edit.PlanState;
import trainyard.app.config.edit.ValueEdit;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.app.config.topology.Layout.Refused;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.slurm.Hostlist;

/** What the user does to the topology: each is one edit, taken back by one undo. Used on the FX thread. */
final class TopologyEdits {
    private final PlanDesk plan;
    private final Consumer<String> want;
    private Optional<PlanState> state = Optional.empty();
    private Layout layout = Layout.NOTHING;

    /** @param want hears of the switch or block that is to be chosen once the plan has it */
    TopologyEdits(PlanDesk plan, Consumer<String> want) {
        this.plan = plan;
        this.want = want;
    }

    void show(PlanState now, Layout shown) {
        state = Optional.of(now);
        layout = shown;
    }

    Layout layout() {
        return layout;
    }

    private void make(String title, Layout after, Runnable left) {
        state.ifPresent(now -> plan.editing().edit(LayoutEdit.of(title, now.view(), layout, after), left));
    }

    void choose(Kind kind) {
        make(
                switch (kind) {
                    case NONE -> "Remove the topology";
                    case TREE -> "Connect the nodes by switches";
                    case BLOCK -> "Put the nodes into blocks";
                },
                layout.with(kind),
                () -> {});
    }

    void add(String names, String nodes, Optional<String> under) throws Refused {
        List<String> fresh = Layout.expanded(names);
        Layout after = layout.with(names, Layout.expanded(nodes), under);
        want.accept(fresh.getLast());
        make(fresh.size() == 1 ? "Add " + names : "Add " + fresh.size() + " " + kinds(), after, () -> {});
    }

    private String kinds() {
        return layout.kind() == Kind.BLOCK ? "blocks" : "switches";
    }

    void rename(String name, String to, Runnable left) throws Refused {
        Layout after = layout.renamed(name, to);
        want.accept(to);
        make("Rename " + name + " to " + to, after, left);
    }

    void nodes(String name, String nodes, Runnable left) throws Refused {
        List<String> wanted = Layout.expanded(nodes);
        make(
                wanted.isEmpty() ? "Take all nodes from " + name : "Connect " + Hostlist.fold(wanted) + " to " + name,
                layout.withNodes(name, wanted),
                left);
    }

    void below(String name, String switches, Runnable left) throws Refused {
        List<String> wanted = Layout.expanded(switches);
        make(
                wanted.isEmpty() ? "Take all switches from " + name : "Put " + Hostlist.fold(wanted) + " below " + name,
                layout.withBelow(name, wanted),
                left);
    }

    /** The nodes that nothing is connected to. */
    void place(String name) throws Refused {
        Group group = layout.group(name).orElseThrow(() -> new Refused("There is no " + name + "."));
        List<String> all = Stream.concat(group.nodes().stream(), layout.unplaced().stream())
                .toList();
        make("Connect " + Hostlist.fold(layout.unplaced()) + " to " + name, layout.withNodes(name, all), () -> {});
    }

    void onceEach() {
        make("Connect each node once", layout.onceEach(), () -> {});
    }

    void remove(String name) {
        make("Remove " + name, layout.without(name), () -> {});
    }

    void blockSizes(Optional<Data> sizes, Runnable left) {
        PlanPath at = LayoutReader.TOPOLOGY.key("block_sizes");
        state.ifPresent(now -> plan.editing()
                .edit(
                        ValueEdit.of(
                                sizes.map(value -> "Set the block sizes to " + value.shown())
                                        .orElse("Clear the block sizes"),
                                at,
                                now.view().root().at(at),
                                sizes),
                        left));
    }
}
