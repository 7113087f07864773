package trainyard.core.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, durations, times and versions. */
class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "1500, 1500",
        "1500M, 1500",
        "1500m, 1500",
        "187.50G, 192000",
        "1T, 1048576",
        "2P, 2147483648",
        "2048K, 2",
        "512K, 0",
        "' 4G ', 4096",
        "0, 0",
    })
    void sizes_are_in_mb(String text, long mb) {
        assertEquals(OptionalLong.of(mb), Memory.parseMb(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N/A", "UNLIMITED", "G", "-1", "1e5", "0x10", "NaN", "1F", "4Gc", "1.G"})
    void what_is_no_size(String text) {
        assertEquals(OptionalLong.empty(), Memory.parseMb(text));
    }

    /** All forms of sbatch(1), {@code --time}. */
    @ParameterizedTest
    @CsvSource({
        "5, PT5M",
        "5:30, PT5M30S",
        "0:00, PT0S",
        "2:00:00, PT2H",
        "1-12, PT36H",
        "1-12:30, PT36H30M",
        "1-00:00:00, PT24H",
        "30-23:59:59, PT743H59M59S",
        "90:00:00, PT90H",
    })
    void durations(String text, Duration duration) {
        assertEquals(Optional.of(duration), TimeLimit.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNLIMITED",
                "INFINITE",
                "NONE",
                "Partition_Limit",
                "INVALID",
                "N/A",
                "",
                "1-",
                "-1",
                "1:2:3:4",
                "99999999999999999999"
            })
    void no_duration(String text) {
        assertEquals(Optional.empty(), TimeLimit.parse(text));
    }

    @Test
    void no_limit_has_several_words() {
        assertTrue(TimeLimit.isUnlimited("UNLIMITED"));
        assertTrue(TimeLimit.isUnlimited("infinite"));
        assertTrue(TimeLimit.isUnlimited("-1"));
        assertFalse(TimeLimit.isUnlimited("5"));
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 00:05:00", "PT36H30M, 1-12:30:00", "PT0S, 00:00:00", "PT24H, 1-00:00:00"})
    void durations_are_written_as_slurm_does(Duration duration, String text) {
        assertEquals(text, TimeLimit.format(duration));
        assertEquals(Optional.of(duration), TimeLimit.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "1795474896, 2026-11-23T23:01:36Z",
        "2026-11-23T23:01:36, 2026-11-23T22:01:36Z",
        "2026-07-01T12:00:00, 2026-07-01T10:00:00Z",
    })
    void times_are_seconds_or_the_controllers_local_time(String text, Instant time) {
        assertEquals(Optional.of(time), SlurmTime.parse(text, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "N/A",
                "None",
                "Unknown",
                "(null)",
                "0",
                "17:36",
                "2026-13-01T00:00:00",
                "999999999999999999",
                "99999999999999999999"
            })
    void no_time(String text) {
        assertEquals(Optional.empty(), SlurmTime.parse(text, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @CsvSource({
        "24.11, 24.11.0",
        "24.11.5, 24.11.5",
        "slurm-wlm 22.05.8, 22.05.8",
        "slurm 23.11.0-0rc1, 23.11.0",
        "v26.05.5, 26.05.5",
    })
    void versions(String text, String version) {
        assertEquals(version, SlurmVersion.find(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slurm", "224.11", "24.111", "1.24.11", "24"})
    void no_version(String text) {
        assertEquals(Optional.empty(), SlurmVersion.find(text));
    }

    @Test
    void versions_are_ordered() {
        SlurmVersion patched = SlurmVersion.find("24.11.5").orElseThrow();
        assertTrue(patched.atLeast(SlurmVersion.V24_11));
        assertTrue(patched.compareTo(SlurmVersion.V26_05) < 0);
        assertFalse(SlurmVersion.V22_05.atLeast(patched));
        assertEquals("22.05", SlurmVersion.V22_05.release());
    }
}
