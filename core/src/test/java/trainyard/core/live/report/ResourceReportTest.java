package trainyard.core.live.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.live.Pace;
import trainyard.core.live.Poller;
import trainyard.core.live.Recording;
import trainyard.core.live.Snapshot;
import trainyard.core.live.Totals;
import trainyard.core.live.detail.AnswersShell;
import trainyard.core.live.report.ResourceReport.PartitionLine;
import trainyard.core.live.report.ResourceReport.UserLine;
import trainyard.core.render.Templates;
import trainyard.core.slurm.Hostlist;

class ResourceReportTest {
    private static final String NODES = """
            NodeName=n1 CPUAlloc=2 CPUTot=8 CPULoad=0 Gres=gpu:h100:4 RealMemory=100 State=MIXED Partitions=a,b CfgTRES=cpu=8,gres/gpu=4 AllocTRES=cpu=2,gres/gpu=3
            NodeName=n2 CPUAlloc=0 CPUTot=8 CPULoad=0 Gres=gpu:h100:4 RealMemory=100 State=IDLE Partitions=a CfgTRES=cpu=8,gres/gpu=4 AllocTRES=
            NodeName=n3 CPUAlloc=0 CPUTot=8 CPULoad=1 Gres=gpu:h100:4 RealMemory=100 State=IDLE Partitions=a CfgTRES=cpu=8,gres/gpu=4 AllocTRES=
            NodeName=n4 CPUAlloc=0 CPUTot=8 CPULoad=0 Gres=gpu:2 RealMemory=100 State=DOWN+DRAIN Partitions=b CfgTRES=cpu=8,gres/gpu=2 AllocTRES= Reason=bad <fan> & "pump" [root@1795474475]
            NodeName=n5 CPUAlloc=0 CPUTot=8 CPULoad=0 Gres=(null) RealMemory=100 State=IDLE Partitions=b CfgTRES=cpu=8 AllocTRES=
            """;

    private static final String PARTITIONS = """
            PartitionName=a Default=YES Nodes=n[1-3] State=UP TotalCPUs=24 TotalNodes=3 MaxTime=UNLIMITED TRES=cpu=24
            PartitionName=b Default=NO Nodes=n[1,4-5] State=DRAIN TotalCPUs=24 TotalNodes=3 MaxTime=UNLIMITED TRES=cpu=24
            """;

    private static final String JOBS = """
            1|1|a|alice|x|normal|RUNNING|None|1|1795474475|1795478075|1:00:00|1|2|cpu=2,node=1,gres/gpu=2|n1|9|0:0|/tmp|<script>alert(1)</script>|
            2|2|b|bob|y|normal|COMPLETING|None|1|1795474475|1795478075|1:00:00|1|1|cpu=1,node=1,gres/gpu=1|n1|9|0:0|/tmp|two|
            3|3|a,b|bob|z|normal|PENDING|Resources|1|0|0|1:00:00|1|1|cpu=1,node=1,gres/gpu=4||9|0:0|/tmp|three|
            4|4|a|carol|x|normal|PENDING|Priority|1|0|0|1:00:00|1|1|cpu=1,node=1||9|0:0|/tmp|four|
            5|5|a|dan|x|normal|COMPLETED|None|1|1|2|1:00:00|1|1|cpu=1,node=1|n1|9|0:0|/tmp|five|
            """;

    private static Snapshot snapshot(byte[] nodes, byte[] partitions, byte[] jobs, String version) throws Exception {
        var shell = new AnswersShell()
                .on("show node", nodes)
                .on("show partition", partitions)
                .on("squeue", jobs)
                .on("show config", new Recording(version).bytes("config"));
        try (var poller = new Poller(shell, Clock.systemUTC(), Pace.GENTLE)) {
            return poller.once();
        }
    }

    private static ResourceReport small() throws Exception {
        return ResourceReport.of(snapshot(bytes(NODES), bytes(PARTITIONS), bytes(JOBS), "24.11"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nodes_that_are_alike_share_a_line() throws Exception {
        var lines = small().nodes();
        assertEquals(
                List.of("n1", "n[2-3]", "n4", "n5"),
                lines.stream().map(ResourceReport.NodeLine::names).toList());
        assertEquals(2, lines.get(1).count());
        assertEquals(3, lines.get(0).allocatedGpus());
        assertEquals("bad <fan> & \"pump\" (root)", lines.get(2).reason());
        assertEquals("untyped", lines.get(2).gpuType());
        assertEquals("", lines.get(3).gpuType());
    }

    @Test
    void gpus_are_counted_by_type_partition_and_user() throws Exception {
        ResourceReport report = small();
        assertEquals(
                List.of(
                        new ResourceReport.GpuLine("h100", 3, new Totals.Gpus(12, 3, 0)),
                        new ResourceReport.GpuLine("untyped", 1, new Totals.Gpus(2, 0, 2))),
                report.gpuTypes());
        assertEquals(
                List.of(
                        new PartitionLine("a", "UP", 3, new Totals.Gpus(12, 3, 0), 1, 2),
                        new PartitionLine("b", "DRAIN", 3, new Totals.Gpus(6, 3, 2), 1, 1)),
                report.partitions());
        assertEquals(
                List.of(
                        new UserLine("alice", "x", 1, 1, 2, 2, 0, 0),
                        new UserLine("bob", "y,z", 1, 1, 1, 1, 1, 4),
                        new UserLine("carol", "x", 0, 0, 0, 0, 1, 0)),
                report.users());
        assertEquals(Map.of("Resources", 1, "Priority", 1), report.waiting());
        assertEquals(
                List.of("1", "2"),
                report.jobs().stream().map(ResourceReport.JobLine::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "26.05"})
    void every_node_and_gpu_of_a_recording_is_in_it_once(String version) throws Exception {
        var recording = new Recording(version);
        Snapshot snapshot =
                snapshot(recording.bytes("nodes"), recording.bytes("partitions"), recording.bytes("jobs"), version);
        ResourceReport report = ResourceReport.of(snapshot);
        var names = report.nodes().stream()
                .flatMap(line -> Hostlist.expand(line.names()).stream())
                .sorted()
                .toList();
        assertEquals(snapshot.nodes().stream().map(node -> node.name()).sorted().toList(), names);
        assertEquals(
                report.totals().gpus().total(),
                report.nodes().stream()
                        .mapToInt(line -> line.count() * line.gpus())
                        .sum());
        assertTrue(page(report).contains("Slurm " + version));
    }

    private static String page(ResourceReport report) throws Exception {
        return ReportPage.html(report, Templates.shipped());
    }

    @Test
    void the_page_escapes_whatever_jobs_and_admins_write() throws Exception {
        String page = page(small());
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertTrue(page.contains("bad &lt;fan&gt; &amp; &quot;pump&quot; (root)"));
    }

    @Test
    void the_page_stands_alone_in_light_dark_and_print() throws Exception {
        String page = page(small());
        assertFalse(page.contains("http") || page.contains("src=") || page.contains("url("), page);
        assertTrue(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
        assertTrue(page.contains("<dt>Nodes</dt><dd>5: 1 drained, 1 mixed, 3 idle</dd>"), page);
        assertTrue(page.contains("<td>n[2-3]</td>"));
        assertEquals(page.split("<tr>").length, page.split("</tr>").length);
    }
}
