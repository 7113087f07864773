package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An edit of compute nodes: by their names, or by a name and a place where two may have one name. */
public sealed interface NodeEdit extends PlanEdit {
    /**
     * A node's name, in its own place and everywhere else that the plan names it: that name stays the other's where two
     * have it.
     *
     * @param place in the list, from 0; empty for the first of the name
     */
    record RenameNode(String name, OptionalInt place, String to) implements NodeEdit {
        public RenameNode(String name, String to) {
            this(name, OptionalInt.empty(), to);
        }

        @Override
        public String title() {
            return "Rename " + name + " to " + to;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Node node = at(plan, name, place);
            refuseTaken(plan, List.of(to));
            var steps = new ArrayList<Step>();
            steps.add(
                    node.isNamed()
                            ? new Step.SetValue(node.path().key("name"), Data.text(to))
                            : new Step.AddKeys(node.path(), Map.of("name", Data.text(to))));
            if (!plan.hasTwin(node)) {
                steps.addAll(Mentions.steps(plan, Map.of(name, Optional.of(to))));
            }
            return steps;
        }
    }

    /**
     * New nodes at the list's end.
     *
     * @param names a hostlist
     * @param values what all of them have
     * @param firstAddress the first node's {@code ip}, those behind it get the next free ones; DHCP for all
     */
    record AddNodes(String names, Data.Mapping values, String firstAddress) implements NodeEdit {
        @Override
        public String title() {
            return "Add " + Titles.counted(names);
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            plan.refuseCounted();
            List<String> added = refuseTaken(plan, PlanView.expanded(names));
            Addresses addresses = Addresses.of(plan);
            var items = new ArrayList<Data>();
            for (String name : added) {
                var item = new LinkedHashMap<String, Data>();
                if (!name.equals(PlanView.countedName(plan.size() + items.size()))) {
                    item.put("name", Data.text(name));
                }
                item.putAll(values.without(List.of("name", "ip")).entries());
                item.put("ip", Data.text(addresses.next(firstAddress)));
                items.add(new Data.Mapping(item));
            }
            if (plan.root().at(PlanView.NODES).isEmpty()) {
                return List.of(new Step.AddKeys(PlanView.CLUSTER, Map.of("compute_nodes", new Data.Items(items))));
            }
            return List.of(new Step.InsertItems(PlanView.NODES, plan.size(), items));
        }
    }

    /**
     * Copies of a node at the list's end, written as it is; their addresses are the next free ones behind its own.
     *
     * @param place of the source in the list, from 0; empty for the first of the name
     * @param names a hostlist
     */
    record CloneNode(String source, OptionalInt place, String names) implements NodeEdit {
        public CloneNode(String source, String names) {
            this(source, OptionalInt.empty(), names);
        }

        @Override
        public String title() {
            return "Clone " + source + " as " + names;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Node node = at(plan, source, place);
            Addresses addresses = Addresses.of(plan);
            var copies = new ArrayList<Data.Mapping>();
            for (String name : refuseTaken(plan, PlanView.expanded(names))) {
                Data.Mapping changes = Data.NO_ENTRIES;
                if (node.isNamed() || !name.equals(PlanView.countedName(plan.size() + copies.size()))) {
                    changes = changes.with("name", Data.text(name));
                }
                Optional<String> address = node.values().text("ip");
                if (address.isPresent()) {
                    changes = changes.with("ip", Data.text(addresses.next(address.get())));
                }
                copies.add(changes);
            }
            return List.of(new Step.CopyItem(PlanView.NODES, node.index(), copies));
        }
    }

    /**
     * Nodes that go, here and wherever the plan names them. A node behind them that is named by its place gets that name
     * written: it stays who it is.
     *
     * @param names a hostlist, or names that may be there twice
     * @param places of these nodes in the list, from 0, in the names' order; none for the first of each name
     */
    record RemoveNodes(String names, List<Integer> places) implements NodeEdit {
        public RemoveNodes {
            places = List.copyOf(places);
        }

        public RemoveNodes(String names) {
            this(names, List.of());
        }

        @Override
        public String title() {
            return "Remove " + Titles.counted(names);
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            var gone = new LinkedHashMap<String, Optional<String>>();
            var indices = new LinkedHashSet<Integer>();
            for (PlanView.Node node : meant(plan)) {
                gone.put(node.name(), Optional.empty());
                indices.add(node.index());
            }
            plan.listed().stream()
                    .filter(node -> !indices.contains(node.index()))
                    .forEach(stays -> gone.remove(stays.name()));
            int first = indices.stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
            var steps = new ArrayList<Step>();
            for (PlanView.Node node : plan.listed()) {
                if (node.index() > first && !node.isNamed() && !indices.contains(node.index())) {
                    steps.add(new Step.AddKeys(node.path(), Map.of("name", Data.text(node.name()))));
                }
            }
            if (!indices.isEmpty()) {
                steps.add(new Step.RemoveItems(PlanView.NODES, List.copyOf(indices)));
            }
            steps.addAll(Mentions.steps(plan, gone));
            return steps;
        }

        private List<PlanView.Node> meant(PlanView plan) throws EditRefused {
            if (places.isEmpty()) {
                return plan.nodes(names);
            }
            List<String> each = PlanView.expanded(names);
            var meant = new ArrayList<PlanView.Node>();
            for (int i = 0; i < places.size(); i++) {
                meant.add(plan.node(each.get(i), places.get(i)));
            }
            return meant;
        }
    }

    /** One mapping with a count becomes a list of that many nodes with the names that they have. */
    record WriteOutNodes() implements NodeEdit {
        @Override
        public String title() {
            return "Write out the nodes as a list";
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            if (!(plan.root().at(PlanView.NODES).orElse(Data.nothing()) instanceof Data.Mapping alike)) {
                throw new EditRefused("The nodes are a list already.");
            }
            String count = alike.text("count").orElse("");
            if (!count.matches("[1-9]\\d{0,4}")) {
                throw new EditRefused("The count of the nodes is not a whole number above 0.");
            }
            var items = new ArrayList<Data>();
            for (int i = 0; i < Integer.parseInt(count); i++) {
                items.add(alike.without(List.of("count")));
            }
            return List.of(new Step.SetValue(PlanView.NODES, new Data.Items(items)));
        }
    }

    private static PlanView.Node at(PlanView plan, String name, OptionalInt place) throws EditRefused {
        return place.isPresent() ? plan.node(name, place.getAsInt()) : plan.node(name);
    }

    private static List<String> refuseTaken(PlanView plan, List<String> names) throws EditRefused {
        var seen = new LinkedHashSet<String>();
        for (String name : names) {
            if (plan.nodes().containsKey(name) || !seen.add(name)) {
                throw new EditRefused("The name " + name + " is taken: each node has a name of its own.");
            }
        }
        return names;
    }
}
