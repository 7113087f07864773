package trainyard.core.diagnose.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trainyard.core.Lab;
import trainyard.core.LabNodeLogin;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.remote.Command;
import trainyard.core.remote.RemoteException;
import trainyard.core.remote.RemoteShell;

/** A node of the lab, as it is, and taken out of service by hand. */
@Timeout(120)
class LabNodeCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static NodeReport check(RemoteShell shell) throws Exception {
        long begun = System.nanoTime();
        NodeReport report = new NodeCheck(shell, true, Clock.systemUTC())
                .check(Lab.compute().name());
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "checked in %.2f s: %s%n", seconds, report);
        assertTrue(seconds < 8, "it took " + seconds + " s");
        return report;
    }

    private static Map<String, Check> byName(NodeReport report) {
        return report.checks().stream().collect(Collectors.toMap(Check::name, Function.identity()));
    }

    private static void update(RemoteShell shell, String... values) throws Exception {
        var words = new ArrayList<>(List.of("sudo", "-n", "scontrol", "update"));
        words.add("NodeName=" + Lab.compute().name());
        words.addAll(List.of(values));
        shell.run(Command.of(PATIENCE, words)).orFail();
    }

    @Test
    void a_node_tells_how_it_is() throws Exception {
        try (var shell = LabNodeLogin.open(Lab.controller())) {
            var checks = byName(check(shell));
            for (String name : List.of(
                    "login",
                    "slurmd",
                    "clock",
                    "munge",
                    "munge back",
                    "network",
                    "GPUs",
                    "memory",
                    "configuration",
                    "disks")) {
                assertEquals(
                        Status.OK, checks.get(name).status(), checks.get(name).toString());
            }
            assertEquals(Status.UNKNOWN, checks.get("kernel log").status(), "nobody may read it in a container");
        }
    }

    @Test
    void a_node_that_somebody_drained_says_who_and_why() throws Exception {
        try (var shell = LabNodeLogin.open(Lab.controller())) {
            update(shell, "State=DRAIN", "Reason=fan 4 failed");
            try {
                NodeReport report = check(shell);
                assertEquals(Status.TROUBLE, byName(report).get("state").status());
                assertTrue(report.headline().contains("out of service (fan 4 failed)"), report.headline());
                assertEquals(
                        Optional.of(Remedy.Action.RESUME),
                        report.remedies().getLast().action());
            } finally {
                update(shell, "State=RESUME");
            }
        }
    }

    @Test
    void a_login_that_reaches_no_node_still_tells_what_slurm_knows(@TempDir Path home) throws Exception {
        try (var shell = LabNodeLogin.knowingTheControllerAlone(home)) {
            var checks = byName(check(shell));
            assertEquals(Status.UNKNOWN, checks.get("login").status());
            assertEquals(Status.UNKNOWN, checks.get("slurmd").status());
            assertTrue(checks.get("state").evidence().getFirst().startsWith("State="));
        }
    }

    @Test
    void a_node_that_there_is_not_is_a_failure() throws Exception {
        try (var shell = LabNodeLogin.open(Lab.controller())) {
            var check = new NodeCheck(shell, false, Clock.systemUTC());
            assertThrows(RemoteException.class, () -> check.check("no-such-node"));
            assertThrows(RemoteException.class, () -> check.check("-oProxyCommand=reboot"));
        }
    }
}
