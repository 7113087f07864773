package trainyard.app.inspect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.app.kit.PropertyList.Property;
import trainyard.app.kit.Sizes;
import trainyard.core.live.Node;

/** What the inspector says of a node. */
final class NodeFacts {
    private static final Pattern RESUMES = Pattern.compile("\\bResumeAfterTime=(\\d{1,11})");

    private NodeFacts() {}

    /**
     * @param reminder until when the user wanted it drained, where Slurm does not end that by itself
     * @param gpus what was read of its GPUs, where that is known
     */
    static List<Fact> of(
            Node node, List<String> pciAddresses, Optional<Instant> reminder, Optional<Fact> gpus, Instant now) {
        var facts = new ArrayList<Fact>();
        node.reason()
                .ifPresent(reason -> facts.add(new Fact(
                        "Why it is out",
                        List.of(
                                Property.of("Reason", reason.text()),
                                Property.of("By", reason.user()),
                                Property.time("Since", reason.since(), now),
                                Property.time("Resumes", resumesAt(node), now),
                                Property.time("Reminder", reminder, now)))));
        facts.add(new Fact("Resources", resources(node)));
        gpus.ifPresent(facts::add);
        if (!pciAddresses.isEmpty()) {
            facts.add(new Fact("GPUs by the plan", List.of(Property.code("PCI", String.join("\n", pciAddresses)))));
        }
        facts.add(new Fact(
                "Node",
                List.of(
                        Property.of("State", node.state().text()),
                        Property.code("Address", node.address()),
                        Property.of("Partitions", String.join(", ", node.partitions())),
                        Property.of("Features", String.join(", ", node.features())),
                        Property.time("Booted", node.bootTime(), now),
                        Property.time("Daemon", node.slurmdStartTime(), now),
                        Property.of("Version", node.version()))));
        return facts;
    }

    /** When Slurm resumes it by itself: ResumeAfterTime of {@code scontrol show node}, from 23.02 on. */
    private static Optional<Instant> resumesAt(Node node) {
        var match = RESUMES.matcher(node.record());
        return match.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(match.group(1)))) : Optional.empty();
    }

    private static List<Property> resources(Node node) {
        var list = new ArrayList<Property>();
        if (node.gpus() > 0) {
            String type = node.gpuType().map(word -> " " + word).orElse("");
            list.add(Property.of("GPUs" + type, node.allocatedGpus() + " of " + node.gpus() + " allocated"));
        }
        list.add(Property.of("CPUs", node.allocatedCpus() + " of " + node.cpus() + " allocated"));
        list.add(Property.of("Memory", Sizes.part(node.allocatedMemoryMb(), node.memoryMb()) + " allocated"));
        if (node.freeMemoryMb() >= 0) {
            list.add(Property.of("Free memory", Sizes.mb(node.freeMemoryMb())));
        }
        if (node.load() >= 0) {
            list.add(Property.of("Load", "%.2f".formatted(node.load())));
        }
        return list;
    }
}
