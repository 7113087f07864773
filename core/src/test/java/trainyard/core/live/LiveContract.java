package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.JobState.Phase;

/**
 * What holds on every cluster, real or not.
 *
 * <p>Snapshots are compared with other commands than those that they are made of, counted by Slurm and read here by
 * other means than the console's parsers. A cluster changes meanwhile, so a comparison counts only when the other
 * command said the same before and after the snapshot.
 */
@Timeout(120)
public abstract class LiveContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern GPU_COUNT = Pattern.compile("gpu:(?:[^:,()]+:)?([0-9]+)");

    private CountingShell shell;
    private Poller poller;

    /** A shell on the cluster. */
    protected abstract RemoteShell open() throws Exception;

    @BeforeEach
    final void connect() throws Exception {
        shell = new CountingShell(open());
        poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE);
    }

    @AfterEach
    final void disconnect() {
        if (poller != null) {
            poller.close();
            shell.close();
        }
    }

    protected final RemoteShell shell() {
        return shell;
    }

    protected final Snapshot snapshot() throws Exception {
        return poller.once();
    }

    protected final List<String> lines(String... words) throws Exception {
        return shell.run(Command.of(PATIENCE, words)).orFail().text().lines().toList();
    }

    /** What another command says, and the console's own view of the same moment. */
    private <T> void assertSame(Question<T> other, Function<Snapshot, T> own) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T said = other.ask();
        T seen = own.apply(snapshot());
        T saidAgain = other.ask();
        while (!said.equals(saidAgain) && System.nanoTime() < deadline) {
            said = saidAgain;
            seen = own.apply(snapshot());
            saidAgain = other.ask();
        }
        assertEquals(saidAgain, said, "the cluster never stood still for three commands");
        assertEquals(said, seen);
    }

    private interface Question<T> {
        T ask() throws Exception;
    }

    private static <T extends Comparable<T>> Map<T, Integer> count(List<T> things) {
        return things.stream().collect(Collectors.toMap(thing -> thing, thing -> 1, Integer::sum, TreeMap::new));
    }

    @Test
    void every_row_is_read() throws Exception {
        assertEquals(List.of(), snapshot().unreadable());
    }

    @Test
    void the_version_is_the_one_that_sinfo_tells() throws Exception {
        String version = snapshot().version().toString();
        assertTrue(lines("sinfo", "--version").getFirst().endsWith(" " + version), version);
    }

    @Test
    void nodes_by_state_are_as_sinfo_counts_them() throws Exception {
        assertSame(
                () -> {
                    var counts = new TreeMap<String, Integer>();
                    for (String line : lines("sinfo", "-h", "-a", "-o", "%D|%T")) {
                        String[] parts = line.split("\\|");
                        counts.merge(shown(parts[1]), Integer.parseInt(parts[0]), Integer::sum);
                    }
                    return counts;
                },
                snapshot -> {
                    var counts = new TreeMap<String, Integer>();
                    for (Node node : snapshot.nodes()) {
                        // sinfo has one word for nodes that wind up a job, whatever else they are.
                        String state = node.state().text();
                        boolean windsUp = state.contains("COMPLETING")
                                && !state.contains("DRAIN")
                                && !state.startsWith("DOWN")
                                && !state.startsWith("ALLOCATED");
                        counts.merge(
                                windsUp ? "completing" : node.state().shown().word(), 1, Integer::sum);
                    }
                    return counts;
                });
    }

    /** The console's word for sinfo's, by the tables of both. */
    private static String shown(String sinfo) {
        String word = sinfo.replaceAll("[*~#!%$@^+-]+$", "");
        boolean silent = sinfo.endsWith("*");
        boolean poweredDown = sinfo.endsWith("~") || sinfo.endsWith("%");
        return switch (word) {
            case "down", "error" -> "down";
            case "drained", "fail", "inval" -> "drained";
            case "draining", "failing" -> silent ? "not responding" : "draining";
            case "maint" -> "maintenance";
            case "reboot" -> "rebooting";
            case "completing" -> "completing";
            case "reserved" -> "idle";
            default -> {
                if (silent) {
                    yield "not responding";
                }
                yield poweredDown && word.equals("idle") ? "powered down" : word;
            }
        };
    }

    @Test
    void jobs_by_state_are_as_squeue_counts_them() throws Exception {
        assertSame(
                () -> count(lines("squeue", "-h", "-a", "-t", "all", "-o", "%T")),
                snapshot -> new TreeMap<>(Totals.of(snapshot).jobsByState()));
    }

    @Test
    void cpus_are_as_sinfo_sums_them() throws Exception {
        assertSame(
                () -> {
                    String[] sums =
                            lines("sinfo", "-h", "-a", "-o", "%C").getFirst().split("/");
                    return "allocated " + sums[0] + " of " + sums[3];
                },
                snapshot -> "allocated "
                        + snapshot.nodes().stream()
                                .mapToInt(Node::allocatedCpus)
                                .sum() + " of "
                        + snapshot.nodes().stream().mapToInt(Node::cpus).sum());
    }

    @Test
    void gpus_are_as_many_as_sinfo_lists() throws Exception {
        assertSame(
                () -> {
                    int gpus = 0;
                    for (String line : new HashSet<>(lines("sinfo", "-h", "-a", "-N", "-o", "%N|%G"))) {
                        gpus += GPU_COUNT
                                .matcher(line.replaceFirst("^[^|]*", ""))
                                .results()
                                .mapToInt(count -> Integer.parseInt(count.group(1)))
                                .sum();
                    }
                    return gpus;
                },
                snapshot -> Totals.of(snapshot).gpus().total());
    }

    @Test
    void gpus_of_running_jobs_are_those_that_nodes_have_given_away() throws Exception {
        assertSame(
                () -> lines("squeue", "-h", "-a", "-t", "running", "-o", "%A").size(), snapshot -> {
                    for (Node node : snapshot.nodes()) {
                        assertTrue(node.allocatedGpus() <= node.gpus(), node.record());
                    }
                    var running = snapshot.jobs().stream()
                            .filter(job -> job.state().phase() == Phase.RUNNING)
                            .toList();
                    boolean moving =
                            snapshot.jobs().stream().anyMatch(job -> job.state().phase() == Phase.COMPLETING);
                    int given = running.stream().mapToInt(Job::gpus).sum();
                    var gpus = Totals.of(snapshot).gpus();
                    assertTrue(moving ? given <= gpus.allocated() : given == gpus.allocated(), given + " of " + gpus);
                    return running.size();
                });
    }

    @Test
    void partitions_and_their_nodes_are_those_of_sinfo() throws Exception {
        assertSame(
                () -> new TreeSet<>(lines("sinfo", "-h", "-a", "-o", "%R")),
                snapshot -> new TreeSet<>(Totals.of(snapshot).partitions()));
        Snapshot snapshot = snapshot();
        Set<String> names = names(snapshot);
        for (Partition partition : snapshot.partitions()) {
            List<String> nodes = Hostlist.expand(partition.nodeList());
            assertEquals(partition.nodes(), nodes.size(), partition.name());
            assertTrue(names.containsAll(nodes), partition.record());
        }
    }

    private static Set<String> names(Snapshot snapshot) {
        return snapshot.nodes().stream().map(Node::name).collect(Collectors.toSet());
    }

    @Test
    void every_jobs_nodes_are_there_and_unfold_as_slurm_unfolds_them() throws Exception {
        Snapshot snapshot = snapshot();
        Set<String> names = names(snapshot);
        for (Job job : snapshot.jobs()) {
            assertTrue(names.containsAll(Hostlist.expand(job.nodeList())), job.toString());
        }
        var folded = snapshot.jobs().stream()
                .map(Job::nodeList)
                .filter(list -> list.contains("["))
                .distinct()
                .limit(5)
                .toList();
        for (String list : folded) {
            assertEquals(lines("scontrol", "show", "hostnames", list), Hostlist.expand(list));
        }
    }

    @Test
    void times_are_points_in_time_whatever_the_zones() throws Exception {
        Snapshot snapshot = snapshot();
        Instant soon = snapshot.takenAt().plus(Duration.ofMinutes(5));
        for (Job job : snapshot.jobs()) {
            assertTrue(job.submitted().orElseThrow().isBefore(soon), job.toString());
            if (job.state().phase() == Phase.RUNNING) {
                assertTrue(job.started().orElseThrow().isBefore(soon), job.toString());
                assertFalse(job.started().orElseThrow().isBefore(job.submitted().orElseThrow()), job.toString());
            }
        }
        for (Node node : snapshot.nodes()) {
            node.bootTime().ifPresent(boot -> assertTrue(boot.isBefore(soon), node.record()));
        }
    }

    @Test
    void a_second_refresh_is_two_commands() throws Exception {
        snapshot();
        int before = shell.commands();
        snapshot();
        assertEquals(2, shell.commands() - before);
    }
}
