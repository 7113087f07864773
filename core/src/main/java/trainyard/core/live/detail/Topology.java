package trainyard.core.live.detail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.SlurmText;
import trainyard.core.slurm.Hostlist;

/**
 * How the nodes are wired, from {@code scontrol show topology}: a tree of switches, or blocks.
 *
 * @param units in Slurm's order; empty where no topology is configured
 * @param unreadable lines that are no units, as they came
 */
public record Topology(List<Unit> units, List<String> unreadable) {
    /** The first key of a unit's line says what it is. */
    public enum Kind {
        SWITCH,
        BLOCK,
        /** Several blocks that belong together (BlockSizes of topology.conf). */
        AGGREGATED_BLOCK,
        /** What a topology plugin that the console does not know writes. */
        OTHER
    }

    /**
     * A switch or a block.
     *
     * @param level 0 for a switch with nodes on it, and for a block; one more for each level of switches above
     * @param nodeList folded: all nodes below
     * @param switches folded: the switches below, by name; empty for a leaf and for a block
     * @param values all pairs by Slurm's keys, in Slurm's order
     */
    public record Unit(
            Kind kind, String name, int level, String nodeList, String switches, Map<String, String> values) {
        public Unit {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public List<String> nodes() {
            return Hostlist.expand(nodeList);
        }
    }

    public Topology {
        units = List.copyOf(units);
        unreadable = List.copyOf(unreadable);
    }

    /** Reads an answer; the messages for no topology are none. */
    static Topology read(String output) {
        var units = new ArrayList<Unit>();
        var unreadable = new ArrayList<String>();
        for (String line : output.lines().filter(text -> !text.isBlank()).toList()) {
            var values = OneLine.cut(line, Map.of());
            if (values.isEmpty()) {
                unreadable.add(line);
            } else {
                units.add(unit(values));
            }
        }
        return new Topology(units, unreadable);
    }

    private static Unit unit(Map<String, String> values) {
        var first = values.entrySet().iterator().next();
        Kind kind = switch (first.getKey()) {
            case "SwitchName" -> Kind.SWITCH;
            case "BlockName" -> Kind.BLOCK;
            case "AggregatedBlock" -> Kind.AGGREGATED_BLOCK;
            default -> Kind.OTHER;
        };
        return new Unit(
                kind,
                first.getValue(),
                SlurmText.count(values.getOrDefault("Level", "")),
                SlurmText.orEmpty(values.getOrDefault("Nodes", "")),
                SlurmText.orEmpty(values.getOrDefault("Switches", "")),
                values);
    }

    public boolean isConfigured() {
        return !units.isEmpty();
    }

    /** The units directly below a switch. */
    public List<Unit> below(Unit unit) {
        List<String> names = Hostlist.expand(unit.switches());
        return units.stream().filter(other -> names.contains(other.name())).toList();
    }

    /** The switches that no other switch is above of, and all blocks. */
    public List<Unit> top() {
        var covered = units.stream()
                .flatMap(unit -> Hostlist.expand(unit.switches()).stream())
                .toList();
        return units.stream().filter(unit -> !covered.contains(unit.name())).toList();
    }

    /** The switch or block that a node hangs on directly. */
    public Optional<Unit> of(String node) {
        return units.stream()
                .filter(unit -> unit.level() == 0 && unit.kind() != Kind.AGGREGATED_BLOCK)
                .filter(unit -> unit.nodes().contains(node))
                .findFirst();
    }
}
