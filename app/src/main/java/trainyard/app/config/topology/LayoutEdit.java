package trainyard.app.config.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trainyard.app.config.topology.Layout.Kind;
import trainyard.core.plan.edit.AtOnce;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Step;
import trainyard.core.slurm.Hostlist;

/** What makes one layout of another in the plan, in the form that the plan has: the least that changes. */
final class LayoutEdit {
    private static final PlanPath TOPOLOGY = LayoutReader.TOPOLOGY;

    private final PlanView view;
    private final Layout before;
    private final Layout after;
    private final List<Edit> edits = new ArrayList<>();

    private LayoutEdit(PlanView view, Layout before, Layout after) {
        this.view = view;
        this.before = before;
        this.after = after;
    }

    /** @param before of this plan */
    static Edit of(String title, PlanView view, Layout before, Layout after) {
        var edit = new LayoutEdit(view, before, after);
        after.written().stream().filter(group -> !group.was().isEmpty()).forEach(edit::change);
        edit.names();
        edit.gone();
        edit.fresh();
        var all = new ArrayList<Edit>();
        if (after.kind() == Kind.NONE) {
            all.add(new PlanEdit.Unset(TOPOLOGY));
            all.addAll(edit.edits);
            return new AtOnce(title, all);
        }
        if (edit.begins()) {
            all.addAll(edit.begin());
        } else if (after.kind() != before.kind() || !edit.hasType()) {
            all.add(new PlanEdit.Put(TOPOLOGY.key("type"), edit.type()));
        }
        all.add(new AtOnce(title, edit.edits));
        if (after.kind() != before.kind()) {
            all.addAll(edit.moved());
        }
        return new Edit.Several(title, all);
    }

    private Data type() {
        return Data.text(after.kind() == Kind.BLOCK ? "block" : "tree");
    }

    /** Whether the first switches come into a topology that says at most of which kind it is. */
    private boolean begins() {
        return !items().isEmpty()
                && (view.root().at(TOPOLOGY).orElse(Data.NO_ENTRIES) instanceof Data.Mapping(var entries))
                && Set.of("type").containsAll(entries.keySet());
    }

    /** Written anew, with a line for each switch. */
    private List<Edit> begin() {
        return List.of(
                new PlanEdit.Unset(TOPOLOGY),
                new PlanEdit.Put(
                        TOPOLOGY,
                        Data.mapping("type", type())
                                .with(after.kind() == Kind.BLOCK ? "blocks" : "switches", new Data.Items(items()))));
    }

    /** A topology that loses its last switch still says of which kind it is. */
    private boolean hasType() {
        return view.root().at(TOPOLOGY.key("type")).isPresent()
                || after.written().stream().anyMatch(group -> !group.places().isEmpty());
    }

    private boolean has(String list) {
        return view.root().at(TOPOLOGY.key(list)).isPresent();
    }

    /** A list under the other kind's key; behind that one's items where the plan has both. */
    private List<Edit> moved() {
        PlanPath to = TOPOLOGY.key(after.kind() == Kind.BLOCK ? "blocks" : "switches");
        PlanPath from = TOPOLOGY.key(after.kind() == Kind.BLOCK ? "switches" : "blocks");
        List<Data> moving = after.written().stream()
                .filter(group -> group.places().stream().anyMatch(from::holds))
                .map(LayoutEdit::item)
                .toList();
        var moves = new ArrayList<Edit>();
        if (!moving.isEmpty() && size(to) == 0) {
            moves.add(new Step.RenameKey(TOPOLOGY, key(from), key(to)));
        } else if (!moving.isEmpty()) {
            moves.add(new Step.InsertItems(to, size(to), moving));
            moves.add(new PlanEdit.Unset(from));
        }
        if (after.kind() == Kind.TREE) {
            moves.add(new PlanEdit.Unset(TOPOLOGY.key("block_sizes")));
        }
        return moves;
    }

    private static String key(PlanPath list) {
        return ((PlanPath.Key) list.last()).key();
    }

    private void change(Group now) {
        Group old = before.group(now.was()).orElse(now);
        if (now.places().isEmpty()) {
            return;
        }
        if (!now.name().equals(old.name())) {
            now.places().forEach(place -> edits.add(new PlanEdit.Put(place.key("name"), Data.text(now.name()))));
        }
        if (!now.nodes().equals(old.nodes())) {
            var listed = new ArrayList<>(now.nodes());
            listed.removeAll(now.own());
            write(now.places(), "nodes", listed);
        }
        if (!now.below().equals(old.below())) {
            write(now.places(), "switches", now.below());
        }
    }

