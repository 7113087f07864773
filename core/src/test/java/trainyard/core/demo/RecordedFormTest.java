package trainyard.core.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

    private static String first(List<String> lines, java.util.function.Predicate<String> wanted) {
        return lines.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static List<String> keys(String line) {
        return KEY.matcher(line).results().map(found -> found.group(1)).toList();
    }
}
