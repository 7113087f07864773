package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trainyard.core.Lab;
import trainyard.core.remote.HostKeyDecision;
import trainyard.core.remote.SecretPrompt;
import trainyard.core.remote.Shells;
import trainyard.core.settings.Connection;

/** A real controller's files, as an ordinary login sees them. */
@Timeout(120)
class LabControllerFilesTest {
    @Test
    void all_but_the_databases_password_is_read() throws Exception {
        Connection to = Lab.controller();
        try (var shell = Shells.ofThisUser(to.knownHosts().orElseThrow(), HostKeyDecision.REFUSE, SecretPrompt.NOBODY)
                .open(to)) {
            ControllerFiles read = ControllerFiles.read(shell);
            assertEquals("/etc/slurm", read.folder());
            assertTrue(read.texts().getOrDefault("slurm.conf", "").contains("ClusterName="));
            assertEquals(
                    List.of(
                            "slurmdbd.conf is left out: it holds the database's password, and this login may not read it."),
                    read.notes());
        }
    }
}
