package trainyard.core.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trainyard.core.live.detail.AnswersShell;
import trainyard.core.remote.RemoteException;

class ControllerFilesTest {
    private static AnswersShell controller() {
        return new AnswersShell()
                .on("hostname", bytes("controller\n"))
                .on(
                        "scontrol",
                        bytes("SLURM_CONF              = /opt/slurm/etc/slurm.conf\n"
                                + "SlurmctldHost[0]        = controller(10.0.0.1)\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void files_are_read_where_slurmctld_has_them_with_what_they_include() throws Exception {
        var shell = controller()
                .on("/opt/slurm/etc/slurm.conf", bytes("ClusterName=c\nInclude nodes.conf\n"))
                .on("/opt/slurm/etc/nodes.conf", bytes("NodeName=n1\n"))
                .fail("slurmdbd.conf", "cat: /opt/slurm/etc/slurmdbd.conf: Permission denied")
                .fail("cgroup.conf", "cat: /opt/slurm/etc/cgroup.conf: Permission denied")
                .fail("cat", "cat: it: No such file or directory");
        ControllerFiles read = ControllerFiles.read(shell);
        assertEquals("controller", read.controller());
        assertEquals("/opt/slurm/etc", read.folder());
        assertEquals(
                Map.of("slurm.conf", "ClusterName=c\nInclude nodes.conf\n", "nodes.conf", "NodeName=n1\n"),
                read.texts());
        assertEquals(
                List.of(
                        "cgroup.conf is left out: this login may not read /opt/slurm/etc/cgroup.conf on controller.",
                        "slurmdbd.conf is left out: it holds the database's password, and this login may not read it."),
                read.notes());
        assertTrue(read.isUnread("slurmdbd.conf"));
    }

    @Test
    void a_controller_that_does_not_answer_is_a_failure() {
        var shell = new AnswersShell()
                .on("hostname", bytes("login\n"))
                .fail("scontrol", "Unable to contact slurm controller (connect failure)");
        assertThrows(RemoteException.class, () -> ControllerFiles.read(shell));
    }
}
