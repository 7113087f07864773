package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;

/** Jobs that name no partition have one to go to. */
final class DefaultPartition implements Rule {
    static final String ID = "default-partition";
    private static final String KEY = "Default";

    @Override
    public About about() {
        return About.of(
                        ID,
                        "One partition is the default",
                        "Without a default every job has to name its partition; of two, Slurm takes the last.")
                .seenBy("sinfo -o %P");
    }

    @Override
    public Optional<String> skip(Configuration configuration) {
        if (configuration.isPart()) {
            return Optional.of("slurm.conf includes a file that is not here");
        }
        boolean isNothing =
                configuration.partitions().isEmpty() && configuration.nodes().isEmpty();
        return isNothing ? Optional.of("there are no nodes and no partition") : Optional.empty();
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        List<Effective> all = configuration.partitions();
        List<Setting> defaults = all.stream()
                .flatMap(partition -> partition.get(KEY).stream())
                .filter(setting -> setting.value().matches("(?i)yes|up|true|1"))
                .distinct()
                .toList();
        if (all.isEmpty()) {
            findings.warning(
                    configuration.nodes().getLast().line().at(),
                    "no partition: an error line at each start, and no job can be submitted",
                    "add a line such as PartitionName=batch Nodes=ALL Default=YES");
        } else if (defaults.isEmpty()) {
            Effective first = all.getFirst();
            findings.warning(
                    first.line().at(),
                    "no partition is the default: an error line at each start, and sbatch without -p is refused",
                    all.size() == 1 ? "add Default=YES" : "add Default=YES to one",
                    all.size() == 1 ? configuration.edits().set(first.line(), KEY, "YES") : Optional.empty());
        }
        for (Setting earlier : defaults.isEmpty() ? defaults : defaults.subList(0, defaults.size() - 1)) {
            findings.note(
                    earlier.at(),
                    "another default partition follows in line "
                            + defaults.getLast().at().line() + ", which is the one that Slurm takes",
                    "write Default=NO",
                    configuration.edits().replaceValue(earlier, "NO"));
        }
    }
}
