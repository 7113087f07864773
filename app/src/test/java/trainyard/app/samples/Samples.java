package trainyard.app.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import trainyard.core.live.Job;
import trainyard.core.live.Node;
import trainyard.core.live.Partition;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.Gres;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState;
import trainyard.core.slurm.NodeState;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.Tres;

/** Snapshots of made-up clusters; the same seed makes the same cluster. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-05-04T10:15:30Z");
    private static final List<String> USERS = List.of("ada", "grace", "edsger", "barbara", "donald", "frances");
    private static final List<String> WORK =
            List.of("llama-pretrain", "resnet50", "eval-mmlu", "tokenize", "diffusion-xl", "nccl-test");

    private Samples() {}

    /** Nodes of 8 GPUs each in up to 4 partitions, three in four at work, a few out. */
    public static Snapshot cluster(int nodes, int jobs) {
        var random = new Random(nodes * 31L + jobs);
        int width = Integer.toString(nodes).length();
        var made = new ArrayList<Node>();
        for (int i = 1; i <= nodes; i++) {
            made.add(node(("gpu-%0" + Math.max(3, width) + "d").formatted(i), partition(i - 1, nodes), random));
        }
        return new Snapshot(
                "sample",
                SlurmVersion.V24_11,
                NOW.minusSeconds(3),
                made,
                partitions(made),
                jobs(jobs, made, random),
                List.of());
    }

    /** The same cluster under another version of Slurm. */
    public static Snapshot with(Snapshot snapshot, SlurmVersion version) {
        return new Snapshot(
                snapshot.cluster(),
                version,
                snapshot.takenAt(),
                snapshot.nodes(),
                snapshot.partitions(),
                snapshot.jobs(),
                snapshot.unreadable());
    }

    /** The same cluster some time later: every node's load is another. */
    public static Snapshot busier(Snapshot snapshot, double load) {
        var nodes = snapshot.nodes().stream()
                .map(node -> new Node(
                        node.name(),
                        node.address(),
                        node.state(),
                        node.cpus(),
                        node.allocatedCpus(),
                        node.load() + load,
                        node.memoryMb(),
                        node.allocatedMemoryMb(),
                        node.freeMemoryMb(),
                        node.gres(),
                        node.configured(),
                        node.allocated(),
                        node.partitions(),
                        node.features(),
                        node.reason(),
                        node.bootTime(),
                        node.slurmdStartTime(),
                        node.version(),
                        node.record()))
                .toList();
        return new Snapshot(
                snapshot.cluster(),
                snapshot.version(),
                snapshot.takenAt().plusSeconds((long) load),
                nodes,
                snapshot.partitions(),
                snapshot.jobs(),
                snapshot.unreadable());
    }

    /** Slurm's answer for a tree of switches over these nodes: 32 a leaf, and four leaves a spine. */
    public static String topology(Snapshot snapshot) {
        var names = snapshot.nodes().stream().map(Node::name).toList();
        var text = new StringBuilder();
        var leaves = new ArrayList<String>();
        for (int from = 0; from < names.size(); from += 32) {
            leaves.add("leaf%03d".formatted(leaves.size() + 1));
            var below = names.subList(from, Math.min(names.size(), from + 32));
            text.append(
                    "SwitchName=%s Level=0 LinkSpeed=1 Nodes=%s\n".formatted(leaves.getLast(), Hostlist.fold(below)));
        }
        var spines = new ArrayList<String>();
        for (int from = 0; from < leaves.size(); from += 4) {
            spines.add("spine%02d".formatted(spines.size() + 1));
            int to = Math.min(leaves.size(), from + 4);
            text.append("SwitchName=%s Level=1 LinkSpeed=1 Nodes=%s Switches=%s\n"
                    .formatted(
                            spines.getLast(),
                            Hostlist.fold(names.subList(from * 32, Math.min(names.size(), to * 32))),
                            Hostlist.fold(leaves.subList(from, to))));
        }
        text.append("SwitchName=core Level=2 LinkSpeed=1 Nodes=%s Switches=%s\n"
                .formatted(Hostlist.fold(names), Hostlist.fold(spines)));
        return text.toString();
    }

    /** What accounting remembers of some node. */
    public static String nodeEvents() {
        long now = NOW.getEpochSecond();
        return "%d|Unknown|DRAIN|root(0)|GPU 5 fell off the bus\n".formatted(now - 9_000)
                + "%d|%d|DOWN*|slurm(64030)|Not responding\n".formatted(now - 400_000, now - 390_000)
                + "%d|%d|DRAIN|mkeller(2001)|Xid 79: GPU 3 has fallen off the bus, RMA opened with the vendor\n"
                        .formatted(now - 1_400_000, now - 1_200_000);
    }

    private static String partition(int index, int nodes) {
        return nodes < 8 ? "main" : List.of("train", "debug", "infer", "long").get(4 * index / nodes);
    }

    private static Node node(String name, String partition, Random random) {
        int draw = random.nextInt(100);
        String state = draw < 45
                ? "ALLOCATED"
                : draw < 72
                        ? "MIXED"
                        : draw < 92
                                ? "IDLE"
                                : draw < 94
                                        ? "IDLE+DRAIN"
                                        : draw < 96
                                                ? "MIXED+DRAIN"
                                                : draw < 97
                                                        ? "DOWN"
                                                        : draw < 98
                                                                ? "IDLE*"
                                                                : draw < 99 ? "IDLE+PLANNED" : "IDLE+POWERED_DOWN";
        int busy = state.startsWith("ALLOCATED") ? 8 : state.startsWith("MIXED") ? 1 + random.nextInt(7) : 0;
        Optional<Node.Reason> reason = state.contains("DRAIN")
                ? Optional.of(new Node.Reason("GPU 5 fell off the bus", "root", Optional.of(NOW.minusSeconds(9000))))
                : state.equals("DOWN")
                        ? Optional.of(new Node.Reason("Not responding", "slurm", Optional.of(NOW.minusSeconds(700))))
                        : Optional.empty();
        var configured = Tres.parse("cpu=128,mem=1031000M,billing=128,gres/gpu=8,gres/gpu:h100=8");
        var allocated =
                busy == 0 ? Tres.NONE : Tres.parse("cpu=" + busy * 16 + ",mem=" + busy * 120 + "G,gres/gpu=" + busy);
        return new Node(
                name,
                "10.0.0." + name.substring(4),
                NodeState.parse(state),
                128,
                busy * 16,
                busy * 12.5,
                1_031_000,
                busy * 122_880L,
                900_000 - busy * 90_000L,
                Gres.parseList("gpu:h100:8(S:0-1)"),
                configured,
                allocated,
                List.of(partition),
                List.of("h100", "ib"),
                reason,
                Optional.of(NOW.minus(Duration.ofDays(12))),
                Optional.of(NOW.minus(Duration.ofDays(2))),
                "24.11.5",
                "NodeName=" + name + " Arch=x86_64");
    }

    private static List<Partition> partitions(List<Node> nodes) {
        var names = nodes.stream()
                .map(node -> node.partitions().getFirst())
                .distinct()
                .toList();
        var made = new ArrayList<Partition>();
        for (String name : names) {
            var members = nodes.stream()
                    .filter(node -> node.partitions().contains(name))
                    .map(Node::name)
                    .toList();
            made.add(new Partition(
                    name,
                    made.isEmpty(),
                    "UP",
                    Hostlist.fold(members),
                    members.size(),
                    members.size() * 128,
                    Optional.of(Duration.ofDays(7)),
                    new Tres(Map.of("gres/gpu", Integer.toString(members.size() * 8))),
                    record(name)));
        }
        return made;
    }

    private static String record(String name) {
        boolean debug = name.equals("debug");
        return "PartitionName=" + name + " AllowGroups=" + (debug ? "staff" : "ALL") + " AllowAccounts="
                + (debug ? "research,teaching" : "ALL") + " AllowQos=ALL QoS=N/A"
                + " DefaultTime=01:00:00 MaxNodes=" + (debug ? "2" : "UNLIMITED") + " MaxTime=7-00:00:00 MinNodes=0"
                + " PriorityJobFactor=1 PriorityTier=" + (debug ? 50 : 10) + " OverSubscribe=NO PreemptMode="
                + (debug ? "REQUEUE" : "OFF") + " State=UP";
    }

    private static List<Job> jobs(int count, List<Node> nodes, Random random) {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < count; i++) {
            jobs.add(job(4000 + i, nodes.get(random.nextInt(nodes.size())), random));
        }
        return jobs;
    }

    private static Job job(int number, Node node, Random random) {
        int draw = random.nextInt(100);
        String state = draw < 40
                ? "RUNNING"
                : draw < 80
                        ? "PENDING"
                        : draw < 90
                                ? "COMPLETED"
                                : draw < 94
                                        ? "FAILED"
                                        : draw < 96 ? "TIMEOUT" : draw < 98 ? "OUT_OF_MEMORY" : "CANCELLED";
        boolean waiting = state.equals("PENDING");
        var started = NOW.minusSeconds(60 + random.nextInt(200_000));
        boolean finished = JobState.parse(state).isFinished();
        return new Job(
                Integer.toString(number),
                number,
                WORK.get(random.nextInt(WORK.size())),
                USERS.get(random.nextInt(USERS.size())),
                "research",
                node.partitions().getFirst(),
                "normal",
                JobState.parse(state),
                waiting
                        ? List.of("Resources", "Priority", "Dependency", "QOSMaxGRESPerUser")
                                .get(random.nextInt(4))
                        : "None",
                Optional.of(started.minusSeconds(600)),
                waiting ? Optional.empty() : Optional.of(started),
                finished ? Optional.of(NOW.minusSeconds(random.nextInt(300))) : Optional.empty(),
                Optional.of(Duration.ofHours(24)),
                1,
                16,
                Tres.parse("cpu=16,mem=120G,node=1,gres/gpu=" + (1 + random.nextInt(8))),
                waiting ? "" : node.name(),
                100_000 - number,
                state.equals("FAILED") ? "1:0" : "0:0",
                "/home/projects/experiments/run-" + number);
    }
}
