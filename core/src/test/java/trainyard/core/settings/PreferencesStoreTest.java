package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PreferencesStoreTest {
    @TempDir
    Path home;

    private SettingsFolder folder() {
        return new SettingsFolder(home);
    }

    @Test
    void a_first_start_has_the_usual_ones() {
        try (var store = PreferencesStore.in(folder())) {
            assertEquals(Preferences.DEFAULT, store.preferences().now());
        }
        assertFalse(Files.exists(folder().preferences()), "nothing changed, nothing written");
    }

    @Test
    void closing_writes_what_waits() {
        var chosen = Preferences.DEFAULT
                .withTheme(Preferences.Theme.DARK)
                .withCompactRows(true)
                .withLastCluster(Optional.of("lab"))
                .withWindow(new Preferences.Window(1920, 1080, true))
                .withColumns("jobs", List.of("id", "name"))
                .withScreen("topology", Map.of("zoom", "1.5"));
        try (var store = PreferencesStore.in(folder(), Duration.ofHours(1))) {
            store.change(_ -> chosen);
        }
        try (var store = PreferencesStore.in(folder())) {
            assertEquals(chosen, store.preferences().now());
        }
    }

    @Test
    @Timeout(20)
    void a_change_is_saved_soon_without_closing() {
        try (var store = PreferencesStore.in(folder(), Duration.ofMillis(10))) {
            store.change(now -> now.withCompactRows(true));
            while (!Files.exists(folder().preferences())) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    void odd_values_fall_back_and_unknown_keys_stay() throws Exception {
        Files.writeString(
                folder().preferences(), "{\"theme\": \"plaid\", \"compact_rows\": [], \"window\": 3, \"new\": 1}");
        try (var store = PreferencesStore.in(folder())) {
            assertEquals(Preferences.DEFAULT, store.preferences().now());
            store.change(now -> now.withTheme(Preferences.Theme.LIGHT));
        }
        assertTrue(Files.readString(folder().preferences()).contains("\"new\""));
    }

    @Test
    void an_unreadable_file_is_told() throws Exception {
        Files.writeString(folder().preferences(), "[1]");
        try (var store = PreferencesStore.in(folder())) {
            assertTrue(store.warning().orElseThrow().contains("not a JSON object"));
        }
    }
}
