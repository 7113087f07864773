package trainyard.core.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A connection as JSON. Reading forgives what is missing; writing leaves unknown keys alone. Holds no secret. */
final class ConnectionJson {
    static final String NAME = "name";
    private static final int SSH_PORT = 22;

    private ConnectionJson() {}

    /** The connection, or empty where the node names no machine. */
    static Optional<Connection> read(JsonNode node) {
        String name = node.path(NAME).asString("").strip();
        String host = node.path("host").asString("").strip();
        if (name.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Connection(
                name,
                node.path("user").asString(System.getProperty("user.name", "")),
                host,
                node.path("port").asInt(SSH_PORT),
                choice(Connection.Login.class, node.path("login"), Connection.Login.KEY),
                choice(Connection.Client.class, node.path("client"), Connection.Client.BUILT_IN),
                path(node.path("identity")),
                path(node.path("known_hosts")),
                text(node.path("jump_host")),
                path(node.path("plan")),
                node.path("read_only").asBoolean(true),
                node.path("sudo").asBoolean(false)));
    }

    static void write(Connection connection, ObjectNode node) {
        node.put(NAME, connection.name());
        node.put("user", connection.user());
        node.put("host", connection.host());
        node.put("port", connection.port());
        node.put("login", word(connection.login()));
        node.put("client", word(connection.client()));
        put(node, "identity", connection.identity());
        put(node, "known_hosts", connection.knownHosts());
        put(node, "jump_host", connection.jumpHost());
        put(node, "plan", connection.plan());
        node.put("read_only", connection.readOnly());
        node.put("sudo", connection.sudo());
    }

    private static void put(ObjectNode node, String key, Optional<?> value) {
        value.ifPresentOrElse(there -> node.put(key, there.toString()), () -> node.remove(key));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("").strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Path> path(JsonNode node) {
        try {
            return text(node).map(Path::of);
        } catch (InvalidPathException fromAnotherSystem) {
            return Optional.empty();
        }
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E choice(Class<E> kind, JsonNode node, E otherwise) {
        String word = node.asString("");
        for (E choice : kind.getEnumConstants()) {
            if (word(choice).equals(word)) {
                return choice;
            }
        }
        return otherwise;
    }
}
