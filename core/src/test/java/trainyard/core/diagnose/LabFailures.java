package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import trainyard.core.Lab;
import trainyard.core.LabNodeLogin;
import trainyard.core.diagnose.gather.Gatherer;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.job.LabUser;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteShell;
import trainyard.core.settings.Connection;

/** Causes failures on the lab's machines, mends what it broke, and asks why the jobs failed. */
final class LabFailures implements AutoCloseable {
    /** For what takes as long as it takes: a node that is given up, a slurmd that starts. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What makes a daemon believe in another time. */
    static final String FAKE_CLOCK = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Pattern WELL = Pattern.compile("IDLE|MIXED|ALLOCATED");

    private final Path home;
    private final LabUser user;
    private final RemoteShell shell;
    private final Map<String, RemoteShell> admins = new HashMap<>();

    LabFailures(Path home) throws Exception {
        this.home = home;
        user = new LabUser(home);
        for (Connection machine : Lab.machines()) {
            admins.put(machine.name(), LabUser.open(machine));
        }
        shell = LabNodeLogin.open(Lab.controller());
    }

    /** The node that is harmed. */
    static String node() {
        return Lab.computes().getLast().name();
    }

    static String otherNode() {
        return Lab.computes().getFirst().name();
    }

    static String bothNodes() {
        return otherNode() + "," + node();
    }

    @FunctionalInterface
    interface Check {
        boolean holds() throws Exception;
    }

