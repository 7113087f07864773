package trainyard.core.demo;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Thinks up believable jobs. */
final class JobMaker {
    private static final List<String> SUFFIXES =
            List.of("-s42", "-s7", "-lr3e4", "-v2", "-v3", "-bf16", "-fp8", "-ctx32k");
    private static final int CPUS_PER_GPU = 12;

    /** So many people submit much of the work. */
    private static final int BUSY = 5;

    private final World world;
    private final SplittableRandom random;

    JobMaker(World world) {
        this.world = world;
        this.random = world.random;
    }

    /** A job and whether it is an array. */
    record Made(JobSpec spec, boolean array) {}

    Made make() {
        SimPartition partition = partition();
        Workload work = Workload.pick(workFor(partition), random);
        int nodes = Math.min(of(work.nodes()), Math.max(1, partition.nodes().size() / 8));
        return new Made(make(partition, work, nodes, user(partition)), work.array());
    }

    /** The run that a partition was bought for: a quarter of it, at most 64 nodes, by its busiest user. */
    JobSpec makeLargest(SimPartition partition) {
        return make(
                partition, Workload.PRETRAINING, Math.min(64, partition.nodes().size() / 4), People.USERS.getFirst());
    }

    private JobSpec make(SimPartition partition, Workload work, int nodes, People.User user) {
        int gpus = of(work.gpus());
        DemoShape.Group kind = partition.nodes().getFirst().kind;
        boolean exclusive = gpus == kind.gpus();
        int cpus = exclusive ? kind.cpus() : gpus == 0 ? 8 * random.nextInt(1, 4) : gpus * CPUS_PER_GPU;
        int memory = gpus == 0 ? cpus * 4_000 : gpus * partition.memoryPerGpuMb();
        long duration = 60L * random.nextInt(work.fromMinutes(), work.toMinutes() + 1) + random.nextInt(60);
        SimJob.State outcome = outcome();
        if (outcome == SimJob.State.FAILED || outcome == SimJob.State.OUT_OF_MEMORY) {
            duration = Math.max(40, duration / random.nextInt(2, 20));
        }
        long limit =
                outcome == SimJob.State.TIMEOUT ? roundUp(duration) : roundUp(duration * random.nextInt(12, 30) / 10);
        limit = Math.min(limit, partition.part().maxTime().toSeconds());
        duration = outcome == SimJob.State.TIMEOUT ? limit : Math.min(duration, limit);
        String name = of(work.names()) + (random.nextInt(3) == 0 ? "" : of(SUFFIXES));
        return new JobSpec(
                name,
                user,
                partition,
                qos(),
                nodes,
                gpus,
                cpus,
                memory,
                exclusive,
                limit,
                duration,
                outcome,
                exitCode(outcome),
                0,
                Batch.of(user, name));
    }

    /** Whole minutes up to an hour, quarters of an hour up to a day, whole hours beyond: what people type. */
    private static long roundUp(long seconds) {
        long grain = seconds < 3_600 ? 300 : seconds < 86_400 ? 900 : 3_600;
        return (seconds + grain - 1) / grain * grain;
    }

    /** Where the queue is the shortest against the partition's share of the work, or any by its share. */
    private SimPartition partition() {
        if (random.nextBoolean()) {
            return world.partitions.stream()
                    .min(Comparator.comparingDouble(
                            each -> (double) each.waiting / each.part().share()))
                    .orElseThrow();
        }
        int ticket = random.nextInt(100);
        for (SimPartition partition : world.partitions) {
            ticket -= partition.part().share();
            if (ticket < 0) {
                return partition;
            }
        }
        return world.partitions.getFirst();
    }

    private static List<Workload> workFor(SimPartition partition) {
        return switch (partition.name()) {
            case "inference" -> Workload.SERVING;
            case "debug" -> Workload.DEBUG;
            default -> Workload.TRAINING;
        };
    }

    private People.User user(SimPartition partition) {
        boolean serving = partition.name().equals("inference");
        int place = random.nextInt(serving ? BUSY : random.nextInt(3) == 0 ? BUSY : People.USERS.size());
        return People.USERS.get(serving ? People.USERS.size() - 1 - place : place);
    }

    private String qos() {
        int ticket = random.nextInt(20);
        return ticket == 0 ? "high" : ticket < 4 ? "low" : "normal";
    }

    private SimJob.State outcome() {
        int ticket = random.nextInt(100);
        if (ticket < 80) {
            return SimJob.State.COMPLETED;
        }
        if (ticket < 89) {
            return SimJob.State.FAILED;
        }
        if (ticket < 93) {
            return SimJob.State.TIMEOUT;
        }
        return ticket < 96 ? SimJob.State.OUT_OF_MEMORY : SimJob.State.CANCELLED;
    }

    private int exitCode(SimJob.State outcome) {
        return outcome == SimJob.State.FAILED ? of(List.of(1, 1, 1, 2, 3, 134, 139)) : 0;
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    long priority(JobSpec spec) {
        long bonus = spec.qos().equals("high") ? 20_000 : spec.qos().equals("low") ? 0 : 5_000;
        return bonus + spec.partition().part().priorityTier() * 100L + random.nextInt(1_000, 9_000);
    }
}
