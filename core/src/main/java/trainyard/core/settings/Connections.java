package trainyard.core.settings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import trainyard.core.observe.Observed;

/** The clusters that the user has set up, in {@code connections.json} of the settings folder. */
public final class Connections {
    private static final String KEY = "connections";

    private final JsonFile file;
    private ObjectNode root;
    private final Optional<String> warning;
    private final Observed<List<Connection>> all;

    private Connections(JsonFile file, JsonFile.Content content) {
        this.file = file;
        root = content.root();
        warning = content.warning();
        all = new Observed<>(read());
    }

    /** Reads the file; none is there at first. */
    public static Connections in(SettingsFolder folder) {
        var file = new JsonFile(folder.connections());
        return new Connections(file, file.read());
    }

    /** What the user should hear about the file: it could not be read and was kept aside. */
    public Optional<String> warning() {
        return warning;
    }

    public Observed<List<Connection>> all() {
        return all;
    }

    public Optional<Connection> find(String name) {
        return all.now().stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /**
     * Adds a connection.
     *
     * @throws NameTakenException where there is one of that name
     */
    public synchronized void add(Connection connection) throws IOException, NameTakenException {
        if (find(connection.name()).isPresent()) {
            throw new NameTakenException(connection.name());
        }
        save(changed -> ConnectionJson.write(connection, list(changed).addObject()));
    }

    /**
     * Puts a connection in the place of the one with the given name, which may be another.
     *
     * @throws NameTakenException where a third one has the new name
     */
    public synchronized void replace(String name, Connection connection) throws IOException, NameTakenException {
        if (!name.equals(connection.name()) && find(connection.name()).isPresent()) {
            throw new NameTakenException(connection.name());
        }
        save(changed -> {
            var node = node(changed, name).orElseGet(() -> list(changed).addObject());
            ConnectionJson.write(connection, node);
        });
    }

    public synchronized void remove(String name) throws IOException {
        save(changed -> {
            var kept = list(changed)
                    .valueStream()
                    .filter(node -> !node.path(ConnectionJson.NAME).asString("").equals(name))
                    .toList();
            changed.putArray(KEY).addAll(kept);
        });
    }

    /** A change that cannot be written is none: trying again must not find half of it. */
    private void save(Consumer<ObjectNode> change) throws IOException {
        ObjectNode changed = root.deepCopy();
        change.accept(changed);
        file.write(changed);
        root = changed;
        all.publish(read());
    }

    private static Optional<ObjectNode> node(ObjectNode root, String name) {
        return objects(root)
                .filter(node -> node.path(ConnectionJson.NAME).asString("").equals(name))
                .findFirst();
    }

    private List<Connection> read() {
        return objects(root).flatMap(node -> ConnectionJson.read(node).stream()).toList();
    }

    private static Stream<ObjectNode> objects(ObjectNode root) {
        return root.path(KEY).valueStream().filter(JsonNode::isObject).map(ObjectNode.class::cast);
    }

    private static ArrayNode list(ObjectNode root) {
        return root.path(KEY) instanceof ArrayNode there ? there : root.putArray(KEY);
    }

    /** Two connections may not have one name: it is what the user chooses them by. */
    public static final class NameTakenException extends Exception {
        private static final long serialVersionUID = 1L;

        NameTakenException(String name) {
            super("There is a connection named " + name + " already. Choose another name.");
        }
    }
}
