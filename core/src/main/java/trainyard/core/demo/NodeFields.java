package trainyard.core.demo;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import trainyard.core.slurm.Hostlist;

/** The columns of sinfo, by letter and by name (sinfo(1), {@code -o} and {@code -O}). */
final class NodeFields {
    /** Nodes that print alike, in one partition. */
    record Row(SimPartition partition, List<SimNode> nodes, long now) {
        SimNode node() {
            return nodes.getFirst();
        }

        Readings readings() {
            return new Readings(node(), now);
        }
    }

    static final String PARTITION = "PARTITION";

    private NodeFields() {}

    static final List<Field<Row>> ALL = List.of(
            whole('N', "nodelist", "NODELIST", row -> Hostlist.fold(names(row))),
            whole('D', "nodes", "NODES", row -> Integer.toString(row.nodes().size())),
            whole('C', "cpusstate", "CPUS(A/I/O/T)", NodeFields::cpus),
            whole('F', "nodeaiot", "NODES(A/I/O/T)", row -> nodeCounts(row, true)),
            whole('A', "nodeai", "NODES(A/I)", row -> nodeCounts(row, false)),
            field('n', "nodehost", "HOSTNAMES", row -> row.node().name),
            field('o', "nodeaddr", "NODE_ADDR", row -> row.readings().address()),
            field('P', "partition", PARTITION, row -> marked(row.partition())),
            field('R', "partitionname", PARTITION, row -> row.partition().name()),
            field('a', "available", "AVAIL", row -> "up"),
            field('l', "time", "TIMELIMIT", NodeFields::timeLimit),
            field('s', "size", "JOB_SIZE", row -> "1-infinite"),
            field('r', "root", "ROOT", row -> "no"),
            field('h', "oversubscribe", "OVERSUBS", row -> "NO"),
            field('g', "groups", "GROUPS", row -> "all"),
            field('T', "statelong", "STATE", row -> NodeWord.longForm(row.node())),
            field('t', "statecompact", "STATE", row -> NodeWord.compact(row.node())),
            field(' ', "statecomplete", "STATECOMPLETE", row -> NodeWord.complete(row.node())),
            field('c', "cpus", "CPUS", row -> Integer.toString(row.node().kind.cpus())),
            field(
                    'z',
                    "socketcorethread",
                    "S:C:T",
                    row -> "2:" + row.node().kind.cpus() / 2 + ":1"),
            field('X', "sockets", "SOCKETS", row -> "2"),
            field('Y', "cores", "CORES", row -> Integer.toString(row.node().kind.cpus() / 2)),
            field('Z', "threads", "THREADS", row -> "1"),
            field(
                    'm',
                    "memory",
                    "MEMORY",
                    row -> Integer.toString(row.node().kind.memoryMb())),
            field(' ', "allocmem", "ALLOCMEM", row -> Integer.toString(row.node().busyMemoryMb)),
            field('e', "freemem", "FREE_MEM", row -> row.readings().freeMemory()),
            field('O', "cpusload", "CPU_LOAD", row -> row.readings().load()),
            field('d', "disk", "TMP_DISK", row -> Integer.toString(ShowNode.TMP_DISK_MB)),
            field('w', "weight", "WEIGHT", row -> "1"),
            field('f', "features", "AVAIL_FEATURES", row -> row.node().kind.features()),
            field('b', "features_act", "ACTIVE_FEATURES", row -> row.node().kind.features()),
            field('G', "gres", "GRES", row -> ShowNode.gres(row.node())),
            field(' ', "gresused", "GRES_USED", row -> row.readings().gresUsed()),
            field('v', "version", "VERSION", row -> DemoCommands.SLURM),
            field('E', "reason", "REASON", row -> row.node().reason.isEmpty() ? "none" : row.node().reason),
            timed('H', "timestamp", "TIMESTAMP", NodeFields::reasonTime),
            field('u', "user", "USER", row -> row.node().reason.isEmpty() ? "Unknown" : row.node().reasonUser),
            field('U', "userlong", "USER", NodeFields::longUser));

    private static Field<Row> field(char letter, String name, String header, Function<Row, String> value) {
        return timed(letter, name, header, (row, wording) -> value.apply(row));
    }

    private static Field<Row> timed(char letter, String name, String header, BiFunction<Row, Wording, String> value) {
        return Field.of(letter, name, header, value);
    }

    private static Field<Row> whole(char letter, String name, String header, Function<Row, String> value) {
        return field(letter, name, header, value).folded();
    }

    private static List<String> names(Row row) {
        return row.nodes().stream().map(node -> node.name).toList();
    }

    static String marked(SimPartition partition) {
        return partition.name() + (partition.part().isDefault() ? "*" : "");
    }

    private static String timeLimit(Row row) {
        return Amounts.shortTime(row.partition().part().maxTime().toSeconds());
    }

    /** CPUs allocated, idle, other (of nodes that are away) and in total. */
    private static String cpus(Row row) {
        int busy = 0;
        int idle = 0;
        int other = 0;
        for (SimNode node : row.nodes()) {
            int free = node.kind.cpus() - node.busyCpus;
            busy += node.busyCpus;
            if (isAway(node)) {
                other += free;
            } else {
                idle += free;
            }
        }
        return busy + "/" + idle + "/" + other + "/" + (busy + idle + other);
    }

    private static String nodeCounts(Row row, boolean withOthers) {
        long busy = count(row, node -> node.runningJobs > 0);
        long other = count(row, node -> node.runningJobs == 0 && isAway(node));
        long idle = row.nodes().size() - busy - other;
        return busy + "/" + idle + (withOthers ? "/" + other + "/" + row.nodes().size() : "");
    }

    private static long count(Row row, Predicate<SimNode> which) {
        return row.nodes().stream().filter(which).count();
    }

    private static boolean isAway(SimNode node) {
        return node.drain || node.down || node.maintenance;
    }

    private static String reasonTime(Row row, Wording wording) {
        return wording.time(row.node().reasonSince, "Unknown");
    }

    private static String longUser(Row row) {
        String user = row.node().reasonUser;
        return user.isEmpty() ? "Unknown" : user + "(" + People.uid(user) + ")";
    }
}
