package trainyard.core.live.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.live.Partition;
import trainyard.core.live.PendingLimit;
import trainyard.core.live.PendingReason;
import trainyard.core.live.Snapshot;
import trainyard.core.live.detail.Told.Known;
import trainyard.core.live.detail.Told.Missing;
import trainyard.core.remote.RemoteException;
import trainyard.core.slurm.JobState.Phase;

/**
 * Why a job waits, and what would let it start.
 *
 * @param limits those that it goes beyond or that are used up
 * @param priority by factor; missing with its reason
 * @param places in the queue of each partition that it waits for; empty where it does not wait for its turn
 * @param expectedStart when the scheduler expects to start it, where it has thought so far
 * @param expectedNodes where; folded, empty where it has not
 * @param change the least that would let it start, where that can be known
 * @param notes what could not be found out, and why
 */
public record JobWhy(
        JobDetail job,
        PendingReason reason,
        List<LimitHit> limits,
        Told<List<PriorityFactors>> priority,
        List<QueuePlace> places,
        Optional<Instant> expectedStart,
        String expectedNodes,
        Optional<SmallestChange> change,
        List<String> notes) {
    public JobWhy {
        limits = List.copyOf(limits);
        places = List.copyOf(places);
        notes = List.copyOf(notes);
    }

    /**
     * Asks for what the reason calls for: the job, its priority, and where a limit of accounting is hit, its value.
     *
     * @param id {@code 123} or {@code 123_4}
     * @return missing where there is no such job, or it does not wait
     */
    public static Told<JobWhy> ask(ClusterDetails details, Snapshot snapshot, String id)
            throws RemoteException, InterruptedException {
        Told<JobDetail> told = details.job(id);
        if (told.value().isEmpty()) {
            return new Missing<>(told.missing());
        }
        JobDetail job = told.value().get();
        if (job.state().phase() != Phase.PENDING) {
            return new Missing<>(
                    "Job " + id + " does not wait: it is " + job.state().text() + ".");
        }
        PendingReason reason = PendingReason.of(job.reason());
        var notes = new ArrayList<String>();
        List<String> partitions = Arrays.asList(job.partition().split(","));
        var hits = new ArrayList<LimitHit>();
        int closed = 0;
        for (String name : partitions) {
            List<LimitHit> here = find(snapshot, name)
                    .map(partition -> PartitionLimits.hits(job, partition, snapshot.nodes()))
                    .orElse(List.of());
            hits.addAll(here);
            closed += here.isEmpty() ? 0 : 1;
        }
        // What one of several partitions forbids, another may allow: then nothing has to change.
        var binding = new ArrayList<>(partitions.size() == 1 && closed == 1 ? hits : List.<LimitHit>of());
        if (reason.limit().isPresent()) {
            List<LimitHit> accounting =
                    accounting(details, snapshot, job, reason.limit().get(), notes);
            hits.addAll(accounting);
            binding.addAll(accounting);
        }
        return new Known<>(new JobWhy(
                job,
                reason,
                hits,
                details.priority(id),
                partitions.stream()
                        .flatMap(name -> QueuePlace.of(job.number(), name, snapshot.jobs()).stream())
                        .toList(),
                job.started(),
                job.value("SchedNodeList").orElse(""),
                SmallestChange.of(id, job, reason, binding),
                notes));
    }

    private static Optional<Partition> find(Snapshot snapshot, String name) {
        return snapshot.partitions().stream()
                .filter(partition -> partition.name().equals(name))
                .findFirst();
    }

    private static List<LimitHit> accounting(
            ClusterDetails details, Snapshot snapshot, JobDetail job, PendingLimit limit, List<String> notes)
            throws RemoteException, InterruptedException {
        boolean ofQos = limit.owner() == PendingLimit.Owner.QOS;
        Told<List<LimitSet>> told = ofQos ? details.qos() : details.associations(job.account());
        if (told.value().isEmpty()) {
            notes.add(told.missing());
            return List.of();
        }
        List<LimitSet> rows = told.value().get().stream()
                .filter(row -> ofQos ? isQosOf(row, job, snapshot) : isAssociationOf(row, job))
                .sorted((one, other) ->
                        Boolean.compare(one.user().isEmpty(), other.user().isEmpty()))
                .toList();
        List<LimitHit> hits = new AccountLimits(job, limit, snapshot.jobs()).hits(rows);
        if (hits.isEmpty()) {
            notes.add("The limit " + limit.column() + " is not set for "
                    + (ofQos ? "QOS " + job.qos() : "account " + job.account())
                    + (ofQos ? "." : " or its user; it may be that of an account above it."));
        }
        return hits;
    }

    private static boolean isQosOf(LimitSet row, JobDetail job, Snapshot snapshot) {
        return row.name().equals(job.qos())
                || Arrays.stream(job.partition().split(","))
                        .flatMap(name -> find(snapshot, name).stream())
                        .anyMatch(partition -> row.name()
                                .equals(OneLine.cut(partition.record(), Map.of())
                                        .get("QoS")));
    }

    private static boolean isAssociationOf(LimitSet row, JobDetail job) {
        return row.account().equals(job.account())
                && (row.user().isEmpty() || row.user().equals(job.user()));
    }
}
