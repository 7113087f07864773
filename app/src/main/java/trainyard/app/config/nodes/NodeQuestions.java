package trainyard.app.config.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import trainyard.app.config.nodes.Question.Field;
import trainyard.app.config.nodes.Question.Read;
import trainyard.app.kit.Cut;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PlanView;
import trainyard.core.slurm.Hostlist;

/** What is asked before nodes are added, cloned or renamed, and what makes an edit of the answers. */
final class NodeQuestions {
    private static final int LONGEST = 60;

    private NodeQuestions() {}

    static List<Field> add(NodeStart start) {
        return List.of(
                new Field.Line("names", "Names", start.names(), "gpu-[01-08]"),
                new Field.Line("address", "First address", start.address(), "192.168.100.11 or DHCP"),
                new Field.Line("cpus", "CPUs", start.cpus(), ""),
                new Field.Line("memory", "Memory (GB)", start.memoryGb(), ""),
                new Field.Line("disk", "Disk (GB)", start.diskGb(), "optional"));
    }

    static Read<NodeEdit.AddNodes> added(PlanView plan, Map<String, String> answers) {
        for (String number : List.of("cpus", "memory", "disk")) {
            String text = answers.getOrDefault(number, "");
            if (!text.matches("[1-9]\\d{0,8}") && !(number.equals("disk") && text.isEmpty())) {
                return Read.wrong("CPUs, memory and disk are whole numbers above 0.");
            }
        }
        if (!answers.getOrDefault("address", "").matches("DHCP|\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Read.wrong("The first address is an IPv4 address, or DHCP.");
        }
        return named(plan, answers.getOrDefault("names", ""), "Adds ")
                .map(sentence -> Read.of(
                        new NodeStart(
                                        answers.getOrDefault("names", ""),
                                        answers.getOrDefault("address", ""),
                                        answers.getOrDefault("cpus", ""),
                                        answers.getOrDefault("memory", ""),
                                        answers.getOrDefault("disk", ""))
                                .edit(),
                        sentence
                                + (answers.getOrDefault("address", "").equals("DHCP")
                                        ? ". Each needs an address under access, or none can be reached."
                                        : ", with the next free addresses.")))
                .orElseGet(() -> Read.wrong(wrong(plan, answers.getOrDefault("names", ""))));
    }

    static Read<Edit> cloned(PlanView plan, PlanView.Node source, Map<String, String> answers) {
        return named(plan, answers.getOrDefault("names", ""), "Makes ")
                .map(sentence -> Read.<Edit>of(
                        new NodeEdit.CloneNode(
                                source.name(), OptionalInt.of(source.index()), answers.getOrDefault("names", "")),
                        sentence + ", all as " + source.name() + " with the next free addresses."))
                .orElseGet(() -> Read.wrong(wrong(plan, answers.getOrDefault("names", ""))));
    }

    static Read<Edit> renamed(PlanView plan, PlanView.Node node, Map<String, String> answers) {
        String to = answers.getOrDefault("names", "");
        if (to.equals(node.name())) {
            return Read.wrong("");
        }
        if (names(to).filter(all -> all.size() == 1).isEmpty()) {
            return Read.wrong("One name, as a host has it.");
        }
        return named(plan, to, "")
                .map(sentence -> Read.<Edit>of(
                        new NodeEdit.RenameNode(node.name(), OptionalInt.of(node.index()), to),
                        "Partitions and switches that name it follow."))
                .orElseGet(() -> Read.wrong(wrong(plan, to)));
    }

    /** What the names come to; empty where they cannot be had. */
    private static Optional<String> named(PlanView plan, String hostlist, String verb) {
        return names(hostlist)
                .filter(all -> wrong(plan, hostlist).isEmpty())
                .map(all -> verb + (all.size() == 1 ? "one node" : "%,d nodes".formatted(all.size())));
    }

    private static Optional<List<String>> names(String hostlist) {
        try {
            return Optional.of(Hostlist.expand(hostlist)).filter(all -> !all.isEmpty());
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String wrong(PlanView plan, String hostlist) {
        Optional<List<String>> all = names(hostlist);
        if (hostlist.isBlank()) {
            return "Name one node, or a range such as gpu-[01-08].";
        }
        if (all.isEmpty()) {
            return "This is no hostlist: write names, or a range such as gpu-[01-08].";
        }
        var bad = all.get().stream()
                .filter(name -> !name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"))
                .findFirst();
        if (bad.isPresent()) {
            return Cut.middle(bad.get(), LONGEST) + " is no name of a host.";
        }
        var taken = new ArrayList<>(all.get());
        taken.retainAll(plan.nodes().keySet());
        return taken.isEmpty() ? "" : "The plan has " + Cut.middle(Hostlist.fold(taken), LONGEST) + " already.";
    }
}
