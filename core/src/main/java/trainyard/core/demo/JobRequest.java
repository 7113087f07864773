package trainyard.core.demo;

import java.util.List;
import trainyard.core.demo.SbatchRefusal.Words;

/** Turns sbatch's options into a job, or into the refusal of a Slurm that enforces its limits. */
final class JobRequest {
    private static final long DEFAULT_TIME = 3_600;

    /** Jobs of whoever sits at the console end well, and while they are watched: after so many seconds. */
    private static final int SHORTEST = 120;

    private static final int LONGEST = 600;

    private final World world;
    private final SbatchOptions options;

    JobRequest(World world, SbatchOptions options) {
        this.world = world;
        this.options = options;
    }

    /** A job that is in no queue yet, under the number that comes next. */
    SimJob job() throws SbatchRefusal {
        SbatchValues values = SbatchValues.read(options);
        SimPartition partition = partition();
        People.User user = user();
        String qos = qos();
        long most = partition.part().maxTime().toSeconds();
        long limit = values.limit().orElse(Math.min(DEFAULT_TIME, most));
        if (limit > most) {
            throw SbatchRefusal.bySlurmctld(Words.TIME);
        }
        List<SimNode> wanted = named(SbatchOptions.NODELIST);
        List<SimNode> unwanted = named(SbatchOptions.EXCLUDE);
        if (wanted.stream().anyMatch(unwanted::contains)) {
            throw SbatchRefusal.bySlurmctld(Words.NODE_NAME);
        }
        reservation();
        features();
        if (options.value(SbatchOptions.ARRAY)
                .filter(text -> ArrayNumbers.parse(text).isEmpty())
                .isPresent()) {
            throw SbatchRefusal.bySlurmctld(Words.ARRAY);
        }
        int nodes = values.nodes().orElse(Math.max(1, wanted.size()));
        JobSpec spec = spec(values, partition, user, qos, nodes, limit);
        if ((long) spec.nodes() * spec.cpusPerNode() > partition.cpus()) {
            throw SbatchRefusal.bySlurmctld(Words.CPUS);
        }
        var job = new SimJob(world.nextId(), spec, world.now());
        job.required = List.copyOf(wanted.subList(0, Math.min(nodes, wanted.size())));
        job.excluded = unwanted;
        refuseWhatNoNodesHave(job);
        return job;
    }

    private JobSpec spec(
            SbatchValues values, SimPartition partition, People.User user, String qos, int nodes, long limit) {
        boolean exclusive = options.has(SbatchOptions.EXCLUSIVE);
        int whole = exclusive ? partition.nodes().getFirst().kind.cpus() : 0;
        long memory = values.memoryMb().orElse((long) ShowPartition.DEFAULT_MEMORY_MB);
        long duration = SHORTEST + Math.floorMod(world.nextId() * 2_654_435_761L, LONGEST - SHORTEST);
        return new JobSpec(
                options.text(SbatchOptions.NAME, "sbatch"),
                user,
                partition,
                qos,
                nodes,
                values.gpus(),
                Math.max(whole, values.cpusPerNode()),
                memory == 0 ? leastMemory(partition, values.gpuType()) : (int) Math.min(Integer.MAX_VALUE, memory),
                exclusive,
                limit,
                Math.min(limit * 4 / 5, duration),
                SimJob.State.COMPLETED,
                0,
                0,
                new Batch(
                        folder(),
                        options.text(
                                SbatchOptions.OUTPUT,
                                options.has(SbatchOptions.ARRAY) ? "slurm-%A_%a.out" : "slurm-%j.out"),
                        Batch.NONE,
                        values.tasksPerNode(),
                        !options.has(SbatchOptions.NO_REQUEUE),
                        values.gpuType(),
                        options.text(SbatchOptions.CONSTRAINT, "")));
    }

    /** Whether enough nodes could have it, were they all free and in order. */
    private void refuseWhatNoNodesHave(SimJob job) throws SbatchRefusal {
        JobSpec spec = job.spec;
        List<SimNode> able = spec.partition().nodes().stream()
                .filter(node -> node.couldFit(spec) && !job.excluded.contains(node))
                .toList();
        if (able.size() < spec.nodes() || !able.containsAll(job.required)) {
            boolean tooMuchMemory =
                    spec.partition().nodes().stream().allMatch(node -> node.kind.memoryMb() < spec.memoryPerNodeMb());
            throw tooMuchMemory && !options.isTest()
                    ? SbatchRefusal.bySlurmctld(Words.NODES, "Memory specification can not be satisfied")
                    : SbatchRefusal.bySlurmctld(Words.NODES);
        }
    }

    /** Of a list the first, as if it had the room. */
    private SimPartition partition() throws SbatchRefusal {
        String names = options.text(SbatchOptions.PARTITION, "");
        if (names.isEmpty()) {
            return world.partitions.stream()
                    .filter(one -> one.part().isDefault())
                    .findFirst()
                    .orElseThrow();
        }
        for (String name : names.split(",", -1)) {
            if (world.partition(name).isEmpty()) {
                throw SbatchRefusal.bySlurmctld(Words.PARTITION, "invalid partition specified: " + names);
            }
        }
        return world.partition(names.split(",", -1)[0]).orElseThrow();
    }

    private People.User user() throws SbatchRefusal {
        String account = options.text(SbatchOptions.ACCOUNT, People.GUEST.account());
        if (!People.GUEST_ACCOUNTS.contains(account)) {
            throw SbatchRefusal.bySlurmctld(Words.ACCOUNT);
        }
        return People.GUEST.paidBy(account);
    }

    private String qos() throws SbatchRefusal {
        String qos = options.text(SbatchOptions.QOS, "normal");
        if (!Sacctmgr.QOS.contains(qos)) {
            throw SbatchRefusal.bySlurmctld(Words.QOS);
        }
        return qos;
    }

    private List<SimNode> named(char letter) throws SbatchRefusal {
        String list = options.text(letter, "");
        return list.isEmpty()
                ? List.of()
                : NodeNames.find(world, list).orElseThrow(() -> SbatchRefusal.bySlurmctld(Words.NODE_NAME));
    }

    /** All of them keep nodes for repairs: there is none that a job may use. */
    private void reservation() throws SbatchRefusal {
        String name = options.text(SbatchOptions.RESERVATION, "");
        if (!name.isEmpty()) {
            boolean there =
                    world.reservations.stream().anyMatch(one -> one.name().equals(name));
            throw SbatchRefusal.bySlurmctld(there ? Words.NOT_YOUR_RESERVATION : Words.RESERVATION);
        }
    }

    private void features() throws SbatchRefusal {
        String features = options.text(SbatchOptions.CONSTRAINT, "");
        List<String> known = world.shape.groups().stream()
                .flatMap(group -> List.of(group.features().split(",")).stream())
                .toList();
        for (String feature : features.split("[&,|]")) {
            if (!features.isEmpty() && !known.contains(feature.strip())) {
                throw SbatchRefusal.bySlurmctld(Words.FEATURE);
            }
        }
    }

    private static int leastMemory(SimPartition partition, String gpuType) {
        return partition.nodes().stream()
                .filter(node -> gpuType.isEmpty() || node.kind.gpuType().equals(gpuType))
                .mapToInt(node -> node.kind.memoryMb())
                .min()
                .orElse(0);
    }

    private String folder() {
        String folder = options.text(SbatchOptions.FOLDER, "");
        return folder.startsWith("/") ? folder : People.HOME + (folder.isEmpty() ? "" : "/" + folder);
    }
}
