package trainyard.core.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SplittableRandom;

/** All that the simulated controller knows, and the few moves by which it changes. Not safe for several threads. */
final class World {
    /** MinJobAge: how long a finished job stays in the list, in seconds. */
    static final long MIN_JOB_AGE = 300;

    private static final int HISTORY = 2_000;

    /** How long a requeued job waits at least, in seconds, as slurmctld wants it. */
    private static final long REQUEUE_DELAY = 120;

    final DemoShape shape;
    final SplittableRandom random;
    final long begun;
    final List<SimNode> nodes = new ArrayList<>();
    final List<SimPartition> partitions = new ArrayList<>();
    final List<Reservation> reservations = new ArrayList<>();
    final Counters counters = new Counters();
    final NodeEvents events = new NodeEvents();

    private final JobQueue queue = new JobQueue();
    private final Map<Long, SimJob> jobs = new LinkedHashMap<>();
    private final List<SimJob> active = new ArrayList<>();
    private final List<SimJob> history = new ArrayList<>();

    /** Ended jobs that are still in the list, the oldest first. */
    private final ArrayDeque<SimJob> ended = new ArrayDeque<>();

    private final Map<String, SimNode> byName = new LinkedHashMap<>();
    private long nextId = 48_211;
    private long now;

    /** What machines' clocks say, to the second fraction; the simulation itself goes in steps. */
    InstantSource clock = () -> Instant.ofEpochSecond(now());

    /** The machines' time zone. */
    ZoneId zone = ZoneOffset.UTC;

    World(DemoShape shape, long seed, long begun) {
        this.shape = shape;
        this.random = new SplittableRandom(seed);
        this.begun = begun;
        this.now = begun;
        for (DemoShape.Group group : shape.groups()) {
            for (int i = 0; i < group.count(); i++) {
                long boot = begun - random.nextLong(86_400, 30 * 86_400L);
                var node = new SimNode(nodes.size(), shape.nodeName(nodes.size() + 1), group, boot);
                node.lastBusy = begun - random.nextLong(60, 7_200);
                nodes.add(node);
                byName.put(node.name, node);
            }
        }
        shape.partitions().forEach(this::addPartition);
    }

    private void addPartition(DemoShape.Part part) {
        var members = new ArrayList<SimNode>();
        part.nodes().forEach(span -> members.addAll(nodes.subList(span.first() - 1, span.last())));
        var partition = new SimPartition(part, members);
        members.forEach(node -> node.partitions.add(partition));
        partitions.add(partition);
    }

    long now() {
        return now;
    }

    void tick(long seconds) {
        now += seconds;
    }

    Collection<SimJob> jobs() {
        return jobs.values();
    }

