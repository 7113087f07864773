package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionFormatTest {
    private final Table<Partition> table = new Table<>(new PartitionFormat(ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"22.05", "22.05-nodedown", "24.11", "26.05"})
    void recorded_partitions_of_every_version(String version) {
        var answer = table.read(new Recording(version).bytes("partitions"));
        assertEquals(List.of(), answer.unreadable());
        Partition gpu = answer.rows().getFirst();
        assertEquals("gpu", gpu.name());
        assertTrue(gpu.isDefault());
        assertEquals("UP", gpu.state());
        assertEquals("compute-[01-02]", gpu.nodeList());
        assertEquals(2, gpu.nodes());
        assertEquals(4, gpu.cpus());
        assertEquals(Optional.of(Duration.ofDays(1)), gpu.maxTime());
        assertEquals(8, gpu.tres().gpus());
        assertEquals(Optional.of("1"), gpu.value("PriorityTier"));
        assertEquals(Optional.empty(), gpu.value("QoS"));
        Partition debug = answer.rows().getLast();
        assertFalse(debug.isDefault());
        assertEquals(Optional.of(Duration.ofMinutes(30)), debug.maxTime());
    }

    @Test
    void a_partition_without_nodes_or_limit() {
        byte[] line =
                "PartitionName=empty Default=NO MaxTime=UNLIMITED Nodes=(null) State=INACTIVE TotalNodes=0 TRES=\n"
                        .getBytes(StandardCharsets.UTF_8);
        Partition partition = table.read(line).rows().getFirst();
        assertEquals("", partition.nodeList());
        assertEquals(Optional.empty(), partition.maxTime());
        assertEquals("INACTIVE", partition.state());
    }

    @Test
    void a_value_is_found_by_its_whole_key_also_at_the_lines_end() {
        byte[] line =
                "PartitionName=p State=UP MaxNodes=4 TotalNodes=8 Nodes=n[1-8]\n".getBytes(StandardCharsets.UTF_8);
        Partition partition = table.read(line).rows().getFirst();
        assertEquals(Optional.of("n[1-8]"), partition.value("Nodes"));
        assertEquals(Optional.of("4"), partition.value("MaxNodes"));
        assertEquals(Optional.empty(), partition.value("odes"));
    }
}
