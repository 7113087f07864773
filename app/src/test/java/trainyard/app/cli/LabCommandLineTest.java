package trainyard.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import trainyard.core.Lab;
import trainyard.core.remote.Command;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connections;
import trainyard.core.settings.Reminder;
import trainyard.core.settings.Reminders;
import trainyard.core.settings.SettingsFolder;

/** What the command line says of real Slurm, against what Slurm's own commands say. */
class LabCommandLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Connection controller;

    @BeforeAll
    static void find() {
        controller = Lab.controller();
    }

    @Test
    void status_equals_what_slurm_says() throws Exception {
        JsonNode status = new ObjectMapper().readTree(run("status", "--json"));

        assertEquals(
                slurm("scontrol show config")
                        .lines()
                        .filter(line -> line.startsWith("ClusterName"))
                        .map(line -> line.split("=")[1].strip())
                        .findFirst()
                        .orElseThrow(),
                status.get("cluster").asString());
        assertEquals(
                "slurm-wlm " + status.get("slurm_version").asString(),
                slurm("sinfo --version").strip());

        List<String> states =
                slurm("sinfo -h -a -N -o %n/%T").lines().distinct().toList();
        assertEquals(states.size(), status.get("nodes").get("total").asInt());
        assertEquals(counted(states.stream().map(row -> row.split("/")[1]).toList()), map(status, "nodes"));

        List<String> jobs = slurm("squeue -h -a -t all -o %T").lines().toList();
        assertEquals(jobs.size(), status.get("jobs").get("total").asInt());
        assertEquals(counted(jobs), map(status, "jobs"));

        int gpus = slurm("sinfo -h -a -N -o %n/%G")
                .lines()
                .distinct()
                .mapToInt(row -> Integer.parseInt(row.replaceAll("\\(.*", "").replaceAll(".*:", "")))
                .sum();
        assertEquals(gpus, status.get("gpus").get("total").asInt());
        assertTrue(gpus > 0, "the lab's nodes have fake GPUs");

        var partitions = new ArrayList<String>();
        status.get("partitions").forEach(name -> partitions.add(name.asString()));
        assertEquals(
                slurm("sinfo -h -a -o %R").lines().distinct().sorted().toList(),
                partitions.stream().sorted().toList());
    }

    @Test
    void every_node_is_listed() throws Exception {
        String nodes = run("nodes");
        slurm("sinfo -h -a -N -o %n").lines().forEach(name -> assertTrue(nodes.contains("\n" + name + " "), nodes));
    }

    @Test
    void a_node_is_drained_and_resumed() throws Exception {
        String node = slurm("sinfo -h -a -N -o %n").lines().toList().getLast();
        run("node", "drain", node, "--reason", "command line: it's a test", "--sudo");
        try {
            String record = slurm("scontrol -o show node " + node);
            assertTrue(record.contains("+DRAIN"), record);
            assertTrue(record.contains("Reason=command line: it's a test ["), record);
        } finally {
            resume(node);
        }
    }

    private static void resume(String node) throws Exception {
        run("node", "resume", node, "--sudo");
        // It is "idle*" until slurmctld has asked it again.
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!slurm("scontrol -o show node " + node).contains(" State=IDLE ")) {
            assertTrue(System.nanoTime() < deadline, "not idle again");
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** On a version that ends a drain by itself the time is Slurm's, on an older one a reminder of the console's. */
    @Test
    void a_drain_until_some_time_is_ended_by_slurm_or_reminded_of(@TempDir Path home) throws Exception {
        String node = slurm("sinfo -h -a -N -o %n").lines().toList().getLast();
        String before = System.getProperty(SettingsFolder.OVERRIDE, "");
        System.setProperty(SettingsFolder.OVERRIDE, home.toString());
        try {
            var folder = SettingsFolder.ofThisUser();
            Connections.in(folder).add(controller.with(false, true));
            var errors = new StringWriter();
            var line = Trainyard.commandLine().setErr(new PrintWriter(errors));
            int status = line.execute(
                    "node", "drain", node, "--reason", "until test", "--until", "90m", "--cluster", controller.name());
            assertEquals(0, status, errors::toString);
            var kept = Reminders.in(folder).of(controller.name());
            String record = slurm("scontrol -o show node " + node);
            assertTrue(record.contains("+DRAIN"), record);
            if (slurm("sinfo --version").contains(" 22.05")) {
                assertTrue(errors.toString().contains("a reminder only"), errors::toString);
                assertEquals(List.of(node), kept.stream().map(Reminder::node).toList());
            } else {
                assertEquals("", errors.toString());
                assertTrue(record.matches("(?s).*ResumeAfterTime=20\\d\\d.*"), record);
                assertEquals(List.of(), kept);
            }
        } finally {
            resume(node);
            if (before.isEmpty()) {
                System.clearProperty(SettingsFolder.OVERRIDE);
            } else {
                System.setProperty(SettingsFolder.OVERRIDE, before);
            }
        }
    }

    private static Map<String, Integer> counted(List<String> words) {
        var counts = new TreeMap<String, Integer>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> map(JsonNode status, String what) {
        var counts = new TreeMap<String, Integer>();
        status.get(what)
                .get("by_state")
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }

    private static String slurm(String command) throws Exception {
        try (var shell = Shells.ofThisUser(
                        controller.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(controller)) {
            return shell.run(Command.of(PATIENCE, command.split(" "))).orFail().text();
        }
    }

    private static String run(String command, String... options) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of(options));
        words.addAll(List.of(
                "--host", controller.user() + "@" + controller.host() + ":" + controller.port(),
                "--identity", controller.identity().orElseThrow().toString(),
                "--known-hosts", controller.knownHosts().orElseThrow().toString()));
        var out = new StringWriter();
        var line = Trainyard.commandLine().setOut(new PrintWriter(out));
        assertEquals(0, line.execute(words.toArray(String[]::new)), out::toString);
        return out.toString();
    }
}