    Optional<SimPartition> partition(String name) {
        return partitions.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Optional<SimNode> node(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    int busyGpus() {
        return nodes.stream().mapToInt(node -> Integer.bitCount(node.busyGpus)).sum();
    }

    JobQueue queue() {
        return queue;
    }

    /** By falling priority. */
    NavigableSet<SimJob> waiting() {
        return queue.waiting();
    }

    /** Running and completing jobs. */
    List<SimJob> active() {
        return active;
    }

    /** Jobs that have left the list, as slurmdbd would remember them. */
    List<SimJob> history() {
        return history;
    }

    long nextId() {
        return nextId;
    }

    SimJob submit(JobSpec spec, long submitted, long priority) {
        var job = new SimJob(nextId++, spec, submitted);
        job.priority = priority;
        jobs.put(job.id, job);
        queue.add(job);
        counters.submitted++;
        return job;
    }

    /** Takes back a submission, as if it had never been. */
    void forget(SimJob job) {
        queue.remove(job);
        jobs.remove(job.id);
    }

    /** Numbers all jobs anew in the order of their submission, with gaps for those that are gone. */
    void renumber() {
        var inOrder = jobs.values().stream()
                .sorted(Comparator.comparingLong(job -> job.submitted))
                .toList();
        Map<Long, Long> newIds = new HashMap<>();
        for (SimJob job : inOrder) {
            newIds.put(job.id, nextId);
            nextId += random.nextInt(1, 6);
        }
        jobs.clear();
        for (SimJob job : inOrder) {
            job.renumber(newIds);
            jobs.put(job.id, job);
        }
        queue.rebuild(inOrder);
    }

    void start(SimJob job, List<SimNode> given, long since) {
        queue.remove(job);
        job.hold(given.stream()
                .map(node -> new SimJob.Share(node, node.take(job.spec)))
                .toList());
        job.state = SimJob.State.RUNNING;
        job.reason = "None";
        job.started = since;
        job.lastEvaluated = since;
        active.add(job);
        counters.started++;
    }

    /** Ends a running job: its resources are free at once, its nodes complete a little longer. */
    void end(SimJob job, SimJob.State ending, String reason, int exitCode, int signal) {
        job.shares.forEach(share -> {
            share.node().giveBack(job.spec, share.gpuMask(), now);
            share.node().completingJobs++;
        });
        job.state = SimJob.State.COMPLETING;
        job.ending = ending;
        job.reason = reason;
        job.exitCode = exitCode;
        job.signal = signal;
        job.ended = now;
    }

    /** A node went down under its jobs. */
    void failJobsOn(SimNode node) {
        active.stream()
                .filter(SimJob::holdsNodes)
                .filter(job -> job.shares.stream().anyMatch(share -> share.node() == node))
                .forEach(job -> end(job, SimJob.State.NODE_FAIL, "NodeDown", 0, 1));
    }

    /** The epilog is over. */
    void completed(SimJob job) {
        job.shares.forEach(share -> share.node().completingJobs--);
        if (job.requeued) {
            waitAgain(job);
        } else {
            finish(job, job.ending);
        }
    }

    /** Cancels a job in any state; one that is finished stays as it is. */
    void cancel(SimJob job) {
        if (job.isWaiting()) {
            queue.remove(job);
            job.reason = "None";
            job.ended = now;
            finish(job, SimJob.State.CANCELLED);
        } else if (job.holdsNodes()) {
            end(job, SimJob.State.CANCELLED, "None", 0, 15);
        }
    }

    /** Ends what runs and lets it wait again; what has finished waits again at once. */
    void requeue(SimJob job, boolean held) {
        job.requeued = true;
        job.requeuedHeld = held;
        if (job.holdsNodes()) {
            end(job, SimJob.State.CANCELLED, "None", 0, 15);
        } else if (job.state.isFinished()) {
            ended.remove(job);
            waitAgain(job);
        }
    }

    private void waitAgain(SimJob job) {
        boolean held = job.requeuedHeld;
        active.remove(job);
        job.waitAgain(held ? 0 : now + REQUEUE_DELAY);
        job.priority = held ? 0 : job.priority;
        queue.add(job);
    }

    private void finish(SimJob job, SimJob.State last) {
        job.state = last;
        ended.add(job);
        counters.ended(last);
        queue.dependencyEnded(job, now);
    }

    void makeDependent(SimJob job, SimJob on) {
        queue.makeDependent(job, on);
    }

    void hold(SimJob job, String reason) {
        queue.reorder(job, 0);
        job.eligible = 0;
        job.reason = reason;
    }

    void release(SimJob job, long priority) {
        queue.reorder(job, priority);
        boolean free = job.dependsOn == 0;
        job.eligible = free ? now : 0;
        job.reason = free ? "Priority" : "Dependency";
    }

    /** Forgets what finished longer ago than MinJobAge, as slurmctld does. */
    void purge() {
        active.removeIf(job -> job.state.isFinished());
        while (!ended.isEmpty() && ended.getFirst().ended + MIN_JOB_AGE < now) {
            SimJob old = ended.removeFirst();
            jobs.remove(old.id);
            history.add(old);
        }
        if (history.size() > HISTORY) {
            history.subList(0, history.size() - HISTORY).clear();
        }
    }
}
