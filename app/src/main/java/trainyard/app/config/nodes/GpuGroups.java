package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.PlanEdit;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.plan.edit.Step;

/**
 * The {@code gpus} of the selected nodes, which the plan has as one mapping or as a list of them. They can be changed
 * where all of the nodes have the same.
 */
record GpuGroups(Chosen chosen) {
    static final String KEY = "gpus";

    boolean isMixed() {
        return chosen.mixed().contains(KEY);
    }

    private Optional<Data> value() {
        return chosen.common().get(KEY);
    }

    List<Data.Mapping> groups() {
        return groups(value().orElse(Data.nothing()));
    }

    /** Of one mapping, or of a list of them. */
    static List<Data.Mapping> groups(Data gpus) {
        return switch (gpus) {
            case Data.Mapping one -> List.of(one);
            case Data.Items(var values) ->
                values.stream()
                        .filter(Data.Mapping.class::isInstance)
                        .map(Data.Mapping.class::cast)
                        .toList();
            case Data.Scalar _ -> List.of();
        };
    }

    /** Where a group stands in a node. */
    PlanPath path(PlanView.Node node, int group) {
        PlanPath gpus = node.path().key(KEY);
        return value().orElse(Data.nothing()) instanceof Data.Mapping ? gpus : gpus.item(group);
    }

    static String called(Data.Mapping group) {
        return group.text("count").orElse("1") + " × " + group.text("type").orElse("gpu");
    }

    /** Another value in one group of every node. */
    Edit set(int group, String key, String title, Optional<Data> value) {
        String of = " of the " + groups().get(group).text("type").orElse("") + " GPUs of " + chosen.called();
        String what =
                value.map(now -> "Set " + title + of + " to " + brief(now)).orElse("Clear " + title + of);
        return chosen.each(
                what.replace("  ", " "),
                node -> Stream.of(Chosen.put(path(node, group).key(key), value)));
    }

    private static String brief(Data value) {
        return value instanceof Data.Scalar ? value.shown() : "another value";
    }

    Edit add(String type, int count) {
        Data.Mapping made = Data.NO_ENTRIES;
        if (!type.isBlank()) {
            made = made.with("type", Data.text(type.strip()));
        }
        Data.Mapping fresh = made.with("count", Data.number(count));
        String title = "Give " + chosen.called() + " " + called(fresh);
        return chosen.each(title, node -> Stream.of(added(node, fresh)));
    }

    private Edit added(PlanView.Node node, Data.Mapping fresh) {
        PlanPath at = node.path().key(KEY);
        return switch (value().orElse(Data.nothing())) {
            case Data.Mapping one -> new PlanEdit.Put(at, new Data.Items(List.of(one, fresh)));
            case Data.Items(var values)
            when !values.isEmpty() -> new Step.InsertItems(at, values.size(), List.of(fresh));
            default -> new PlanEdit.Put(at, fresh);
        };
    }

    Edit remove(int group) {
        String title = "Remove " + called(groups().get(group)) + " from " + chosen.called();
        boolean isLast = groups().size() == 1;
        return chosen.each(
                title,
                node -> Stream.of(
                        isLast
                                ? new PlanEdit.Unset(node.path().key(KEY))
                                : new Step.RemoveItems(node.path().key(KEY), List.of(group))));
    }

    /** The GPUs of the first node for all. */
    Edit alike() {
        PlanView.Node first = chosen.nodes().getFirst();
        Optional<Data> gpus = first.values().get(KEY);
        return chosen.each(
                "Give " + chosen.called() + " the GPUs of " + first.name(),
                node -> Stream.of(Chosen.put(node.path().key(KEY), gpus)));
    }

    /** The instances of one GPU of a group instead of those that it has; the other GPUs of the group keep theirs. */
    Edit cut(int group, int gpu, List<MigCut.Entry> entries) {
        var mig = new ArrayList<Data>();
        items(groups().get(group)).stream()
                .filter(entry -> !entry.text("gpu").orElse("").equals(Integer.toString(gpu)))
                .forEach(mig::add);
        int at = (int) mig.stream()
                .filter(entry -> entry instanceof Data.Mapping values
                        && Integer.parseInt(values.text("gpu")
                                        .filter(n -> n.matches("\\d{1,6}"))
                                        .orElse("0"))
                                < gpu)
                .count();
        mig.addAll(at, entries.stream().map(entry -> entry.data(gpu)).toList());
        Optional<Data> value = mig.isEmpty() ? Optional.empty() : Optional.of(new Data.Items(mig));
        String what = entries.isEmpty()
                ? "Leave GPU " + gpu + " of " + chosen.called() + " whole"
                : "Cut GPU " + gpu + " of " + chosen.called();
        return chosen.each(what, node -> Stream.of(Chosen.put(path(node, group).key("mig"), value)));
    }

    static List<Data.Mapping> items(Data.Mapping group) {
        return group.get("mig").orElse(Data.nothing()) instanceof Data.Items(var values)
                ? values.stream()
                        .filter(Data.Mapping.class::isInstance)
                        .map(Data.Mapping.class::cast)
                        .toList()
                : List.of();
    }
}
