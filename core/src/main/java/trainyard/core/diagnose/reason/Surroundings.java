package trainyard.core.diagnose.reason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import trainyard.core.diagnose.JobFacts;
import trainyard.core.diagnose.SourceKind;
import trainyard.core.diagnose.read.Reading.SlurmRecord;

/** What ran beside the job and before it: whether its nodes failed others too, and whether it ever ran well. */
final class Surroundings {
    /** Others are failed by what a node does to them; time limits and cancellations are not of that kind. */
    private static final Set<String> FAILED = Set.of("FAILED", "NODE_FAIL", "BOOT_FAIL", "OUT_OF_MEMORY");

    private static final String COMPLETED = "COMPLETED";
    private static final int MOST_NODES = 3;

    private final JobFacts job;
    private final List<SlurmRecord> beside = new ArrayList<>();
    private final List<SlurmRecord> earlier = new ArrayList<>();

    private Surroundings(Incident incident) {
        job = incident.job();
        Map<String, SlurmRecord> others = new LinkedHashMap<>();
        incident.readings().stream()
                .filter(reading -> reading.kind() == SourceKind.OTHER_JOBS)
                .flatMap(reading -> reading.records().stream())
                .filter(record -> hasEnded(record) && !record.value("JobID").equals(job.id()))
                .forEach(record -> others.putIfAbsent(record.value("JobID"), record));
        others.values().forEach(record -> (isAttempt(record) ? earlier : beside).add(record));
    }

    /** Sentences; none where nothing else is known to have run. */
    static List<String> of(Incident incident) {
        var around = new Surroundings(incident);
        var sentences = new ArrayList<>(around.nodes());
        around.attempts().ifPresent(sentences::add);
        return sentences;
    }

    private static boolean hasEnded(SlurmRecord record) {
        return record.value("State").equals(COMPLETED) || FAILED.contains(record.value("State"));
    }

    private boolean isAttempt(SlurmRecord record) {
        return record.value("User").equals(job.user())
                && record.value("JobName").equals(job.name());
    }

    private List<String> nodes() {
        var byNode = new TreeMap<String, Tally>();
        for (SlurmRecord record : beside) {
            Facts.hosts(record.value("NodeList")).stream()
                    .filter(job.nodes()::contains)
                    .forEach(node -> byNode.merge(node, Tally.of(record), Tally::and));
        }
        List<String> bad = byNode.entrySet().stream()
                .filter(node -> node.getValue().failed() > 0)
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST_NODES)
                .map(node -> node.getKey() + ": of other jobs about that time, "
                        + node.getValue().failed() + " of " + node.getValue().all() + " failed"
                        + node.getValue().ofUsers() + ".")
                .toList();
        return bad.isEmpty() && !byNode.isEmpty()
                ? List.of("Of other jobs on its nodes about that time, none failed.")
                : bad;
    }

    private Optional<String> attempts() {
        List<SlurmRecord> well = earlier.stream()
                .filter(record -> record.value("State").equals(COMPLETED))
                .toList();
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        String last = well.isEmpty()
                ? ""
                : ", the last of them " + well.getLast().value("JobID") + " on "
                        + well.getLast().value("NodeList");
        return Optional.of("Of other runs of " + job.name() + " in a week, " + well.size() + " of " + earlier.size()
                + " completed" + last + ".");
    }

    /** How jobs on a node ended; the node that failed most comes first. */
    private record Tally(int failed, int all, Set<String> users) implements Comparable<Tally> {
        static Tally of(SlurmRecord record) {
            boolean failed = FAILED.contains(record.value("State"));
            return new Tally(failed ? 1 : 0, 1, failed ? Set.of(record.value("User")) : Set.of());
        }

        Tally and(Tally other) {
            var all = new HashSet<>(users);
            all.addAll(other.users);
            return new Tally(failed + other.failed, this.all + other.all, all);
        }

        String ofUsers() {
            return users.size() > 1 ? ", those of " + users.size() + " users" : "";
        }

        @Override
        public int compareTo(Tally other) {
            return Integer.compare(other.failed, failed);
        }
    }
}
