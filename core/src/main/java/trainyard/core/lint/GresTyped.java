package trainyard.core.lint;

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
        var typed =
                records.records().filter(line -> line.get("Type").isPresent()).toList();
        records.asked()
                .filter(asked -> asked.type().isEmpty())
                .forEach(asked -> typed.stream()
                        .filter(line -> line.value("Name")
                                .filter(asked.name()::equalsIgnoreCase)
                                .isPresent())
                        .filter(line -> GresRecords.meet(line, asked.node()))
                        .findFirst()
                        .ifPresent(line -> findings.warning(
                                asked.setting().valueAt(),
                                "Gres names no type of '" + asked.name() + "', but gres.conf does in line "
                                        + line.at().line() + ": Slurm warns of more configured than expected",
                                "write Gres=" + asked.name() + ":" + type(line) + ":COUNT")));
    }

    private static String type(ConfLine line) {
        return line.value("Type").filter(type -> !type.matches("\\d+")).orElse("TYPE");
    }
}
