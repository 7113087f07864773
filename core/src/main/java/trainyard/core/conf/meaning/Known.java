package trainyard.core.conf.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.TimeLimit;

/** How values of Slurm's keys compare (slurm.conf(5), gres.conf(5), of 22.05 to 26.05). */
final class Known {
    /** Lists whose order means nothing. */
    private static final Set<String> SETS = Set.of(
            "gres",
            "feature",
            "features",
            "grestypes",
            "accountingstoragetres",
            "accountingstorageenforce",
            "allowaccounts",
            "allowgroups",
            "allowqos",
            "allowallocnodes",
            "denyaccounts",
            "denyqos",
            "selecttypeparameters",
            "schedulerparameters",
            "slurmctldparameters",
            "slurmdparameters",
            "launchparameters",
            "privatedata",
            "jobacctgatherparams",
            "debugflags",
            "prologflags",
            "tresbillingweights",
            "priorityweighttres",
            "topologyparam",
            "authaltparameters",
            "flags",
            "switches");

    private static final Set<String> HOSTS = Set.of("nodes", "nodename", "file");
    private static final Set<String> TIMES = Set.of("maxtime", "defaulttime");
    private static final Set<String> SECRETS = Set.of("storagepass", "accountingstoragepass", "jobcomppass");

    private Known() {}

    /** Whether a list of hosts, or of numbered files, is what the key holds. */
    static boolean isHosts(String key) {
        return HOSTS.contains(key.toLowerCase(Locale.ROOT));
    }

    static boolean isSecret(String key) {
        return SECRETS.contains(key.toLowerCase(Locale.ROOT));
    }

    /** The same text for all values of a key that mean the same. */
    static String meaning(String key, String value) {
        String known = key.toLowerCase(Locale.ROOT);
        if (HOSTS.contains(known)) {
            return hosts(value)
                    .map(found -> String.join(",", new TreeSet<>(found)))
                    .orElse(value);
        }
        if (SETS.contains(known)) {
            return String.join(",", new TreeSet<>(parts(value)));
        }
        if (TIMES.contains(known)) {
            return TimeLimit.isUnlimited(value)
                    ? "UNLIMITED"
                    : TimeLimit.parse(value).map(TimeLimit::format).orElse(value);
        }
        return isWord(value) ? value.toLowerCase(Locale.ROOT) : value;
    }

    /** Slurm reads its own words in any case. */
    private static boolean isWord(String value) {
        return value.matches("(?i)yes|no|up|down|all|none|unknown|infinite|unlimited");
    }

    /** The hosts of a list; empty where it is none. */
    static Optional<List<String>> hosts(String value) {
        try {
            return Optional.of(Hostlist.expand(value));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** What commas part, outside of brackets and parentheses. */
    private static List<String> parts(String value) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(value.substring(start));
        return parts;
    }
}
