package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.ConfLine;
import trainyard.core.conf.Setting;

/** Keys of which one puts the other out of force. */
final class ExclusiveKeys implements Rule {
    /** @param dropped what Slurm ignores beside {@code kept} */
    private record Pair(String kept, String dropped) {}

    private static final List<Pair> MEMORY =
            List.of(new Pair("DefMemPerNode", "DefMemPerCPU"), new Pair("MaxMemPerNode", "MaxMemPerCPU"));

    private static final List<Pair> PARTITION = List.of(
            MEMORY.getFirst(),
            MEMORY.getLast(),
            new Pair("AllowAccounts", "DenyAccounts"),
            new Pair("AllowQos", "DenyQos"));

    @Override
    public About about() {
        return About.of(
                "exclusive-keys",
                "No key puts another out of force",
                "Slurm keeps one of the two and writes an error line at each start.");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        MEMORY.forEach(
                pair -> check(pair, configuration.slurm(pair.kept()), configuration.slurm(pair.dropped()), findings));
        for (ConfLine line : configuration.lines("slurm.conf", "PartitionName")) {
            PARTITION.forEach(pair -> check(pair, line.get(pair.kept()), line.get(pair.dropped()), findings));
        }
    }

    private static void check(Pair pair, Optional<Setting> kept, Optional<Setting> dropped, Findings findings) {
        if (kept.isPresent() && dropped.isPresent()) {
            findings.warning(
                    dropped.get().at(),
                    "Slurm ignores " + pair.dropped() + " beside " + pair.kept() + ", with an error line",
                    "remove it, or " + pair.kept());
        }
    }
}