    void eventually(String what, Check check) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!check.holds()) {
            assertTrue(Instant.now().isBefore(deadline), () -> "not within " + PATIENCE + ": " + what);
            Thread.sleep(PAUSE);
        }
    }

    /** Where this user's jobs run; all machines see it. */
    String folder() {
        return user.workFolder;
    }

    /** Lays a program of these tests into the folder. */
    void program(String name) throws Exception {
        try (var in = LabFailures.class.getResourceAsStream("/trainyard/diagnose/programs/" + name)) {
            user.write(
                    folder() + "/" + name,
                    new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    void write(String name, String text) throws Exception {
        user.write(folder() + "/" + name, text);
    }

    /** The id of a job with this script. */
    String submit(String script, String... options) throws Exception {
        var words = new ArrayList<>(
                List.of("sbatch", "--parsable", "--chdir=" + folder(), "--job-name=train", "--time=5", "--mem=80M"));
        words.addAll(List.of(options));
        byte[] input = ("#!/bin/bash\n" + script + "\n").getBytes(StandardCharsets.UTF_8);
        return user.shell
                .run(new Command(words, input, LabUser.PATIENCE))
                .orFail()
                .text()
                .strip();
    }

    String asRoot(String machine, String script) throws Exception {
        return LabUser.run(Objects.requireNonNull(admins.get(machine), machine), "sudo", "-n", "sh", "-c", script);
    }

    String controller(String... words) throws Exception {
        return LabUser.run(Objects.requireNonNull(admins.get("controller")), words);
    }

    private String value(String kind, String name, String key) throws Exception {
        String record = controller("scontrol", "-o", "show", kind, name);
        var found = Pattern.compile("\\b" + key + "=(\\S*)").matcher(record);
        return found.find() ? found.group(1) : "";
    }

    String state(String job) throws Exception {
        return value("job", job, "JobState");
    }

    String reason(String job) throws Exception {
        return value("job", job, "Reason");
    }

    String nodeState(String node) throws Exception {
        return value("node", node, "State");
    }

    void awaitRunning(String job) throws Exception {
        // The batch script runs once its first step does.
        eventually(
                job + " runs its step",
                () -> controller("squeue", "-h", "-s", "-o", "%i").lines().anyMatch((job + ".0")::equals));
    }

    /** Waits until nothing of the job runs; a node that does not answer keeps it COMPLETING. */
    void awaitEnd(String job) throws Exception {
        eventually(job + " has ended", () -> switch (state(job)) {
            case "PENDING", "CONFIGURING", "RUNNING", "SUSPENDED" -> false;
            default -> true;
        });
    }

    /** Waits until the job has ended and its nodes are done with it. */
    void awaitAllEnded(String job) throws Exception {
        awaitEnd(job);
        eventually(job + " has left its nodes", () -> !state(job).equals("COMPLETING"));
    }

    void cancel(String job) throws Exception {
        controller("sudo", "-n", "scancel", job);
    }

    void cancelAsUser(String job) throws Exception {
        LabUser.run(user.shell, "scancel", job);
    }

    /** Breaks a machine until this is closed. */
    AutoCloseable breaking(String machine, String script, String mending) throws Exception {
        AutoCloseable mend = () -> {
            asRoot(machine, mending);
            forgetJobs(machine);
            allWell();
        };
        try {
            asRoot(machine, script);
        } catch (Exception failed) {
            mend.close();
            throw failed;
        }
        return mend;
    }

    /** Takes the power from a machine until this is closed. */
    AutoCloseable withoutPower(String machine) throws Exception {
        lab("cut", machine);
        return () -> {
            lab("start", machine);
            admins.put(machine, LabUser.open(connection(machine)));
            allWell();
        };
    }

    private static Connection connection(String machine) {
        return Lab.machines().stream()
                .filter(one -> one.name().equals(machine))
                .findFirst()
                .orElseThrow();
    }

    /** Only the machines' host can do this. */
    private void lab(String command, String machine) throws Exception {
        Objects.requireNonNull(admins.get(machine)).close();
        Path program = Path.of("..", "ansible", "lab", "lab").toAbsolutePath();
        Process done = new ProcessBuilder(program.toString(), command, "--suite", Lab.suite(), machine)
                .redirectErrorStream(true)
                .start();
        String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, done.waitFor(), said);
    }

    /** Slurm tries only now and then again to end a job on a node that did not answer. */
    private void forgetJobs(String node) throws Exception {
        if (nodeState(node).matches(".*(COMPLETING|NOT_RESPONDING).*")) {
            controller("sudo", "-n", "scontrol", "update", "nodename=" + node, "state=down", "reason=mended");
        }
    }

    /** Waits until each node may run jobs. */
    void allWell() throws Exception {
        for (Connection node : Lab.computes()) {
            eventually(node.name() + " is well", () -> {
                String state = nodeState(node.name());
                if (state.contains("DRAIN") || state.contains("DOWN")) {
                    // It may have come back by itself meanwhile, and then Slurm refuses.
                    Objects.requireNonNull(admins.get("controller"))
                            .run(Command.of(
                                    LabUser.PATIENCE,
                                    List.of(
                                            "sudo",
                                            "-n",
                                            "scontrol",
                                            "update",
                                            "nodename=" + node.name(),
                                            "state=resume")));
                }
                return WELL.matcher(state).matches();
            });
        }
    }

    Path evidence(String job) {
        return home.resolve("evidence").resolve(job);
    }

    /** From the job's id alone. */
    Report diagnose(String job) throws Exception {
        Path folder = evidence(job);
        new Gatherer(shell, true, InstantSource.system()).gather(job, "lab", folder);
        return new Diagnosis(RuleBook.shipped()).of(EvidenceFolder.open(folder));
    }

    /** Diagnoses a job, and wants a cause and these things blamed. */
    Report assertCause(String cause, String job, String... blames) throws Exception {
        Report report = diagnose(job);
        if (!report.cause().equals(cause) || !Blames.are(List.of(blames), report)) {
            fail(job + " is " + cause + " of " + List.of(blames) + ", but was told to be " + told(report));
        }
        return report;
    }

    private static String told(Report report) throws IOException {
        return report.cause() + " of " + Blames.of(report) + ": " + report.summary() + "\n  " + report.evidence()
                + "\n  set aside: " + report.setAside() + "\n  missing: " + report.missing();
    }

    @Override
    public void close() {
        shell.close();
        admins.values().forEach(RemoteShell::close);
        user.close();
    }
}
