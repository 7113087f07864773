package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoClusterTest {
    private static final String EVERYTHING =
            "squeue -h -a -t all -O 'JobArrayID:|,JobID:|,State:|,Reason:|,NodeList:|'";

    @Test
    void equalSeedsAndClocksGiveEqualClusters() {
        var one = new Demo(DemoShape.standard(), 7);
        var two = new Demo(DemoShape.standard(), 7);
        var other = new Demo(DemoShape.standard(), 8);
        one.pass(Duration.ofMinutes(20));
        for (int minute = 0; minute < 20; minute++) {
            two.pass(Duration.ofMinutes(1));
            two.run("true");
        }
        other.pass(Duration.ofMinutes(20));
        assertEquals(one.run(EVERYTHING), two.run(EVERYTHING));
        assertEquals(one.run("scontrol -o show node"), two.run("scontrol -o show node"));
        assertNotEquals(one.run(EVERYTHING), other.run(EVERYTHING));
    }

    @Test
    void chanceLeavesTheNodesAloneThatAreToBeShown() {
        for (int seed = 0; seed < 60; seed++) {
            var demo = new Demo(DemoShape.standard(), seed);
            for (int hour = 0; hour < 5; hour++) {
                String where = "seed " + seed + ", hour " + hour;
                demo.cluster.ask(world -> {
                    for (String name : List.of("gpu-001", "gpu-002", "gpu-011", "gpu-038")) {
                        SimNode node = world.node(name).orElseThrow();
                        boolean troubled = node.down || node.drain || node.notResponding || node.poweredDown;
                        assertFalse(troubled || !node.reason.isEmpty(), where + ": " + name + " " + node.reason);
                    }
                    return world;
                });
                demo.pass(Duration.ofHours(1));
            }
        }
    }

    @Test
    void booksBalanceOverThousandsOfSteps() {
        var demo = Demo.standard();
        for (int step = 0; step < 8_000; step++) {
            demo.pass(Duration.ofSeconds(DemoCluster.STEP));
            demo.cluster.ask(world -> {
                assertBooksBalance(world);
                return world;
            });
        }
    }

    private static void assertBooksBalance(World world) {
        var gpus = new HashMap<SimNode, Integer>();
        var cpus = new HashMap<SimNode, Integer>();
        var memory = new HashMap<SimNode, Integer>();
        for (SimJob job : world.jobs()) {
            if (job.state != SimJob.State.RUNNING) {
                continue;
            }
            assertEquals(job.spec.nodes(), job.shares.size());
            for (SimJob.Share share : job.shares) {
                int before = gpus.getOrDefault(share.node(), 0);
                assertEquals(0, before & share.gpuMask(), "two jobs share a GPU of " + share.node().name);
                assertEquals(job.spec.gpusPerNode(), Integer.bitCount(share.gpuMask()));
                assertTrue(job.spec.partition().nodes().contains(share.node()));
                gpus.put(share.node(), before | share.gpuMask());
                cpus.merge(share.node(), job.spec.cpusPerNode(), Integer::sum);
                memory.merge(share.node(), job.spec.memoryPerNodeMb(), Integer::sum);
            }
        }
        for (SimNode node : world.nodes) {
            assertEquals(gpus.getOrDefault(node, 0), node.busyGpus, node.name);
            assertEquals(cpus.getOrDefault(node, 0), node.busyCpus, node.name);
            assertEquals(memory.getOrDefault(node, 0), node.busyMemoryMb, node.name);
            assertTrue(node.busyGpus < 1 << node.kind.gpus(), node.name);
            assertTrue(node.busyCpus <= node.kind.cpus() && node.busyMemoryMb <= node.kind.memoryMb(), node.name);
            assertTrue(!node.down || node.runningJobs == 0, node.name);
        }
    }

    @Test
    void staysBusyForDaysWithAQueueBehindIt() {
        var demo = Demo.standard();
        int total = 512 * 8;
        long sum = 0;
        for (int hour = 0; hour < 72; hour++) {
            demo.pass(Duration.ofHours(1));
            int busy = demo.cluster.ask(World::busyGpus);
            int waiting = demo.cluster.ask(world -> world.waiting().size());
            // The end of a run on 64 nodes leaves a dip that takes a while to fill.
            assertTrue(busy > total * 65 / 100 && busy < total * 95 / 100, hour + " h: " + busy + " GPUs busy");
            assertTrue(waiting > 60 && waiting < 400, hour + " h: " + waiting + " waiting");
            sum += busy;
        }
        long percent = sum * 100 / (72L * total);
        assertTrue(percent >= 80 && percent <= 90, percent + " % busy on average");
    }

    @Test
    void showsEveryKindOfEndAndOfWaitingWithinAnHour() {
        var demo = Demo.standard();
        Set<String> states = new HashSet<>();
        Set<String> reasons = new HashSet<>();
        Set<String> nodeStates = new HashSet<>();
        for (int minute = 0; minute < 180; minute++) {
            demo.pass(Duration.ofMinutes(1));
            demo.cluster.ask(world -> {
                world.jobs().forEach(job -> {
                    states.add(job.state.name());
                    reasons.add(job.reason.split(",", 2)[0]);
                });
                world.nodes.forEach(node -> nodeStates.add(node.state()));
                return world;
            });
        }
        // Only an admin suspends a job.
        for (SimJob.State state : EnumSet.complementOf(EnumSet.of(SimJob.State.SUSPENDED))) {
            assertTrue(states.contains(state.name()), state + " is missing from " + states);
        }
        for (String reason : Set.of(
                "None",
                "Resources",
                "Priority",
                "Dependency",
                "DependencyNeverSatisfied",
                "JobHeldUser",
                "BeginTime",
                "ReqNodeNotAvail",
                "QOSMaxGRESPerUser",
                "NonZeroExitCode",
                "TimeLimit",
                "OutOfMemory",
                "NodeDown")) {
            assertTrue(reasons.contains(reason), reason + " is missing from " + reasons);
        }
        for (String state : Set.of(
                "IDLE",
                "MIXED",
                "IDLE+DRAIN",
                "MIXED+DRAIN",
                "DOWN+NOT_RESPONDING",
                "IDLE+POWERED_DOWN",
                "IDLE+PLANNED",
                "IDLE+MAINTENANCE+RESERVED",
                "MIXED+COMPLETING")) {
            assertTrue(nodeStates.contains(state), state + " is missing from " + nodeStates);
        }
    }

    /** A maintenance may begin over jobs; as in Slurm, their nodes are then what the jobs make of them. */
    @Test
    void sinfoCallsIdleNodesAloneInMaintenance() {
        boolean busy = false;
        for (long seed = 1; seed <= 40; seed++) {
            var demo = new Demo(DemoShape.standard(), seed);
            var words = new HashMap<String, String>();
            demo.run("sinfo -h -N -o \"%N %T\"")
                    .lines()
                    .forEach(line -> words.put(line.split(" ")[0], line.split(" ")[1].replaceFirst("\\W$", "")));
            for (String record : demo.run("scontrol -o show node").lines().toList()) {
                String name = record.replaceFirst("^NodeName=(\\S+).*", "$1");
                String state = record.replaceFirst(".* State=(\\S+).*", "$1");
                boolean maintained = state.contains("+MAINTENANCE");
                busy |= maintained && !state.startsWith("IDLE");
                assertEquals(
                        maintained && state.startsWith("IDLE") && !state.contains("+DRAIN"),
                        "maint".equals(words.get(name)),
                        name + " is " + state + " and " + words.get(name) + " with seed " + seed);
            }
        }
        assertTrue(busy, "no maintenance began over a job");
    }

    @Test
    void everyPollShowsSomeChangeAndNoneTooWild() {
        var demo = Demo.standard();
        for (int poll = 0; poll < 50; poll++) {
            Set<String> before = Set.copyOf(demo.run(EVERYTHING).lines().toList());
            demo.pass(Duration.ofSeconds(10));
            long changed = demo.run(EVERYTHING)
                    .lines()
                    .filter(row -> !before.contains(row))
                    .count();
            assertTrue(changed < before.size() / 5, changed + " of " + before.size() + " rows changed");
        }
    }

    @Test
    void scalesToTenThousandNodesAndAHundredThousandJobs() {
        var demo = new Demo(DemoShape.scaled(10_000, 92_000), 1);
        long rows = demo.run(EVERYTHING).lines().count();
        assertTrue(rows > 98_000 && rows < 110_000, rows + " jobs");
        assertEquals(10_000, demo.run("scontrol -a -o show node").lines().count());
    }
}
