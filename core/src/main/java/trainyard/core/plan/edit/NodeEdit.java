package trainyard.core.plan.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An edit of compute nodes, by their names. */
public sealed interface NodeEdit extends PlanEdit {
    /** A node's name, in its own place and everywhere else that the plan names it. */
    record RenameNode(String name, String to) implements NodeEdit {
        @Override
        public String title() {
            return "Rename " + name + " to " + to;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Node node = plan.node(name);
            refuseTaken(plan, List.of(to));
            var steps = new ArrayList<Step>();
            steps.add(
                    node.isNamed()
                            ? new Step.SetValue(node.path().key("name"), Data.text(to))
                            : new Step.AddKeys(node.path(), Map.of("name", Data.text(to))));
            steps.addAll(Mentions.steps(plan, Map.of(name, Optional.of(to))));
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
     * @param names a hostlist
     */
    record CloneNode(String source, String names) implements NodeEdit {
        @Override
        public String title() {
            return "Clone " + source + " as " + names;
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            PlanView.Node node = plan.node(source);
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
     * @param names a hostlist
     */
    record RemoveNodes(String names) implements NodeEdit {
        @Override
        public String title() {
            return "Remove " + Titles.counted(names);
        }

        @Override
        public List<Step> steps(PlanView plan) throws EditRefused {
            var gone = new LinkedHashMap<String, Optional<String>>();
            var indices = new LinkedHashSet<Integer>();
            for (PlanView.Node node : plan.nodes(names)) {
                gone.put(node.name(), Optional.empty());
                indices.add(node.index());
            }
            int first = indices.stream().mapToInt(Integer::intValue).min().orElse(Integer.MAX_VALUE);
            var steps = new ArrayList<Step>();
            for (PlanView.Node node : plan.nodes().values()) {
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
