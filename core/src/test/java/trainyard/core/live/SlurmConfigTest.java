package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlurmConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"22.05", "24.11", "26.05"})
    void recorded_configurations_name_cluster_and_version(String version) {
        var config = SlurmConfig.parse(new Recording(version).text("config"));
        assertEquals(version, config.version().orElseThrow().release());
        assertEquals(
                new Recording(version)
                        .text("config")
                        .lines()
                        .filter(line -> line.startsWith("ClusterName"))
                        .map(line -> line.replaceFirst("ClusterName *= *", ""))
                        .toList()
                        .getFirst(),
                config.cluster());
        assertEquals(Optional.of("accounting_storage/slurmdbd"), config.value("AccountingStorageType"));
        assertEquals(Optional.empty(), config.value("AccountingStorageBackupHost"));
        assertEquals("(null)", config.values().get("AccountingStorageBackupHost"));
    }

    @Test
    void a_value_may_hold_equal_signs() {
        assertEquals(
                Optional.of("jwt_key=/etc/slurm/jwt.key"),
                SlurmConfig.parse("AuthAltParameters       = jwt_key=/etc/slurm/jwt.key\n")
                        .value("AuthAltParameters"));
    }

    @Test
    void a_text_that_is_no_configuration_names_nothing() {
        var config = SlurmConfig.parse("Configuration data as of 1\nCgroup Support Configuration:\n\n= x\n");
        assertEquals("", config.cluster());
        assertEquals(Optional.empty(), config.version());
    }

    @Test
    void of_a_key_told_twice_the_first_counts() {
        assertEquals(Optional.of("a"), SlurmConfig.parse("Key = a\nKey = b\n").value("Key"));
    }
}
