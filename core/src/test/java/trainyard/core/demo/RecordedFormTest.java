package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the demo prints has the form that Slurm 24.11 was recorded with. */
class RecordedFormTest {
    private static final Pattern KEY = Pattern.compile("(?<=^| )([A-Z][A-Za-z/:]*)=");

    private final Demo demo = Demo.standard();

    @Test
    void nodesHaveTheRecordedKeysInTheirOrder() {
        var recorded = Demo.recorded("scontrol_node_o.txt").lines().toList();
        var nodes = demo.run("scontrol -a -o show node").lines().toList();
        assertEquals(keys(recorded.get(0)), keys(first(nodes, line -> !line.contains(" Reason="))));
        assertEquals(keys(recorded.get(1)), keys(first(nodes, line -> line.contains(" Reason="))));
    }

    @Test
    void jobsHaveTheRecordedKeysInTheirOrder() {
        var recorded = Demo.recorded("scontrol_job_o.txt").lines().toList();
        var jobs = demo.run("scontrol -o show job").lines().toList();
        assertEquals(
                keys(recorded.get(0)),
                keys(first(
                        jobs,
                        line -> line.contains("=RUNNING ")
                                && line.contains("TresPerNode")
                                && !line.contains("Array"))));
        assertEquals(
                keys(recorded.get(1)),
                keys(first(
                        jobs,
                        line -> line.contains("=PENDING ")
                                && line.contains("TresPerNode")
                                && !line.contains("Array"))));
    }

    @Test
    void partitionsHaveTheRecordedKeysInTheirOrder() {
        var recorded = Demo.recorded("scontrol_partition_o.txt").lines().toList();
        for (String line : demo.run("scontrol -a -o show partition").lines().toList()) {
            assertEquals(keys(recorded.getFirst()), keys(line));
        }
    }

    @Test
    void theLinesOfARecordBreakWhereSlurmBreaksThem() {
        assertEquals(
                lineStarts(Demo.recorded("scontrol_node.txt").lines().toList()),
                lineStarts(demo.run("scontrol show node gpu-001").lines().toList()));
        assertEquals(
                lineStarts(Demo.recorded("scontrol_job_d.txt").lines().toList()),
                lineStarts(
                        demo.run("scontrol -d show job " + oneNodeJob()).lines().toList()));
        assertEquals(
                lineStarts(firstRecord(Demo.recorded("scontrol_partition.txt"))),
                lineStarts(firstRecord(demo.run("scontrol show partition h100"))));
    }

    private String oneNodeJob() {
        return first(
                        demo.run("squeue -h -t R -o '%A %D %b %K'").lines().toList(),
                        row -> row.endsWith(" 1 gres/gpu:1 N/A"))
                .split(" ")[0];
    }

    private static List<String> firstRecord(String text) {
        return text.lines().takeWhile(line -> !line.isEmpty()).toList();
    }

    /** Each line of the first record up to its first value. */
    private static List<String> lineStarts(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceFirst("=.*", "="))
                .toList();
    }

    @Test
    void listsHaveTheRecordedHeaders() {
        String squeue = "JobID:|,Name:|,UserName:|,Partition:|,State:|,TimeUsed:|,TimeLimit:|,NumNodes:|,NumCPUs:|,"
                + "MinMemory:|,tres-alloc:|,tres-per-node:|,ReasonList:|,Reason:|,NodeList:|,SubmitTime:|,StartTime:|,"
                + "WorkDir:|,STDOUT:|,exit_code:";
        assertSameHeader("squeue_O.txt", "squeue -a -t all -O '" + squeue + "'");
        assertSameHeader("squeue.txt", "squeue -a");
        assertSameHeader(
                "sinfo_O.txt",
                "sinfo -N -O 'NodeList:|,Partition:|,StateLong:|,StateComplete:|,CPUsState:|,Memory:|,FreeMem:|,"
                        + "AllocMem:|,Gres:|,GresUsed:|,Reason:|,Timestamp:|,Available:'");
        assertSameHeader("sinfo.txt", "sinfo");
        assertSameHeader("sinfo_R.txt", "sinfo -R");
        assertSameHeader("sprio.txt", "sprio");
    }

    private void assertSameHeader(String recorded, String command) {
        assertEquals(
                Demo.recorded(recorded).lines().findFirst(),
                demo.run(command).lines().findFirst());
    }

    @Test
    void theConfigurationHasTheRecordedKeys() {
        assertEquals(configKeys(Demo.recorded("scontrol_config.txt")), configKeys(demo.run("scontrol show config")));
    }

    private static List<String> configKeys(String text) {
        return text.lines().map(line -> line.split(" *=", 2)[0]).skip(1).toList();
    }

    @Test
    void theDiagnosticsHaveTheRecordedLabels() {
        assertEquals(labels(Demo.recorded("sdiag.txt")), labels(demo.run("sdiag")));
    }

    private static List<String> labels(String text) {
        return text.lines()
                .takeWhile(line -> !line.startsWith("Remote Procedure"))
                .map(line -> line.replaceFirst("(:| at |since).*", ""))
                .toList();
    }

    private static String first(List<String> lines, Predicate<String> wanted) {
        return lines.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static List<String> keys(String line) {
        return KEY.matcher(line).results().map(found -> found.group(1)).toList();
    }
}
