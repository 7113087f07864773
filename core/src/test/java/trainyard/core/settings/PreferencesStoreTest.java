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
                .withOrder("jobs", List.of(new SortKey("user", false), new SortKey("id", true)))
                .withOrder("nodes", List.of())
                .withViews(
                        "jobs",
                        List.of(
                                new SavedView("Ada's", "user:ada", List.of("id"), List.of(new SortKey("id", true))),
                                new SavedView("all", "", List.of(), List.of())))
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
    void a_view_that_lacks_something_is_read_as_far_as_it_goes_and_one_without_a_name_is_not() throws Exception {
        Files.writeString(
                folder().preferences(),
                "{\"views\": {\"jobs\": [{\"name\": \"Mine\", \"order\": [3, {\"column\": \"id\"}]}, {\"filter\": \"x\"}, 7]},"
                        + " \"orders\": {\"jobs\": \"up\"}}");
        try (var store = PreferencesStore.in(folder())) {
            var read = store.preferences().now();
            assertEquals(
                    List.of(new SavedView("Mine", "", List.of(), List.of(new SortKey("id", false)))),
                    read.views().get("jobs"));
            assertEquals(List.of(), read.orders().get("jobs"));
        }
    }

    @Test
    void an_unreadable_file_is_told() throws Exception {
        Files.writeString(folder().preferences(), "[1]");
        try (var store = PreferencesStore.in(folder())) {
            assertTrue(store.warning().orElseThrow().contains("not a JSON object"));
        }
    }
}
