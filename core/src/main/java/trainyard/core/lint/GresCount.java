package trainyard.core.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Place;
import trainyard.core.conf.Setting;
import trainyard.core.slurm.Gres;

/** gres.conf has as many of each type as the node's line says. */
final class GresCount implements Rule {
    @Override
    public About about() {
        return About.of(
                        "gres-count",
                        "slurm.conf and gres.conf count the same",
                        "A node with fewer GPUs than its line says is drained; what gres.conf has more is ignored with"
                                + " a warning.")
                .seenBy("slurmd -G");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has("gres.conf") ? Optional.empty() : Optional.of("there is no gres.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var records = new GresRecords(configuration);
        var byNode = new GresByNode(records.records());
        var detected = new GresByNode(records.detections());
        // Thousands of nodes differ in a few ways only.
        var counted = new HashMap<List<ConfLine>, Map<String, Long>>();
        for (Effective node : configuration.nodes()) {
            for (String host : Hosts.of(node.name())) {
                boolean told = detected.of(host).isEmpty()
                        && compare(node, counted.computeIfAbsent(byNode.of(host), GresCount::count), findings);
                if (told) {
                    break;
                }
            }
        }
    }

    /** By {@code name:type} in lower case, as Slurm compares them. */
    private static Map<String, Long> count(List<ConfLine> lines) {
        var counts = new LinkedHashMap<String, Long>();
        lines.forEach(line -> counts.merge(
                key(line.value("Name").orElse(""), line.value("Type").orElse("")), GresByNode.count(line), Long::sum));
        return counts;
    }

    private static String key(String name, String type) {
        return (name + ":" + type).toLowerCase(Locale.ROOT);
    }

    private static boolean compare(Effective node, Map<String, Long> found, Findings findings) {
        Optional<Setting> gres = node.get("Gres");
        var asked = new LinkedHashMap<String, Long>();
        var untyped = new HashSet<String>();
        gres.map(setting -> Gres.parseList(setting.value())).orElse(List.of()).forEach(one -> {
            asked.merge(key(one.name(), one.type().orElse("")), (long) one.count(), Long::sum);
            if (one.type().isEmpty()) {
                untyped.add(one.name().toLowerCase(Locale.ROOT));
            }
        });
        var keys = new HashSet<>(asked.keySet());
        keys.addAll(found.keySet());
        return keys.stream()
                        .sorted()
                        .filter(key -> {
                            String name = key.substring(0, key.indexOf(':'));
                            boolean typesDiffer = untyped.contains(name)
                                    && found.keySet().stream()
                                            .anyMatch(other -> other.startsWith(name + ":") && !other.endsWith(":"));
                            // Another rule tells of types that only one side names.
                            return !typesDiffer
                                    && tell(
                                            key,
                                            asked.getOrDefault(key, 0L),
                                            found.getOrDefault(key, 0L),
                                            gres.map(Setting::valueAt)
                                                    .orElse(node.line().at()),
                                            findings);
                        })
                        .count()
                > 0;
    }

    private static boolean tell(String key, long asked, long found, Place at, Findings findings) {
        String shown = key.endsWith(":") ? key.substring(0, key.length() - 1) : key;
        if (found > asked) {
            findings.warning(
                    at,
                    "gres.conf has " + found + " of " + shown + ", the node's line " + asked
                            + ": the rest is ignored, with a warning",
                    "write Gres=" + shown + ":" + found + ", or remove the rest from gres.conf");
            return true;
        }
        // Of what has no files Slurm counts what the node's line says.
        if (found < asked && key.startsWith("gpu:")) {
            findings.warning(
                    at,
                    "the node's line has " + asked + " of " + shown + ", gres.conf " + found
                            + ": the node is drained, count reported lower than configured",
                    "describe them in gres.conf with File= or AutoDetect=, or write the number that there is");
            return true;
        }
        return false;
    }
}
