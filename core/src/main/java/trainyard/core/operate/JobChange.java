package trainyard.core.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.TimeLimit;

/**
 * What to change of a job; what is empty stays as it is. Slurm changes all of it or nothing.
 *
 * @param timeLimit in Slurm's forms, such as {@code 1-12:00:00}, or {@code UNLIMITED}
 * @param nice -2147483645 to 2147483645; only an operator may go below 0
 * @param dependency as for {@code sbatch --dependency}; blank text takes it away
 * @param excludedNodes a hostlist; blank text takes it away
 */
public record JobChange(
        Optional<String> timeLimit,
        Optional<String> partition,
        Optional<String> qos,
        Optional<Integer> nice,
        Optional<String> dependency,
        Optional<String> excludedNodes) {
    public JobChange {
        timeLimit = timeLimit.map(JobChange::limit);
        partition = partition.map(text -> name("partition", text));
        qos = qos.map(text -> name("QOS", text));
        dependency = dependency.map(JobChange::line);
        excludedNodes = excludedNodes.map(JobChange::line);
        excludedNodes.ifPresent(Hostlist::expand);
    }

    boolean isEmpty() {
        return words().isEmpty();
    }

    /** As {@code scontrol update} takes them. */
    List<String> words() {
        var words = new ArrayList<String>();
        timeLimit.ifPresent(value -> words.add("timelimit=" + value));
        partition.ifPresent(value -> words.add("partition=" + value));
        qos.ifPresent(value -> words.add("qos=" + value));
        nice.ifPresent(value -> words.add("nice=" + value));
        dependency.ifPresent(value -> words.add("dependency=" + value));
        excludedNodes.ifPresent(value -> words.add("excnodelist=" + value));
        return words;
    }

    private static String limit(String text) {
        String limit = text.strip();
        if (!TimeLimit.isUnlimited(limit) && TimeLimit.parse(limit).isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time limit. Write minutes, hours:minutes:seconds, days-hours, or UNLIMITED.");
        }
        return limit;
    }

    private static String name(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " has no name.");
        }
        return line(text);
    }

    private static String line(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'" + text + "' is not one line of text.");
        }
        return text.strip();
    }
}
