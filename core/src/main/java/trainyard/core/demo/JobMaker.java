package trainyard.core.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Thinks up believable jobs. */
final class JobMaker {
    private static final List<String> SUFFIXES =
            List.of("-s42", "-s7", "-lr3e4", "-v2", "-v3", "-bf16", "-fp8", "-ctx32k");
    private static final int CPUS_PER_GPU = 12;

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
        int gpus = of(work.gpus());
        int cpus = gpus == 0 ? 8 * random.nextInt(1, 4) : gpus * CPUS_PER_GPU;
        DemoShape.Group kind = partition.nodes().getFirst().kind;
        int memory = gpus == 0 ? cpus * 4_000 : gpus * leastMemoryPerGpu(partition);
        long duration = 60L * random.nextInt(work.fromMinutes(), work.toMinutes() + 1) + random.nextInt(60);
        SimJob.State outcome = outcome();
        if (outcome == SimJob.State.FAILED || outcome == SimJob.State.OUT_OF_MEMORY) {
            duration = Math.max(40, duration / random.nextInt(2, 20));
        }
        long limit =
                outcome == SimJob.State.TIMEOUT ? roundUp(duration) : roundUp(duration * random.nextInt(12, 30) / 10);
        limit = Math.min(limit, partition.part().maxTime().toSeconds());
        duration = outcome == SimJob.State.TIMEOUT ? limit : Math.min(duration, limit);
        var spec = new JobSpec(
                of(work.names()) + (random.nextInt(3) == 0 ? "" : of(SUFFIXES)),
                user(partition),
                partition,
                qos(),
                nodes,
                gpus,
                cpus,
                memory,
                gpus == kind.gpus(),
                limit,
                duration,
                outcome,
                exitCode(outcome),
                0);
        return new Made(spec, work.array());
    }

    /** Whole minutes up to an hour, quarters of an hour up to a day, whole hours beyond: what people type. */
    private static long roundUp(long seconds) {
        long grain = seconds < 3_600 ? 300 : seconds < 86_400 ? 900 : 3_600;
        return (seconds + grain - 1) / grain * grain;
    }

    private static int leastMemoryPerGpu(SimPartition partition) {
        return partition.nodes().stream()
                .mapToInt(node -> node.kind.memoryPerGpuMb())
                .min()
                .orElseThrow();
    }

    private SimPartition partition() {
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
        // Few people submit most of the jobs: the smaller of two draws.
        int place = Math.min(random.nextInt(People.USERS.size()), random.nextInt(People.USERS.size()));
        return People.USERS.get(serving ? People.USERS.size() - 1 - place / 3 : place);
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
