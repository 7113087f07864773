package trainyard.app.partitions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import trainyard.core.live.Partition;

/** Who may use a partition, in words; slurm.conf(5) names the keys. */
final class Access {
    /** Slurm's key, and how a list of it begins in a sentence. */
    private record Rule(String key, String words) {}

    private static final List<Rule> RULES = List.of(
            new Rule("AllowAccounts", "accounts "),
            new Rule("DenyAccounts", "no accounts "),
            new Rule("AllowGroups", "groups "),
            new Rule("AllowQos", "QOS "),
            new Rule("DenyQos", "no QOS "));

    private Access() {}

    /** {@code everyone}, or {@code accounts research, teaching; groups staff}. */
    static String of(Partition partition) {
        var parts = new ArrayList<String>();
        for (Rule rule : RULES) {
            partition
                    .value(rule.key())
                    .filter(list -> !list.equals("ALL"))
                    .ifPresent(list -> parts.add(rule.words() + list.replace(",", ", ")));
        }
        if (partition.value("RootOnly").filter("YES"::equals).isPresent()) {
            parts.add("root only");
        }
        return parts.isEmpty() ? "everyone" : parts.stream().collect(Collectors.joining("; "));
    }
}
