package trainyard.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaKeysTest {
    private final List<String> keys = SchemaKeys.all();

    @Test
    void keys_are_paths_down_to_what_holds_a_value() {
        assertTrue(keys.containsAll(List.of(
                "version",
                "clusters.hpc.name",
                "clusters.hpc.slurm_config.timeouts.slurmctld",
                "clusters.hpc.slurm_config.extra",
                "clusters.hpc.access.addresses",
                "clusters.hpc.nfs.mounts[].path")));
        assertEquals(
                List.of(),
                keys.stream()
                        .filter(key -> keys.stream().anyMatch(other -> other.startsWith(key + ".")))
                        .toList());
    }

    @Test
    void the_keys_of_a_lists_mappings_stand_behind_brackets() {
        assertTrue(keys.containsAll(List.of(
                "clusters.hpc.compute_nodes[].ip",
                "clusters.hpc.slurm_config.partitions[].max_time",
                "clusters.hpc.slurm_config.topology.switches[].nodes",
                "clusters.hpc.controller.virtio_fs_mounts[].tag")));
    }
}
