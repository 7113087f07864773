package trainyard.app.config.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import trainyard.core.slurm.Hostlist;

/**
 * How the nodes are connected. Immutable; each change makes another layout, which {@link LayoutEdit} writes into the
 * plan.
 *
 * @param known the plan's nodes
 */
record Layout(Kind kind, List<Group> groups, List<String> known) {
    enum Kind {
        NONE,
        TREE,
        BLOCK
    }

    static final Layout NOTHING = new Layout(Kind.NONE, List.of(), List.of());

    Layout {
        groups = List.copyOf(groups);
        known = List.copyOf(known);
    }

    /** A change that makes no sense; the message says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String sentence) {
            super(sentence);
        }
    }

    Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** Those that the plan has, or is to have. */
    List<Group> written() {
        return groups.stream().filter(group -> !group.isImplied()).toList();
    }

    /** Nodes that nothing is connected to. */
    List<String> unplaced() {
        var left = new LinkedHashSet<>(known);
        groups.forEach(group -> group.nodes().forEach(left::remove));
        return List.copyOf(left);
    }

    /** Nodes that are connected more than once. */
    Set<String> twice() {
        var seen = new HashSet<String>();
        var twice = new LinkedHashSet<String>();
        groups.forEach(
                group -> group.nodes().stream().filter(node -> !seen.add(node)).forEach(twice::add));
        return twice;
    }

    private Layout with(List<Group> others) {
        return new Layout(kind, others, known);
    }

    private Layout each(UnaryOperator<Group> change) {
        return with(groups.stream().map(change).toList());
    }

    private Layout change(String name, UnaryOperator<Group> change) {
        return each(group -> group.name().equals(name) ? change.apply(group) : group);
    }

    /** With these nodes and no others, which leave where they were; a block that is left without any goes. */
    Layout withNodes(String name, List<String> nodes) throws Refused {
        if (kind == Kind.BLOCK && nodes.isEmpty()) {
            throw new Refused("A block has nodes: remove " + name + ", or give it others.");
        }
        var taken = new HashSet<>(nodes);
        var changed = new ArrayList<Group>();
        for (Group group : groups) {
            Group left = group.name().equals(name) ? group.withNodes(nodes) : group.withoutNodes(taken);
            boolean isEmptied = kind == Kind.BLOCK
                    && left.nodes().isEmpty()
                    && !group.nodes().isEmpty();
            if (!isEmptied) {
                changed.add(left);
            }
        }
        return with(changed);
    }

    /** With these switches below it and no others, which leave where they were. */
    Layout withBelow(String name, List<String> below) throws Refused {
        for (String switchBelow : below) {
            if (switchBelow.equals(name) || under(switchBelow).contains(name)) {
                throw new Refused(switchBelow + " cannot be below " + name + ": " + name
                        + (switchBelow.equals(name) ? " is that switch." : " is below it."));
            }
        }
        var taken = new HashSet<>(below);
        return each(group -> group.name().equals(name) ? group.withBelow(below) : group.withoutBelow(taken));
    }

    /** All switches below one, however deep. */
    Set<String> under(String name) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayList<>(group(name).map(Group::below).orElse(List.of()));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next)) {
                group(next).map(Group::below).ifPresent(open::addAll);
            }
        }
        return found;
    }

    Layout renamed(String name, String to) throws Refused {
        refuseName(to);
        return change(name, group -> group.named(to))
                .each(group -> group.below().contains(name)
                        ? group.withBelow(group.below().stream()
                                .map(below -> below.equals(name) ? to : below)
                                .toList())
                        : group);
    }

    private void refuseName(String name) throws Refused {
        if (!name.matches("[A-Za-z0-9_.-]+")) {
            throw new Refused("'" + name + "' is no name: it has letters, digits, dots, hyphens and underscores.");
        }
        if (written().stream().anyMatch(group -> group.name().equals(name))) {
            throw new Refused("There is a " + name + " already.");
        }
    }

    /** Without a switch or a block; the switches below it come below the one above. */
    Layout without(String name) {
        List<String> orphans = group(name).map(Group::below).orElse(List.of());
        return with(groups.stream()
                .filter(group -> !group.name().equals(name))
                .map(group -> group.below().contains(name)
                        ? group.withBelow(group.below().stream()
                                .flatMap(below -> below.equals(name) ? orphans.stream() : Stream.of(below))
                                .toList())
                        : group)
                .toList());
    }

    /**
     * With one more, or with several where the name is a hostlist: each gets as many of the nodes, in their order.
     *
     * @param under the switch that they come below; empty for none
     */
    Layout with(String names, List<String> nodes, Optional<String> under) throws Refused {
        List<String> fresh = expanded(names);
        if (fresh.isEmpty()) {
            throw new Refused("Write a name first.");
        }
        if (kind == Kind.BLOCK && nodes.size() < fresh.size()) {
            throw new Refused("A block has nodes: write at least one for each.");
        }
        var taken = new HashSet<>(nodes);
        Layout left = each(group -> group.withoutNodes(taken));
        var all = new ArrayList<>(left.groups());
        all.removeIf(group ->
                group.isImplied() || kind == Kind.BLOCK && group.nodes().isEmpty());
        for (int i = 0; i < fresh.size(); i++) {
            refuseName(fresh.get(i));
            int from = (int) ((long) nodes.size() * i / fresh.size());
            int to = (int) ((long) nodes.size() * (i + 1) / fresh.size());
            all.add(Group.fresh(fresh.get(i), nodes.subList(from, to)));
        }
        return left.with(all)
                .each(group -> under.filter(group.name()::equals).isPresent()
                        ? group.withBelow(Stream.concat(group.below().stream(), fresh.stream())
                                .toList())
                        : group);
    }

    /** With each node where it stands first; a block that is left without any goes. */
    Layout onceEach() {
        var seen = new HashSet<String>();
        return each(group ->
                        group.withNodes(group.nodes().stream().filter(seen::add).toList()))
                .with(kind);
    }

    /** Of the other kind: each switch with nodes a block of its own, or the other way round. */
    Layout with(Kind other) {
        List<Group> kept = other == Kind.BLOCK
                ? groups.stream()
                        .filter(group -> !group.nodes().isEmpty())
                        .map(group -> group.withBelow(List.of()))
                        .toList()
                : other == Kind.TREE ? groups : List.of();
        return new Layout(other, kept, known);
    }

    /** Those that stand below no other, and what stands only below itself, so that nothing is out of sight. */
    List<Group> tops() {
        var below = new HashSet<String>();
        groups.forEach(group -> below.addAll(group.below()));
        var tops = new LinkedHashMap<String, Group>();
        groups.stream().filter(group -> !below.contains(group.name())).forEach(group -> tops.put(group.name(), group));
        var reached = new HashSet<>(tops.keySet());
        tops.keySet().forEach(name -> reached.addAll(under(name)));
        for (Group group : groups) {
            if (!reached.contains(group.name()) && under(group.name()).contains(group.name())) {
                tops.put(group.name(), group);
                reached.addAll(under(group.name()));
            }
        }
        return List.copyOf(tops.values());
    }

    /** A hostlist's names; none where nothing is written. */
    static List<String> expanded(String hostlist) throws Refused {
        try {
            return hostlist.isBlank() ? List.of() : Hostlist.expand(hostlist);
        } catch (IllegalArgumentException broken) {
            throw new Refused("This is no hostlist: " + broken.getMessage() + ".");
        }
    }
}
