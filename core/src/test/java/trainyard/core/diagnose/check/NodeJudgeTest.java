package trainyard.core.diagnose.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trainyard.core.diagnose.Remedy;
import trainyard.core.diagnose.check.Check.Status;
import trainyard.core.diagnose.gather.ClockReading;
import trainyard.core.diagnose.gather.Rows;
import trainyard.core.diagnose.gather.ScriptPiece;

class NodeJudgeTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final long AT = System.nanoTime();
    private static final String WELL =
            "NodeName=gpu-01 Gres=gpu:a100:2 NodeAddr=10.0.0.1 RealMemory=1000 State=IDLE BootTime=2026-11-01T00:00:00+0000";
    private static final String SUCCESS = "STATUS:           Success (0)\n"
            + "ENCODE_TIME:      2026-12-01 10:00:00 +0000 (1796119200)\n"
            + "DECODE_TIME:      2026-12-01 10:00:00 +0000 (1796119200)\n";

    private final Map<String, ScriptPiece> there = new TreeMap<>();
    private final Map<String, ScriptPiece> controller = new TreeMap<>();
    private String closed = "";
    private String decoded = SUCCESS;

    NodeJudgeTest() {
        says("clock", "1796119200.000000000\n");
        says("munge", SUCCESS);
        says(
                "daemons",
                "Result=success\nId=slurmd.service\nActiveState=active\n\nId=munge.service\nActiveState=active\n");
        says("names", "10.0.0.9 STREAM controller\n");
        says("reach", "");
        says("conf", "abc  /etc/slurm/slurm.conf\n");
        says("hardware", "NodeName=gpu-01 CPUs=2 RealMemory=1024\n");
        says("resources", "slurmd: Gres Name=gpu Type=a100 Count=2 File=/dev/nvidia[0-1]\n");
        says(
                "devices",
                "crw-rw-rw- 1 root root 195, 0 Dec  1 01:53 nvidia0\ncrw-rw-rw- 1 root root 195, 1 Dec  1 01:53 nvidia1\n"
                        + "crw-rw-rw- 1 root root 195, 255 Dec  1 01:53 nvidiactl\n");
        says("disks", "Filesystem Size Used Avail Use% Mounted on\n/dev/sda 9G 3G 6G  33% /\n");
        says("kernel", "");
        says("log", "");
        controller.put("conf", piece("conf", "abc  /etc/slurm/slurm.conf\n", "0"));
    }

    private static ScriptPiece piece(String name, String text, String status) {
        return new ScriptPiece(name, text.getBytes(StandardCharsets.UTF_8), status, AT);
    }

    private void says(String name, String text) {
        there.put(name, piece(name, text, "0"));
    }

    private NodeReport report(String shown) {
        var looked = new Looked(
                "gpu-01",
                "admin@controller",
                Rows.shown(shown).stream().findFirst().orElse(Map.of()),
                shown,
                closed.isEmpty() ? there : Map.of(),
                closed,
                controller,
                "",
                Optional.of(new ClockReading(NOW, AT)),
                closed.isEmpty() ? decoded : "",
                Optional.of("NodeName|TimeStart\n"),
                new Looked.Paths(
                        "controller", "6817", "/etc/slurm/slurm.conf", "/var/log/slurmd.log", "/var/spool/slurmd"));
        return new NodeJudge(looked, ZoneOffset.UTC).report();
    }

    private static String down(String reason) {
        return WELL.replace("State=IDLE", "State=DOWN*") + " Reason=" + reason + " [slurm@2026-12-01T09:00:00+0000]";
    }

    private void assertTrouble(String check, String words, NodeReport report) {
        Check found = report.checks().stream()
                .filter(one -> one.name().equals(check))
                .findFirst()
                .orElseThrow();
        assertEquals(Status.TROUBLE, found.status(), found.toString());
        assertTrue(found.sentence().contains(words), found.sentence());
        assertTrue(report.headline().contains(words), report.headline());
    }

    @Test
    void a_node_that_is_well_is_well_in_all() {
        NodeReport report = report(WELL);
        for (Check check : report.checks()) {
            assertEquals(Status.OK, check.status(), check.toString());
        }
        assertEquals("gpu-01 is in service. Nothing was found wrong with it now.", report.headline());
        assertEquals(List.of(), report.remedies());
    }

    @Test
    void a_daemon_that_does_not_run_is_the_cause() {
        says(
                "daemons",
                "Result=signal\nId=slurmd.service\nActiveState=failed\n\nId=munge.service\nActiveState=active\n");
        NodeReport report = report(down("Not responding"));
        assertTrouble("slurmd", "slurmd does not run: failed (signal).", report);
        assertEquals(
                List.of("ssh", "gpu-01", "sudo systemctl restart slurmd"),
                report.remedies().getFirst().command());
        assertEquals(
                List.of("scontrol", "update", "NodeName=gpu-01", "State=RESUME"),
                report.remedies().getLast().command());
    }

    @Test
    void another_key_of_munge_is_the_cause() {
        says("munge", "unmunge: Error: Invalid credential\nSTATUS:           Invalid credential (16)\n");
        assertTrouble("munge", "its key differs", report(down("Not responding")));
    }

    @Test
    void a_clock_that_is_off_by_an_hour_is_the_cause() {
        says("clock", "1796122800.000000000\n");
        says("munge", "STATUS:           Rewound credential (16)\n");
        assertTrouble("clock", "3600 s ahead of the controller's", report(down("Not responding")));
    }

    @Test
    void daemons_that_go_by_another_clock_than_their_machine_are_found() {
        decoded = SUCCESS.replaceFirst("\\(1796119200\\)", "(1796115600)");
        assertTrouble("clock", "3600 s behind the controller's", report(down("Not responding")));
    }

    @Test
    void fewer_gpus_than_configured_are_the_cause() {
        says("resources", "slurmd: Gres Name=gpu Type=a100 Count=1 File=/dev/nvidia0\n");
        says("devices", "crw-rw-rw- 1 root root 195, 0 Dec  1 01:53 nvidia0\n");
        NodeReport report = report(WELL.replace("State=IDLE", "State=IDLE+DRAIN+INVALID_REG")
                + " Reason=gres/gpu count reported lower than configured (1 < 2) [slurm@2026-12-01T09:00:00+0000]");
        assertTrouble("GPUs", "tells 1 GPU", report);
    }

    @Test
    void less_memory_than_configured_is_the_cause() {
        says("hardware", "NodeName=gpu-01 CPUs=2 RealMemory=900\n");
        assertTrouble("memory", "slurmd -C finds 900 MB", report(down("Low RealMemory")));
    }

    @Test
    void a_machine_that_does_not_answer_is_the_cause_and_a_closed_door_is_none() {
        closed = "controller does not reach gpu-01 by ssh (connect to host gpu-01 port 22: No route to host).";
        assertTrouble("login", "does not reach gpu-01", report(down("Not responding")));
        closed = "gpu-01 does not let this user in from controller.";
        NodeReport report = report(down("Not responding"));
        assertTrue(report.headline().contains("checks could not be made"), report.headline());
    }

    @Test
    void a_full_disk_and_a_lost_gpu_take_a_node_out_of_service_before_jobs_fail_there() {
        says(
                "kernel",
                "2026-12-01T09:00:00+0000 gpu-01 kernel: NVRM: Xid (PCI:0000:41:00): 79, GPU has fallen off the bus.\n");
        NodeReport lost = report(WELL);
        assertTrouble("kernel log", "failing hardware", lost);
        assertEquals(Optional.of(Remedy.Action.DRAIN), lost.remedies().getLast().action());
        says("disks", "/dev/sda 9G 9G 0G 100% /var/log\n");
        assertTrouble("disks", "room is left on /var/log.", report(WELL));
    }

    @Test
    void another_configuration_is_a_warning() {
        says("conf", "def  /etc/slurm/slurm.conf\n");
        Check check = report(WELL).checks().stream()
                .filter(one -> one.name().equals("configuration"))
                .findFirst()
                .orElseThrow();
        assertEquals(Status.WARNING, check.status());
    }

    @Test
    void who_took_it_out_by_hand_is_asked_first() {
        NodeReport report = report(WELL.replace("State=IDLE", "State=IDLE+DRAIN")
                + " Reason=fan 4 failed [carol@2026-12-01T09:00:00+0000]");
        assertEquals(
                "gpu-01 is out of service (fan 4 failed): carol took it out on 2026-12-01 09:00. Nothing was found wrong"
                        + " with it now. Ask carol before it is returned to service.",
                report.headline());
    }
}
