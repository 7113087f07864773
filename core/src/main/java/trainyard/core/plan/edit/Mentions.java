package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.core.slurm.Hostlist;

/** Where a plan names nodes besides their own list: partitions, topology, storage, the backup controller, addresses. */
final class Mentions {
    /** In a topology these name switches and blocks, not nodes. */
    private static final Set<String> NAME_OTHERS =
            Set.of("name", "switch", "switches", "block", "blocksizes", "block_sizes", "type", "plugin", "children");

    private static final List<PlanPath> PLACES = List.of(
            PlanView.SLURM.key("topology"),
            PlanView.SLURM.key("backup_controller"),
            PlanView.CLUSTER.key("storage").key("beegfs"));

    private final PlanView plan;
    /** Each node that changes, with its new name; empty where it goes. */
    private final Map<String, Optional<String>> changes;

    private final List<Step> steps = new ArrayList<>();

    private Mentions(PlanView plan, Map<String, Optional<String>> changes) {
        this.plan = plan;
        this.changes = changes;
    }

    /** @param changes each node that changes, with its new name; empty where it goes */
    static List<Step> steps(PlanView plan, Map<String, Optional<String>> changes) throws EditRefused {
        var mentions = new Mentions(plan, changes);
        mentions.partitions();
        for (PlanPath place : PLACES) {
            Optional<Data> there = plan.root().at(place);
            if (there.isPresent()) {
                mentions.walk(place, there.get());
            }
        }
        mentions.addresses();
        return mentions.steps;
    }

    private void partitions() throws EditRefused {
        for (PlanView.Partition partition : plan.partitions().values()) {
            Optional<Data> nodes = partition.values().get("nodes");
            if (nodes.isPresent() && !PlanView.isAll(partition)) {
                walk(partition.path().key("nodes"), nodes.get());
            }
        }
    }

    private void addresses() {
        if (plan.root().at(PlanView.ADDRESSES).orElse(Data.nothing()) instanceof Data.Mapping(var addresses)) {
            var gone = new ArrayList<String>();
            changes.forEach((from, to) -> {
                if (addresses.containsKey(from)) {
                    to.ifPresentOrElse(
                            name -> steps.add(new Step.RenameKey(PlanView.ADDRESSES, from, name)),
                            () -> gone.add(from));
                }
            });
            if (!gone.isEmpty()) {
                steps.add(new Step.RemoveKeys(PlanView.ADDRESSES, gone));
            }
        }
    }

    private void walk(PlanPath at, Data value) throws EditRefused {
        switch (value) {
            case Data.Scalar scalar -> {
                Optional<String> changed = changed(scalar);
                if (changed.isPresent()) {
                    refuseNone(at, changed.get().isEmpty());
                    steps.add(new Step.SetValue(at, Data.text(changed.get())));
                }
            }
            case Data.Items(var values) -> items(at, values);
            case Data.Mapping(var entries) -> {
                for (Map.Entry<String, Data> entry : entries.entrySet()) {
                    if (!NAME_OTHERS.contains(entry.getKey()) || !(entry.getValue() instanceof Data.Scalar)) {
                        walk(at.key(entry.getKey()), entry.getValue());
                    }
                }
            }
        }
    }

    private void items(PlanPath at, List<Data> values) throws EditRefused {
        var gone = new ArrayList<Integer>();
        for (int i = 0; i < values.size(); i++) {
            Optional<String> changed = values.get(i) instanceof Data.Scalar scalar ? changed(scalar) : Optional.empty();
            if (changed.filter(String::isEmpty).isPresent()) {
                gone.add(i);
            } else {
                walk(at.item(i), values.get(i));
            }
        }
        refuseNone(at, !gone.isEmpty() && gone.size() == values.size());
        if (!gone.isEmpty()) {
            steps.add(new Step.RemoveItems(at, gone));
        }
    }

    private static void refuseNone(PlanPath at, boolean isEmpty) throws EditRefused {
        if (isEmpty) {
            throw new EditRefused(at + " would be left without a node: give it another one or remove it first.");
        }
    }

    /** The hostlist without what goes and with what is renamed; empty where it names none of these. */
    private Optional<String> changed(Data.Scalar scalar) {
        Optional<List<String>> hosts = hosts(scalar.text());
        if (hosts.isEmpty() || hosts.get().stream().noneMatch(changes::containsKey)) {
            return Optional.empty();
        }
        var after = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (String host : hosts.get()) {
            changes.getOrDefault(host, Optional.of(host)).filter(seen::add).ifPresent(after::add);
        }
        return Optional.of(after.isEmpty() ? "" : Hostlist.fold(after));
    }

    /** Any text may stand in a topology: what is no hostlist names no node. */
    private static Optional<List<String>> hosts(String text) {
        try {
            return Optional.of(Hostlist.expand(text));
        } catch (IllegalArgumentException otherText) {
            return Optional.empty();
        }
    }
}
