package trainyard.core.lint;

import java.util.HashMap;
import java.util.Optional;
import trainyard.core.conf.ConfLine;

/** A node's line and gres.conf name the same type, or both none. */
final class GresTyped implements Rule {
    @Override
    public About about() {
        return About.of(
                        "gres-typed",
                        "slurm.conf and gres.conf name the same types",
                        "Where gres.conf names a type and the node's line none, Slurm warns and counts them apart.")
                .seenBy("slurmd -G");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        return configuration.has("gres.conf") ? Optional.empty() : Optional.of("there is no gres.conf");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        var records = new GresRecords(configuration);
        var typed = new HashMap<String, GresRecords.ByNode>();
        records.asked()
                .filter(asked -> asked.type().isEmpty())
                .forEach(asked -> typed.computeIfAbsent(asked.name(), name -> typed(records, name))
                        .meeting(asked.node())
                        .ifPresent(line -> findings.warning(
                                asked.setting().valueAt(),
                                "Gres names no type of '" + asked.name() + "', but gres.conf does in line "
                                        + line.at().line() + ": Slurm warns of more configured than expected",
                                "write Gres=" + asked.name() + ":" + type(line) + ":COUNT")));
    }

    private static GresRecords.ByNode typed(GresRecords records, String name) {
        return new GresRecords.ByNode(records.records()
                .filter(line -> line.get("Type").isPresent())
                .filter(line ->
                        line.value("Name").filter(name::equalsIgnoreCase).isPresent()));
    }

    private static String type(ConfLine line) {
        return line.value("Type").filter(type -> !type.matches("\\d+")).orElse("TYPE");
    }
}