    /** All in the first place that has the group; further ones say nothing more. */
    private void write(List<PlanPath> places, String key, List<String> names) {
        PlanPath at = places.getFirst().key(key);
        if (names.isEmpty()) {
            edits.add(new PlanEdit.Unset(at));
        } else {
            edits.add(new PlanEdit.Put(at, written(view.root().at(at), names)));
        }
        places.stream().skip(1).forEach(place -> edits.add(new PlanEdit.Unset(place.key(key))));
    }

    /** A hostlist, or a list of them where the plan has a list: what still holds stays as it is written. */
    private static Data written(Optional<Data> there, List<String> names) {
        if (there.orElse(Data.nothing()) instanceof Data.Items(var items)) {
            var left = new LinkedHashSet<>(names);
            var kept = new ArrayList<String>();
            for (Data item : items) {
                List<String> hosts = hosts(item);
                if (!hosts.isEmpty() && left.containsAll(hosts)) {
                    kept.add(item.shown());
                    hosts.forEach(left::remove);
                }
            }
            if (!left.isEmpty()) {
                kept.add(Hostlist.fold(left));
            }
            return Data.texts(kept);
        }
        return Data.text(Hostlist.fold(names));
    }

    private static List<String> hosts(Data item) {
        try {
            return item.asText().map(Hostlist::expand).orElse(List.of());
        } catch (IllegalArgumentException broken) {
            return List.of();
        }
    }

    /** Nodes that name their switch themselves. */
    private void names() {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Group now : after.written()) {
            Set<String> there = Set.copyOf(now.nodes());
            now.own().stream().filter(there::contains).forEach(node -> wanted.put(node, now.name()));
            if (now.places().isEmpty() && !now.was().isEmpty()) {
                now.nodes().forEach(node -> wanted.put(node, now.name()));
            }
        }
        view.nodes().forEach((name, node) -> {
            Optional<String> said = node.values().text("switch");
            Optional<String> wish = Optional.ofNullable(wanted.get(name));
            PlanPath at = node.path().key("switch");
            if (!said.equals(wish)) {
                edits.add(wish.<Edit>map(to -> new PlanEdit.Put(at, Data.text(to)))
                        .orElseGet(() -> new PlanEdit.Unset(at)));
            }
        });
    }

    private void gone() {
        if (after.kind() == Kind.NONE) {
            return;
        }
        Set<String> left = new LinkedHashSet<>();
        after.groups().forEach(group -> left.add(group.was()));
        for (String key : LayoutReader.LISTS) {
            PlanPath list = TOPOLOGY.key(key);
            List<Integer> indices = before.groups().stream()
                    .filter(group -> !left.contains(group.was()))
                    .flatMap(group -> group.places().stream())
                    .filter(list::holds)
                    .map(place -> ((PlanPath.Index) place.last()).index())
                    .sorted()
                    .toList();
            int all = size(list);
            if (!indices.isEmpty()) {
                edits.add(indices.size() == all ? new PlanEdit.Unset(list) : new Step.RemoveItems(list, indices));
            }
        }
    }

    private int size(PlanPath list) {
        return view.root().at(list).orElse(Data.nothing()) instanceof Data.Items(var items) ? items.size() : 0;
    }

    private List<Data> items() {
        return after.groups().stream()
                .filter(group -> group.was().isEmpty())
                .map(LayoutEdit::item)
                .toList();
    }

    private void fresh() {
        List<Data> items = items();
        if (items.isEmpty() || begins()) {
            return;
        }
        boolean isInBlocks = after.kind() == Kind.BLOCK && (has("blocks") || !has("switches"));
        PlanPath list = TOPOLOGY.key(isInBlocks ? "blocks" : "switches");
        int size = size(list);
        edits.add(size == 0 ? new PlanEdit.Put(list, new Data.Items(items)) : new Step.InsertItems(list, size, items));
    }

    private static Data item(Group group) {
        Data.Mapping item = Data.mapping("name", Data.text(group.name()));
        if (!group.nodes().isEmpty()) {
            item = item.with("nodes", Data.text(Hostlist.fold(group.nodes())));
        }
        return group.below().isEmpty() ? item : item.with("switches", Data.text(Hostlist.fold(group.below())));
    }
}
