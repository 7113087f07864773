package trainyard.core.diagnose.reason;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import trainyard.core.diagnose.Blamed;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.rules.Weight;
import trainyard.core.slurm.Hostlist;

/** What the chosen cause's events name: the things to blame, and the values for its texts. */
final class Blame {
    private static final int MOST = 16;

    /** A PCI address without its colons, function last. */
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{4,8}");

    private final Candidate chosen;
    private final List<Event> told;
    private final Incident incident;

    Blame(Candidate chosen, Incident incident) {
        this.chosen = chosen;
        this.incident = incident;
        // A hint that came along with better evidence names nothing.
        told = chosen.events().stream()
                .filter(event -> event.rule().weight() != Weight.LOW || chosen.weight() == Weight.LOW)
                .toList();
    }

    List<Blamed> blamed() {
        var all = new LinkedHashSet<Blamed>();
        for (Blamed.Kind kind : chosen.cause().blames()) {
            told.stream()
                    .flatMap(event -> of(kind, event).stream())
                    .map(name -> new Blamed(kind, name))
                    .distinct()
                    .limit(MOST)
                    .forEach(all::add);
            if (kind == Blamed.Kind.NODE && nodes().isEmpty()) {
                onlyNode().ifPresent(node -> all.add(new Blamed(kind, node)));
            }
        }
        return List.copyOf(all);
    }

    private Optional<String> of(Blamed.Kind kind, Event event) {
        return switch (kind) {
            case USER -> event.value("user").map(user -> Facts.user(incident.readings(), user));
            case NODE -> event.node();
            case RANK -> event.rank().map(String::valueOf);
            case GPU -> event.value("gpu").map(Blame::address);
            default -> event.value(kind.name().toLowerCase(Locale.ROOT));
        };
    }

    /** The kernel writes {@code 0000:a1:00}, nvidia-smi {@code 00000000:A1:00.0}, NCCL one number, {@code a1000}. */
    static String address(String gpu) {
        if (NUMBER.matcher(gpu).matches()) {
            long number = Long.parseLong(gpu, 16);
            return String.format(Locale.ROOT, "%04x:%02x:%02x", number >> 20, number >> 12 & 0xff, number >> 4 & 0xff);
        }
        return gpu.toLowerCase(Locale.ROOT)
                .replaceFirst("^0000(?=[0-9a-f]{4}:)", "")
                .replaceFirst("\\.0$", "");
    }

    private TreeSet<String> nodes() {
        var nodes = new TreeSet<String>();
        told.forEach(event -> event.node().ifPresent(nodes::add));
        return nodes;
    }

    private Optional<String> onlyNode() {
        List<String> all = incident.job().nodes();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private String readable(String name, String value) {
        return switch (name) {
            case "gpu" -> address(value);
            case "user" -> Facts.user(incident.readings(), value);
            default -> value;
        };
    }

    Map<String, String> values() {
        var values = new HashMap<String, String>();
        for (Event event : told) {
            event.values().forEach((name, value) -> values.putIfAbsent(name, readable(name, value)));
            event.rank().ifPresent(rank -> values.putIfAbsent("rank", rank.toString()));
        }
        JobFacts job = incident.job();
        put(values, "job", job.id());
        values.putIfAbsent("user", job.user());
        var nodes = nodes();
        if (nodes.isEmpty()) {
            onlyNode().ifPresent(nodes::add);
        }
        if (!nodes.isEmpty()) {
            String folded = folded(nodes);
            values.put("node", folded);
            values.putIfAbsent("nodes", folded);
        }
        values.values().removeIf(String::isBlank);
        return values;
    }

    private static String folded(TreeSet<String> nodes) {
        try {
            return Hostlist.fold(nodes);
        } catch (IllegalArgumentException odd) {
            return String.join(",", nodes);
        }
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }
}
