package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    @TempDir
    Path home;

    private SettingsFolder folder() {
        return new SettingsFolder(home.resolve("settings"));
    }

    private static Connection connection(String name) {
        return new Connection(
                name,
                "ada",
                "controller",
                2222,
                Connection.Login.AGENT,
                Connection.Client.OPENSSH,
                Optional.of(Path.of("/keys/id")),
                Optional.of(Path.of("/keys/known")),
                Optional.of("bob@gate:24"),
                Optional.of(Path.of("/plans/cluster.yaml")),
                false,
                true);
    }

    private static List<String> names(Connections connections) {
        return connections.all().now().stream().map(Connection::name).toList();
    }

    @Test
    void a_change_that_cannot_be_written_is_none() throws Exception {
        var connections = Connections.in(folder());
        Path obstacle = Files.writeString(folder().path(), "a file where the folder should be");
        assertThrows(IOException.class, () -> connections.add(connection("lab")));
        assertEquals(List.of(), names(connections));
        Files.delete(obstacle);
        connections.add(connection("lab"));
        assertEquals(List.of("lab"), names(Connections.in(folder())));
    }

    @Test
    void connections_survive_a_restart() throws Exception {
        var bare = new Connection(
                "bare",
                "u",
                "h",
                22,
                Connection.Login.KEY,
                Connection.Client.BUILT_IN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
        var before = Connections.in(folder());
        before.add(connection("one"));
        before.add(bare);
        assertEquals(
                List.of(connection("one"), bare), Connections.in(folder()).all().now());
    }

    @Test
    void names_are_unique_and_may_change() throws Exception {
        var connections = Connections.in(folder());
        connections.add(connection("one"));
        connections.add(connection("two"));
        assertThrows(Connections.NameTakenException.class, () -> connections.add(connection("one")));
        assertThrows(Connections.NameTakenException.class, () -> connections.replace("one", connection("two")));
        connections.replace("one", connection("first"));
        assertEquals(List.of("first", "two"), names(connections));
        connections.remove("first");
        assertEquals(List.of("two"), names(Connections.in(folder())));
    }

    @Test
    void watchers_hear_of_changes() throws Exception {
        var connections = Connections.in(folder());
        var heard = new ArrayList<Integer>();
        connections.all().watch(list -> heard.add(list.size()));
        connections.add(connection("one"));
        assertEquals(List.of(0, 1), heard);
    }

    @Test
    void unknown_keys_and_half_written_entries_stay_in_the_file() throws Exception {
        Files.createDirectories(folder().path());
        Files.writeString(folder().connections(), """
                {"later": {"x": 1}, "connections": [
                  {"name": "one", "host": "h", "colour": "blue", "login": "telepathy", "port": 2200},
                  {"name": "no host"}, 7]}
                """);
        var connections = Connections.in(folder());
        var one = connections.find("one").orElseThrow();
        assertEquals(2200, one.port());
        assertEquals(Connection.Login.KEY, one.login());
        assertTrue(one.readOnly(), "read-only until asked");
        assertFalse(one.sudo(), "no sudo until asked");
        connections.replace("one", connection("uno"));
        String text = Files.readString(folder().connections());
        for (var kept : List.of("later", "colour", "blue", "no host")) {
            assertTrue(text.contains(kept), text);
        }
    }

    @Test
    void an_unreadable_file_is_kept_aside_and_told() throws Exception {
        Files.createDirectories(folder().path());
        Files.writeString(folder().connections(), "{\"connections\": [");
        var connections = Connections.in(folder());
        assertTrue(connections.warning().orElseThrow().contains("could not be read"));
        connections.add(connection("one"));
        try (var files = Files.list(folder().path())) {
            var aside =
                    files.filter(file -> file.toString().contains("unreadable")).toList();
            assertEquals("{\"connections\": [", Files.readString(aside.getFirst()));
        }
    }

    @Test
    void the_version_before_stays() throws Exception {
        var connections = Connections.in(folder());
        connections.add(connection("one"));
        connections.remove("one");
        String previous = Files.readString(folder().path().resolve("connections.json.previous"));
        assertTrue(previous.contains("one"));
        assertFalse(Files.readString(folder().connections()).contains("one"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_else_may_read_them() throws Exception {
        var connections = Connections.in(folder());
        connections.add(connection("one"));
        connections.add(connection("two"));
        assertEquals("rwx------", permissions(folder().path()));
        assertEquals("rw-------", permissions(folder().connections()));
        assertEquals("rw-------", permissions(folder().path().resolve("connections.json.previous")));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_connection_has_no_place_for_a_secret() throws Exception {
        var connections = Connections.in(folder());
        connections.add(connection("one"));
        String text = Files.readString(folder().connections()).toLowerCase(Locale.ROOT);
        var fields = Arrays.stream(Connection.class.getRecordComponents())
                .map(part -> part.getName().toLowerCase(Locale.ROOT))
                .toList();
        for (var word : List.of("password", "passphrase", "secret", "token")) {
            assertFalse(text.contains(word), text);
            assertTrue(fields.stream().noneMatch(field -> field.contains(word)), word);
        }
    }
}
