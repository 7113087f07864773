package trainyard.core.diagnose.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Event;
import trainyard.core.diagnose.read.LineTime;
import trainyard.core.slurm.Hostlist;

/** Whether an event is about the job: logs of daemons and kernels tell of others too. */
final class Relevance {
    private static final Duration BEFORE = Duration.ofMinutes(15);
    private static final Duration AFTER = Duration.ofMinutes(15);

    /**
     * What a daemon says of no job is about those that there are just then: of earlier trouble, records of nodes tell.
     * A node's clock may be a bit ahead or behind.
     */
    private static final Duration JUST_BEFORE = Duration.ofSeconds(1);

    private static final Duration JUST_AFTER = Duration.ofMinutes(1);
    private static final Set<SourceKind> SHARED =
            Set.of(SourceKind.SLURMCTLD, SourceKind.SLURMD, SourceKind.KERNEL, SourceKind.EVENTS, SourceKind.NODES);

    private static final Pattern ENDED = Pattern.compile("\\bTimeEnd=(\\d\\S+)");

    private final JobFacts job;
    private final Optional<Instant> since;
    private final LineTime times;
    private final Set<String> nodes;
    private final Set<String> numbers;

    /**
     * @param numbers of the job: in logs, an array's task has another than in its id
     * @param since what was over by then is not about the job
     */
    Relevance(JobFacts job, Set<String> numbers, Optional<Instant> since, LineTime times) {
        this.job = job;
        this.numbers = numbers;
        this.since = since;
        this.times = times;
        nodes = new HashSet<>(job.nodes());
    }

    boolean isRelevant(Event event) {
        return isOfJob(event) && isOnItsNodes(event) && isInItsTime(event);
    }

    private boolean isOfJob(Event event) {
        String other = event.value("job").orElse("");
        return !SHARED.contains(event.kind())
                || numbers.isEmpty()
                || other.isEmpty()
                || numbers.contains(Facts.number(other));
    }

    private boolean isOnItsNodes(Event event) {
        if (nodes.isEmpty() || !SHARED.contains(event.kind()) || event.node().isEmpty()) {
            return true;
        }
        return expanded(event.node().get()).stream().anyMatch(this::isOne);
    }

    private boolean isOne(String host) {
        return nodes.contains(host) || nodes.contains(host.replaceFirst("\\..*", ""));
    }

    private static List<String> expanded(String hostlist) {
        try {
            return Hostlist.expand(hostlist);
        } catch (IllegalArgumentException one) {
            return List.of(hostlist);
        }
    }

    /** Records of nodes tell of a state that lasts; of lines, those around the job's life count. */
    private boolean isInItsTime(Event event) {
        if (event.kind() == SourceKind.EVENTS && wasOver(event)) {
            return false;
        }
        if (event.time().isEmpty() || !event.exact() || !SHARED.contains(event.kind())) {
            return true;
        }
        Instant at = event.time().get();
        if (isOfDaemon(event)) {
            boolean named = event.value("job").isPresent();
            boolean before = since.filter(
                            begin -> at.isBefore(event.kind() == SourceKind.SLURMD ? begin.minus(JUST_BEFORE) : begin))
                    .isPresent();
            boolean after =
                    job.ended().filter(end -> at.isAfter(end.plus(JUST_AFTER))).isPresent();
            return named || !before && !after;
        }
        boolean early =
                job.started().filter(start -> at.isBefore(start.minus(BEFORE))).isPresent();
        boolean late = job.ended().filter(end -> at.isAfter(end.plus(AFTER))).isPresent();
        return event.kind() == SourceKind.NODES || !early && !late;
    }

    private static boolean isOfDaemon(Event event) {
        return event.kind() == SourceKind.SLURMCTLD || event.kind() == SourceKind.SLURMD;
    }

    /** Jobs start in the very second in which a node comes back. */
    private boolean wasOver(Event event) {
        Matcher ended = ENDED.matcher(event.line().text());
        return ended.find()
                && since.isPresent()
                && times.of(ended.group(1))
                        .filter(end -> !end.isAfter(since.get()))
                        .isPresent();
    }
}
