package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trainyard.core.plan.yaml.YamlNode;
import trainyard.core.plan.yaml.YamlTree;

/** Steps on their way into a text: the patches that make them, and what the text must mean afterwards. */
final class Draft {
    private final YamlTree tree;
    private final Data before;
    private final Sharing sharing;
    private final Lines lines;
    private final List<Patch> patches = new ArrayList<>();
    private final Map<YamlNode, List<Step>> steps = new IdentityHashMap<>();

    Draft(YamlTree tree, Data before, Sharing sharing) {
        this.tree = tree;
        this.before = before;
        this.sharing = sharing;
        this.lines = new Lines(tree.text());
    }

    List<Patch> patches() {
        return patches;
    }

    String text() throws EditRefused {
        return Patch.apply(tree.text(), patches);
    }

    /** What the text must mean when all is done. */
    Data expected() throws EditRefused {
        return new Resolver(tree, steps).resolve();
    }

    void add(Step step) throws EditRefused {
        Data there =
                before.at(step.at()).orElseThrow(() -> new EditRefused("There is no " + step.at() + " in the plan."));
        StepOnData.here(there, step);
        Route route = Route.to(tree, step.at());
        if (route.shared().isPresent()) {
            throughShared(step, route, route.shared().get());
            return;
        }
        if (sharing != Sharing.CHANGE_ALL) {
            new Anchors(tree).refuseShared(route, step.at());
        }
        note(route.last(), step);
        write(step, route);
    }

    private void note(YamlNode node, Step step) {
        steps.computeIfAbsent(node, _ -> new ArrayList<>()).add(step.moved(PlanPath.ROOT));
    }

    private void write(Step step, Route route) throws EditRefused {
        switch (step) {
            case Step.SetValue set -> {
                new Anchors(tree).refuseLoss(List.of(route.last()), true);
                patches.addAll(new Replacement(lines, route).with(set.value()));
            }
            case Step.AddKeys add -> addKeys(route, add);
            case Step.RemoveKeys remove -> removeKeys(route, remove);
            case Step.RenameKey rename -> renameKey(route, rename);
            case Step.RemoveItems remove -> remove(route, new TreeSet<>(remove.indices()), new Data.Items(List.of()));
            case Step.InsertItems insert -> insertItems(route, insert);
            case Step.CopyItem copy -> copyItem(route, copy);
        }
    }

    private void addKeys(Route route, Step.AddKeys add) throws EditRefused {
        if (!(route.last() instanceof YamlNode.Mapping mapping)) {
            patches.addAll(new Replacement(lines, route).with(new Data.Mapping(add.entries())));
            return;
        }
        var membership = new Membership(lines, mapping);
        if (mapping.flow()) {
            var written = new ArrayList<String>();
            for (Map.Entry<String, Data> entry : add.entries().entrySet()) {
                written.add(Written.key(entry.getKey(), true) + ": " + Written.flow(entry.getValue(), true));
            }
            patches.add(membership.insertBetweenCommas(membership.members().size(), written));
            return;
        }
        var written = new ArrayList<List<String>>();
        for (Map.Entry<String, Data> entry : add.entries().entrySet()) {
            written.add(Written.entry(entry.getKey(), entry.getValue()));
        }
        patches.add(membership.insertLines(membership.members().size(), written));
    }

    private void insertItems(Route route, Step.InsertItems insert) throws EditRefused {
        if (insert.items().isEmpty()) {
            return;
        }
        if (!(route.last() instanceof YamlNode.Sequence list)) {
            patches.addAll(new Replacement(lines, route).with(new Data.Items(insert.items())));
            return;
        }
        Optional<List<Patch>> filled = new Replacement(lines, route).filled(insert.items());
        if (filled.isPresent()) {
            patches.addAll(filled.get());
            return;
        }
        var membership = new Membership(lines, list);
        if (list.flow()) {
            var written = new ArrayList<String>();
            for (Data item : insert.items()) {
                written.add(Written.flow(item, true));
            }
            patches.add(membership.insertBetweenCommas(insert.index(), written));
            return;
        }
        // As the item beside it is written.
        YamlNode beside = list.items().get(Math.max(0, insert.index() - 1));
        boolean inBraces = !(beside instanceof YamlNode.Mapping mapping) || mapping.flow();
        var written = new ArrayList<List<String>>();
        for (Data item : insert.items()) {
            written.add(Written.item(item, inBraces));
        }
        patches.add(membership.insertLines(insert.index(), written));
    }

