package trainyard.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalarLmServersTest {
    @TempDir
    private Path home;

    private SettingsFolder folder() {
        return new SettingsFolder(home.resolve("settings"));
    }

    private static ScalarLmServer server(String name, String url) {
        return new ScalarLmServer(
                name,
                URI.create(url),
                Optional.of("lab"),
                Optional.of(Path.of("keys", "token").toAbsolutePath()));
    }

    @Test
    void servers_survive_a_restart_and_a_name_is_kept_once() throws Exception {
        var servers = ScalarLmServers.in(folder());
        assertEquals(List.of(), servers.all());
        var bare = new ScalarLmServer("bare", URI.create("http://head:8000"), Optional.empty(), Optional.empty());
        servers.put(server("lm", "http://a"));
        servers.put(bare);
        servers.put(server("lm", "http://b:9/x"));
        assertEquals(
                List.of(server("lm", "http://b:9/x"), bare),
                ScalarLmServers.in(folder()).all());
        servers.put(new ScalarLmServer("lm", URI.create("http://c"), Optional.empty(), Optional.empty()));
        assertEquals(
                Optional.empty(),
                ScalarLmServers.in(folder()).find("lm").orElseThrow().tokenFile());
        assertEquals(Optional.empty(), servers.find("other"));
    }

    @Test
    void what_others_wrote_stays_and_what_names_no_server_is_passed_over() throws Exception {
        Files.createDirectories(folder().path());
        Files.writeString(folder().scalarLmServers(), """
                {"newer": 1, "servers": [{"name": "a", "url": "http://a", "colour": "blue"}, {"name": "b"}, 7,
                 {"name": "c", "url": "http://c d"}]}""");
        var servers = ScalarLmServers.in(folder());
        assertEquals(
                List.of("a"), servers.all().stream().map(ScalarLmServer::name).toList());
        servers.put(server("a", "http://z"));
        String text = Files.readString(folder().scalarLmServers());
        assertTrue(text.contains("blue") && text.contains("newer") && text.contains("http://z"), text);
    }

    @Test
    void a_change_that_cannot_be_written_is_none() throws Exception {
        var servers = ScalarLmServers.in(folder());
        Files.writeString(folder().path(), "a file where the folder should be");
        assertThrows(IOException.class, () -> servers.put(server("lm", "http://a")));
        assertEquals(List.of(), servers.all());
    }

    @Test
    void a_broken_file_is_kept_aside_and_told() throws Exception {
        Files.createDirectories(folder().path());
        Files.writeString(folder().scalarLmServers(), "{");
        var servers = ScalarLmServers.in(folder());
        assertEquals(List.of(), servers.all());
        assertTrue(servers.warning().orElseThrow().contains("scalarlm.json"));
    }
}
