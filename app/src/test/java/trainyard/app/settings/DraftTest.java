package trainyard.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.app.settings.Draft.Field;
import trainyard.core.settings.Connection;
import trainyard.core.settings.Connection.Client;
import trainyard.core.settings.Connection.Login;

class DraftTest {
    private static Draft good() {
        var draft = Draft.empty("ada");
        draft.name.set("Lab");
        draft.host.set("controller");
        return draft;
    }

    @Test
    void a_new_connection_wants_a_name_and_a_host_and_starts_read_only() {
        assertEquals(
                Set.of(Field.NAME, Field.HOST), Draft.empty("ada").problems().keySet());
        assertTrue(good().connection().readOnly());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "ssh", "-1", "999999"})
    void a_port_is_a_number_that_ports_have(String port) {
        var draft = good();
        draft.port.set(port);
        assertTrue(draft.problems().containsKey(Field.PORT));
    }

    @Test
    void agents_and_jump_hosts_need_the_installed_client() {
        var agent = good();
        agent.login.set(Login.AGENT);
        assertTrue(agent.problems().containsKey(Field.CLIENT));
        agent.client.set(Client.OPENSSH);
        assertEquals(Map.of(), agent.problems());
        var jump = good();
        jump.jumpHost.set("gateway");
        assertTrue(jump.problems().containsKey(Field.CLIENT));
    }

    @Test
    void a_file_must_be_there() {
        var draft = good();
        draft.identity.set("/no/such/key");
        assertTrue(draft.problems().containsKey(Field.IDENTITY));
    }

    @Test
    void editing_changes_nothing_by_itself() {
        var stored = new Connection(
                "Lab",
                "root",
                "10.0.0.1",
                2222,
                Login.PASSWORD,
                Client.OPENSSH,
                Optional.empty(),
                Optional.empty(),
                Optional.of("gateway"),
                Optional.empty(),
                false,
                true);
        assertEquals(stored, Draft.of(stored).connection());
        assertFalse(Draft.of(stored).connection().readOnly());
    }
}