    private void removeKeys(Route route, Step.RemoveKeys remove) throws EditRefused {
        var mapping = (YamlNode.Mapping) route.last();
        boolean merged = remove.keys().stream()
                .anyMatch(key -> Merges.source(mapping, key).isPresent());
        if (merged) {
            writeOutMerges(route, mapping, remove);
            return;
        }
        var gone = new TreeSet<Integer>();
        for (int i = 0; i < mapping.entries().size(); i++) {
            YamlNode.Pair pair = mapping.entries().get(i);
            if (!pair.isMerge() && pair.word().filter(remove.keys()::contains).isPresent()) {
                gone.add(i);
            }
        }
        remove(route, gone, Data.NO_ENTRIES);
    }

    /** What a merge key brings cannot be removed one by one: all of it is written out but for what goes. */
    private void writeOutMerges(Route route, YamlNode.Mapping mapping, Step.RemoveKeys remove) throws EditRefused {
        if (sharing != Sharing.WRITE_OUT) {
            throw new EditRefused(
                    String.join(", ", remove.keys()) + " of " + remove.at() + " comes from the merge key (<<) in line "
                            + mapping.entries().stream()
                                    .filter(YamlNode.Pair::isMerge)
                                    .findFirst()
                                    .orElseThrow()
                                    .key()
                                    .place()
                                    .line()
                            + ": it can go only when what is merged is written out here.",
                    Sharing.WRITE_OUT);
        }
        var written = new LinkedHashMap<>(((Data.Mapping) before.at(remove.at()).orElseThrow()).entries());
        written.keySet().removeAll(remove.keys());
        var gone = new TreeSet<Integer>();
        for (int i = 0; i < mapping.entries().size(); i++) {
            YamlNode.Pair pair = mapping.entries().get(i);
            pair.word().filter(_ -> !pair.isMerge()).ifPresent(written::remove);
            if (pair.isMerge() || pair.word().filter(remove.keys()::contains).isPresent()) {
                gone.add(i);
            }
        }
        int merge = gone.stream()
                .filter(index -> mapping.entries().get(index).isMerge())
                .findFirst()
                .orElseThrow();
        if (!written.isEmpty()) {
            gone.remove(merge);
            patches.add(new Membership(lines, mapping).replace(merge, written));
        }
        if (!gone.isEmpty()) {
            remove(route, gone, Data.NO_ENTRIES);
        }
    }

    private void remove(Route route, Set<Integer> gone, Data ofNone) throws EditRefused {
        var membership = new Membership(lines, route.last());
        var nodes = new ArrayList<YamlNode>();
        gone.forEach(index -> nodes.add(membership.members().get(index).value()));
        new Anchors(tree).refuseLoss(nodes, false);
        if (gone.size() == membership.members().size()) {
            patches.addAll(new Replacement(lines, route).with(ofNone));
        } else {
            patches.addAll(membership.remove(gone));
        }
    }

    private void renameKey(Route route, Step.RenameKey rename) throws EditRefused {
        var mapping = (YamlNode.Mapping) route.last();
        boolean isMergedToo = Merges.source(mapping, rename.key()).isPresent();
        for (YamlNode.Pair pair : isMergedToo ? List.<YamlNode.Pair>of() : mapping.entries()) {
            if (Merges.isKey(pair, rename.key()) && pair.key() instanceof YamlNode.Scalar key) {
                boolean inFlow = mapping.flow() || route.isInFlow();
                String text = Written.scalar((Data.Scalar) Data.text(rename.to()), inFlow, key.style());
                patches.add(new Patch(key.place().content(), key.place().end(), text));
                return;
            }
        }
        throw new EditRefused("The key " + rename.key() + " of " + rename.at()
                + " comes from a merge key (<<), or would come from it then: rename it where it is written.");
    }

