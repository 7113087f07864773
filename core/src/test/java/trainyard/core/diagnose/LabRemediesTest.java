package trainyard.core.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.diagnose.rules.Cause;
import trainyard.core.diagnose.rules.RuleBook;
import trainyard.core.job.LabUser;
import trainyard.core.remote.Command;
import trainyard.core.remote.CommandResult;
import trainyard.core.remote.RemoteShell;

/** Real Slurm takes each command that a report may tell somebody to run. */
@Timeout(240)
class LabRemediesTest {
    private static final Set<String> PROGRAMS = Set.of(
            "sacct",
            "sacctmgr",
            "salloc",
            "sbatch",
            "scancel",
            "scontrol",
            "sdiag",
            "sinfo",
            "sprio",
            "squeue",
            "srun",
            "sshare",
            "sstat");

    private static final Pattern VALUE = Pattern.compile("\\{([a-z]+)}");

    private static final String UNQUOTED = "(?=(?:[^']*'[^']*')*[^']*$)";

    /** Of one command or sentence behind another. */
    private static final Pattern NEXT = Pattern.compile("(?:; |, )" + UNQUOTED);

    /** What is done with the output, and where to run it. */
    private static final Pattern BEHIND = Pattern.compile("(?: \\|| \\(|,? and )" + UNQUOTED + ".*");

    /** Refusals of a command that is understood: this lab's nodes have four GPUs at most, and none is rebooted here. */
    private static final Pattern UNDERSTOOD = Pattern.compile(
            "Requested node configuration is not available|RebootProgram isn't defined|Invalid node name");

    @TempDir
    private static Path home;

    private static LabFailures lab;
    private static RemoteShell shell;
    private static Map<String, String> values;

    @BeforeAll
    static void prepare() throws Exception {
        Lab.controller();
        lab = new LabFailures(home);
        shell = LabUser.open(Lab.controller());
        lab.write("job.sh", "#!/bin/bash\nhostname\n");
        values = Map.of(
                "job", lab.submit("hostname", "--hold", "--begin=now+1day"),
                "node", LabFailures.node(),
                "nodes", LabFailures.node(),
                "user", Lab.ordinaryUser().user(),
                "path", "/shared",
                "host", LabFailures.node(),
                "file", "/etc/hostname");
    }

    @AfterAll
    static void restore() throws Exception {
        if (lab != null) {
            lab.cancel(values.get("job"));
            lab.allWell();
            shell.close();
            lab.close();
        }
    }

    @Test
    void remedies_are_understood() throws Exception {
        var refused = new ArrayList<String>();
        int tried = 0;
        for (Cause cause : RuleBook.shipped().causes().values()) {
            for (Cause.RemedyRule remedy : cause.remedies()) {
                if (remedy.isKnownTo(Optional.of(Lab.version())) && isOfSlurm(remedy.command())) {
                    tried++;
                    refusal(remedy.command().stream()
                                    .map(LabRemediesTest::filled)
                                    .toList())
                            .ifPresent(said -> refused.add(cause.slug() + ": " + said));
                }
            }
        }
        assertEquals("", String.join("\n", refused));
        assertTrue(tried > 30, "only " + tried);
    }

    private static boolean isOfSlurm(List<String> command) {
        return !command.isEmpty() && PROGRAMS.contains(command.getFirst());
    }

    @Test
    void ways_to_find_out_more_are_understood() throws Exception {
        RuleBook book = RuleBook.shipped();
        Stream<Cause.Confirm> ways = Stream.concat(
                book.causes().values().stream().flatMap(cause -> cause.confirm().stream()),
                book.rules().values().stream().flatMap(rule -> rule.wants().stream()));
        List<String> commands = ways.flatMap(way -> NEXT.splitAsStream(way.how()))
                .map(way -> BEHIND.matcher(way).replaceFirst(""))
                .filter(way -> PROGRAMS.contains(way.replaceFirst(" .*", "")) && way.contains(" "))
                .distinct()
                .toList();
        var refused = new ArrayList<String>();
        for (String command : commands) {
            refusal(List.of("sh", "-c", "cd " + lab.folder() + " && " + asking(filled(command))))
                    .ifPresent(refused::add);
        }
        assertEquals("", String.join("\n", refused));
        assertTrue(commands.size() > 20, commands::toString);
    }

    /** Nothing is run: what to run is somebody's own program. */
    private static String asking(String line) {
        return line.replaceFirst("^(srun|sbatch) (?!--test-only)", "$1 --test-only ");
    }

    private static String filled(String text) {
        return VALUE.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(match.group(1)), match.group())));
    }

    /** What Slurm says against a command that it does not understand. */
    private static Optional<String> refusal(List<String> words) throws Exception {
        var asked = new ArrayList<>(words);
        switch (words.getFirst()) {
            case "srun" -> asked.add(1, "--test-only");
            case "sbatch" -> {
                asked.add(1, "--test-only");
                asked.replaceAll(word -> word.equals("job.sh") ? lab.folder() + "/job.sh" : word);
            }
            case "scontrol" -> {
                if (words.contains("reboot")) {
                    asked.removeLast();
                    asked.add("nobody");
                } else if (words.contains("State=RESUME")) {
                    // Only a node that is out of service can be returned to it.
                    lab.controller(
                            "sudo", "-n", "scontrol", "update", words.get(2), "State=DRAIN", "Reason=to be returned");
                }
            }
            default -> {}
        }
        asked.addAll(0, List.of("sudo", "-n"));
        CommandResult result = shell.run(Command.of(LabUser.PATIENCE, asked));
        return result.ok() || UNDERSTOOD.matcher(result.errors()).find()
                ? Optional.empty()
                : Optional.of(result.command() + ": " + result.errors() + result.text());
    }
}
