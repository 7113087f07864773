package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RemindersTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @TempDir
    Path home;

    private SettingsFolder folder() {
        return new SettingsFolder(home.resolve("settings"));
    }

    private static Reminder reminder(String cluster, String node, int minutes) {
        return new Reminder(cluster, node, NOON.plusSeconds(60L * minutes), NOON, "fan \"3\"");
    }

    @Test
    void they_survive_a_restart_each_with_its_own_cluster() throws Exception {
        Reminders.in(folder()).add(List.of(reminder("lab", "n1", 5)));
        Reminders.in(folder()).add(List.of(reminder("big", "n1", 9)));
        assertEquals(List.of(reminder("lab", "n1", 5)), Reminders.in(folder()).of("lab"));
        assertEquals(List.of(reminder("big", "n1", 9)), Reminders.in(folder()).of("big"));
        assertEquals(List.of(), Reminders.in(folder()).of("other"));
    }

    @Test
    void a_node_has_one_at_most() throws Exception {
        var reminders = Reminders.in(folder());
        reminders.add(List.of(reminder("lab", "n1", 5), reminder("lab", "n2", 5)));
        reminders.add(List.of(reminder("lab", "n1", 50)));
        assertEquals(List.of(reminder("lab", "n2", 5), reminder("lab", "n1", 50)), reminders.of("lab"));
    }

    @Test
    void what_another_writer_added_meanwhile_stays() throws Exception {
        var window = Reminders.in(folder());
        window.add(List.of(reminder("lab", "n1", 5)));
        Reminders.in(folder()).add(List.of(reminder("lab", "n2", 5)));
        window.remove("lab", List.of("n1"));
        assertEquals(List.of(reminder("lab", "n2", 5)), window.of("lab"));
    }

    @Test
    void removing_none_writes_nothing() throws Exception {
        Reminders.in(folder()).remove("lab", List.of("n1"));
        assertFalse(Files.exists(folder().reminders()));
    }

    @Test
    void what_a_newer_console_wrote_stays() throws Exception {
        Files.createDirectories(folder().path());
        Files.writeString(folder().reminders(), """
                {"reminders": [{"cluster": "lab", "job": 7}], "more": true}""");
        var reminders = Reminders.in(folder());
        reminders.add(List.of(reminder("lab", "n1", 5)));
        reminders.remove("lab", List.of("n1"));
        String text = Files.readString(folder().reminders());
        assertTrue(text.contains("\"job\"") && text.contains("\"more\""), text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_else_may_read_them() throws Exception {
        Reminders.in(folder()).add(List.of(reminder("lab", "n1", 5)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().reminders())));
    }
}