    private void copyItem(Route route, Step.CopyItem copy) throws EditRefused {
        var list = (YamlNode.Sequence) route.last();
        var membership = new Membership(lines, list);
        Member source = membership.members().get(copy.index());
        if (!(source.value() instanceof YamlNode.Mapping mapping) || new Anchors(tree).isNamed(mapping)) {
            // An anchor cannot be there twice: the copy is written by its meaning.
            Data there = before.at(copy.at()).orElseThrow();
            var more = ((Data.Items) StepOnData.here(there, copy)).values();
            int size = list.items().size();
            insertItems(route, new Step.InsertItems(copy.at(), size, more.subList(size, more.size())));
            return;
        }
        var copies = new ArrayList<String>();
        for (Data.Mapping changes : copy.changes()) {
            copies.add(copied(source, mapping, copy.at().item(copy.index()), changes));
        }
        if (list.flow()) {
            patches.add(membership.insertBetweenCommas(list.items().size(), copies));
        } else {
            patches.add(membership.insertLines(
                    list.items().size(), copies.stream().map(List::of).toList()));
        }
    }

    /** The item's text with the changes made in it, as if it were edited where it stands. */
    private String copied(Member source, YamlNode.Mapping mapping, PlanPath at, Data.Mapping changes)
            throws EditRefused {
        var draft = new Draft(tree, before, Sharing.WRITE_OUT);
        var added = new LinkedHashMap<String, Data>();
        for (Map.Entry<String, Data> change : changes.entries().entrySet()) {
            boolean isWritten = mapping.entries().stream().anyMatch(pair -> Merges.isKey(pair, change.getKey()));
            if (isWritten) {
                draft.write(
                        new Step.SetValue(at.key(change.getKey()), change.getValue()),
                        Route.to(tree, at.key(change.getKey())));
            } else {
                added.put(change.getKey(), change.getValue());
            }
        }
        if (!added.isEmpty()) {
            draft.addKeys(Route.to(tree, at), new Step.AddKeys(at, added));
        }
        int end = draft.patches().stream().mapToInt(Patch::end).reduce(source.end(), Math::max);
        var inside = draft.patches().stream()
                .map(patch -> new Patch(patch.start() - source.start(), patch.end() - source.start(), patch.text()))
                .toList();
        return Patch.apply(tree.text().substring(source.start(), end), inside);
    }

    private void throughShared(Step step, Route route, Route.Shared shared) throws EditRefused {
        PlanPath point = step.at().upTo(shared.walked());
        switch (sharing) {
            case REFUSE -> throw new Anchors(tree).throughShared(step.at(), route.last(), shared);
            case CHANGE_ALL -> {
                PlanPath target = new Anchors(tree).path(shared.source());
                add(step.moved(target.then(step.at().from(shared.walked()))));
            }
            case WRITE_OUT -> {
                if (shared.merged().isPresent()) {
                    PlanPath value = point.key(shared.merged().get());
                    Data own = StepOnData.apply(
                            before.at(value).orElseThrow(),
                            List.of(step.moved(step.at().from(shared.walked() + 1))));
                    writeOut(point, shared.merged().get(), own);
                } else {
                    Data own = StepOnData.apply(
                            before.at(point).orElseThrow(),
                            List.of(step.moved(step.at().from(shared.walked()))));
                    new Anchors(tree).refuseShared(route, point);
                    note(route.last(), new Step.SetValue(point, own));
                    patches.addAll(new Replacement(lines, route).with(own));
                }
            }
        }
    }

    /** A key of its own wins over a merged one. */
    private void writeOut(PlanPath mapping, String key, Data own) throws EditRefused {
        Route route = Route.to(tree, mapping);
        new Anchors(tree).refuseShared(route, mapping);
        note(route.last(), new Step.RemoveKeys(mapping, List.of(key)));
        var entries = new LinkedHashMap<>(Map.of(key, own));
        note(route.last(), new Step.AddKeys(mapping, entries));
        addKeys(route, new Step.AddKeys(mapping, entries));
    }
}
