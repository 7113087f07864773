package trainyard.app.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.SchemaKeys;

class SectionsTest {
    /** Of other parts: nodes, partitions, the topology; what the text alone has: the file's own version. */
    private static final List<String> ELSEWHERE = List.of(
            "version",
            "clusters.hpc.compute_nodes",
            "clusters.hpc.slurm_config.partitions",
            "clusters.hpc.slurm_config.topology");

    private static List<String> fields() {
        return Sections.all().stream()
                .flatMap(section -> section.groups().stream())
                .flatMap(group -> group.attributes().stream()
                        .map(attribute -> group.at().key(attribute.key()).toString()))
                .toList();
    }

    private static boolean holds(String whole, String key) {
        return key.equals(whole) || key.startsWith(whole + ".") || key.startsWith(whole + "[");
    }

    @Test
    void every_key_of_the_schema_has_a_field_or_is_named_as_one_that_is_elsewhere() {
        List<String> known =
                Stream.concat(fields().stream(), ELSEWHERE.stream()).toList();
        assertEquals(
                List.of(),
                SchemaKeys.all().stream()
                        .filter(key -> known.stream().noneMatch(whole -> holds(whole, key)))
                        .toList());
    }

    @Test
    void every_field_is_a_key_of_the_schema() {
        assertEquals(
                List.of(),
                fields().stream()
                        .filter(field -> SchemaKeys.all().stream().noneMatch(key -> holds(field, key)))
                        .toList());
    }
}
